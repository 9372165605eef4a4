from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import coach_app.ui.stage as module
from coach_app.errors import BadInputError
from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.ui.main_window import MainWindow
from coach_app.ui.stage import (
    Look,
    application,
    dressed,
    has_display,
    is_seen,
    keep,
    picture,
    platforms,
    put_on_screen,
)
from coach_app.ui.theme import THEMES
from tests.coach_app.ui.story import until


@pytest.mark.parametrize(
    ("environment", "platform", "there"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_a_display_is_looked_for_where_there_may_be_none(
    environment: dict[str, str], platform: str, there: bool
) -> None:
    assert has_display(environment, platform) is there


@pytest.mark.parametrize(
    ("environment", "platform", "ways"),
    [
        ({}, "linux", "offscreen"),
        ({"DISPLAY": ":0"}, "linux", "xcb;offscreen"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "wayland;xcb;offscreen"),
        ({}, "darwin", "cocoa"),
        ({}, "win32", "windows"),
    ],
)
def test_where_no_way_leads_to_a_screen_there_is_one_that_needs_none(
    environment: dict[str, str], platform: str, ways: str
) -> None:
    assert platforms(environment, platform) == ways


def test_what_is_drawn_for_a_test_is_seen_by_nobody(qapp: QApplication) -> None:
    assert not is_seen()


def test_there_is_one_application(qapp: QApplication) -> None:
    assert application() is qapp


def test_the_look_is_what_was_wished_or_what_the_system_has(qapp: QApplication) -> None:
    theme, language = dressed(Look("zh", "dark"))
    assert (theme.tokens.name, language.code) == ("dark", "zh")
    theme, language = dressed(Look("en"))
    assert theme.tokens.name in THEMES
    assert language.code == "en"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_picture_shows_the_window_as_it_was(
    qtbot: QtBot, tmp_path: Path, voice: tuple[Bands, Sayings], name: str
) -> None:
    file = tmp_path / "new" / f"{name}.png"
    picture(until(44.0), voice, Look("en", name), file)
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1280, 800)
    assert image.pixelColor(700, 60).name().upper() == THEMES[name].page


def test_a_picture_that_cannot_be_kept_is_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    widget = QWidget()
    qtbot.addWidget(widget)
    with pytest.raises(BadInputError, match="cannot be written"):
        keep(widget, tmp_path / "file" / "live.png")


def test_the_same_events_give_the_same_picture(qtbot: QtBot, tmp_path: Path, voice: tuple[Bands, Sayings]) -> None:
    for name in ("one.png", "two.png"):
        picture(until(44.0), voice, Look("zh", "light"), tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()


def test_the_window_is_as_large_as_it_says(window: MainWindow) -> None:
    assert (window.width(), window.height()) == (1280, 800)


@pytest.mark.parametrize(("size", "fills"), [((400, 300), False), ((1280, 800), True)])
def test_a_window_without_room_for_its_frame_fills_the_screen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], fills: bool
) -> None:
    monkeypatch.setattr(module, "is_seen", lambda: True)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*size)
    put_on_screen(window)
    assert window.isMaximized() is fills
    assert window.isVisible()
