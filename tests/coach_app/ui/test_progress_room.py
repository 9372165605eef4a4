"""The door to the page of progress."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.library.library import Library
from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.progress_room import ProgressRoom
from coach_app.ui.settings_keeper import SettingsKeeper
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.rail import LIVE, PROGRESS
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.ui.test_archive_room import KeptSettings


@pytest.fixture
def room(qtbot: QtBot, window: MainWindow, theme: Theme, language: Language, tmp_path: Path) -> Iterator[ProgressRoom]:
    session = write_session(tmp_path, said=["您好"])
    with Library(tmp_path) as library:
        library.add(session)
    keeper = SettingsKeeper(KeptSettings)
    made = ProgressRoom(window, keeper, tmp_path, theme, language)
    with qtbot.waitSignal(keeper.loaded):
        keeper.load()
    yield made
    made.close()
    keeper.close()


def test_the_rail_opens_the_page_and_it_reads_what_is_there(
    qtbot: QtBot, window: MainWindow, room: ProgressRoom
) -> None:
    window.rail.progress.click()
    qtbot.waitUntil(lambda: window.page == PROGRESS)
    page = room.page
    assert page is not None
    qtbot.waitUntil(lambda: not page.busy)
    assert window.rail.progress.isChecked()


def test_its_key_opens_it_and_who_has_no_calls_is_led_to_them(
    qtbot: QtBot, window: MainWindow, room: ProgressRoom
) -> None:
    window.keys.press(Do.PROGRESS)
    qtbot.waitUntil(lambda: window.page == PROGRESS)
    assert room.page is not None
    room.page.begin.emit()
    assert window.page == LIVE


def test_what_has_no_figures_leads_to_where_it_is_judged_anew(
    qtbot: QtBot, window: MainWindow, room: ProgressRoom
) -> None:
    asked: list[str] = []
    window.keys.on(Do.REVIEW, lambda: asked.append("review"))
    window.keys.press(Do.PROGRESS)
    qtbot.waitUntil(lambda: window.page == PROGRESS)
    assert room.page is not None
    room.page.mend.emit()
    assert asked == ["review"]


def test_opened_again_it_looks_again(qtbot: QtBot, window: MainWindow, room: ProgressRoom) -> None:
    window.keys.press(Do.PROGRESS)
    qtbot.waitUntil(lambda: window.page == PROGRESS)
    page = room.page
    assert page is not None
    qtbot.waitUntil(lambda: not page.busy)
    window.show_page(LIVE)
    window.keys.press(Do.PROGRESS)
    assert page.busy
    qtbot.waitUntil(lambda: not page.busy)
