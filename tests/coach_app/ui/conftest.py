"""A window to try things on: English, light, with the sentences of the real pack, fed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import coach_app.live_setup
import coach_app.ui.calls_dialog
import coach_app.ui.first_run.wizard
import coach_app.ui.people_dialog
import coach_app.ui.settings_page
import coach_app.ui.todays_calls
import coach_app.whose  # noqa: F401 (whatever a page needs has been loaded, as it has soon after the start)
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveStateStore
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.stage import take_down
from coach_app.ui.theme import LIGHT, Theme, font
from coach_app.voice_of_pack import voice_of_pack
from feedback.pack import load_pack
from tests.coach_app.scripted_shift import Preparing
from tests.coach_app.ui.live_scene import Scene


@pytest.fixture(scope="session")
def voice() -> tuple[Bands, Sayings]:
    """Limits and sentences of the pack that comes with the program."""
    return voice_of_pack(load_pack(), None)


@pytest.fixture
def bands(voice: tuple[Bands, Sayings]) -> Bands:
    """Limits of the pack."""
    return voice[0]


@pytest.fixture
def sayings(voice: tuple[Bands, Sayings]) -> Sayings:
    """Sentences of the pack in English."""
    return replace(voice[1], language="en")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program dresses it."""
    qapp.setStyle("Fusion")
    qapp.setFont(font())
    return qapp


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light colours."""
    made = Theme(LIGHT)
    made.use(LIGHT)
    return made


@pytest.fixture
def language(qapp: QApplication) -> Iterator[Language]:
    """English, and English again afterwards."""
    made = Language("en")
    yield made
    made.use("en")


@pytest.fixture
def store(bands: Bands) -> LiveStateStore:
    """Nothing heard yet."""
    return LiveStateStore(bands)


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, language: Language, store: LiveStateStore, sayings: Sayings
) -> Iterator[MainWindow]:
    """The whole window with its plots loaded; gone when the test is over."""
    made = MainWindow(store, theme, language)
    made.live.use({"en": "A call", "zh": "一通电话"}, sayings)
    made.show()
    qtbot.waitExposed(made)
    made.live.gauges.load_plots()
    yield made
    take_down(made)


@pytest.fixture
def scene(
    qtbot: QtBot,
    window: MainWindow,
    store: LiveStateStore,
    theme: Theme,
    language: Language,
    voice: tuple[Bands, Sayings],
) -> Iterator[Scene]:
    """Window, scripted shift, overlay and settings as the program puts them together; gone when the test is over."""
    made = Scene(qtbot, window, store, theme, language, Preparing(*voice))
    yield made
    made.close()
