"""A window to try things on: English, light, fed by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Band, Bands
from coach_app.live_state import LiveStateStore
from coach_app.ui.language import Language
from coach_app.ui.main_window import MainWindow
from coach_app.ui.theme import LIGHT, Theme, font

BANDS = Bands(Band(150, 290), Band(-6, 6), Band(1.6, None), hold_s=30, hold_soon_s=25)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """Light colours."""
    qapp.setStyle("Fusion")
    qapp.setFont(font())
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
def store() -> LiveStateStore:
    """Nothing heard yet."""
    return LiveStateStore(BANDS)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, language: Language, store: LiveStateStore) -> MainWindow:
    """The whole window with its plots loaded."""
    made = MainWindow(store, theme, language)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.live.gauges.load_plots()
    return made
