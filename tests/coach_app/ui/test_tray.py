from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import Do
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.tray import OFFERED, Tray, tray_icon


@pytest.fixture
def parent(qtbot: QtBot, language: Language) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    yield made
    made.close()


def test_where_there_is_no_tray_nothing_is_missing(parent: QWidget) -> None:
    tray = Tray(parent)
    assert tray.there is QSystemTrayIcon.isSystemTrayAvailable()
    tray.show_light(Light(Sign.RECORDING, 72.0), muted=False)
    tray.close()


def test_it_says_in_words_what_its_colour_says(parent: QWidget) -> None:
    tray = Tray(parent)
    assert tray.words == "Voice Coach · No call"
    tray.show_light(Light(Sign.RECORDING, 72.4), muted=True)
    assert tray.words == "Voice Coach · Recording 1:12 · Nudges are muted"


def test_its_menu_has_everything_a_call_needs(parent: QWidget) -> None:
    tray = Tray(parent)
    chosen: list[Do] = []
    tray.chosen.connect(chosen.append)
    tray.let_answer(True)
    for action in tray.menu.actions():
        assert action.isSeparator() or action.text()
        action.trigger()
    assert tuple(chosen) == OFFERED


def test_a_nudge_is_called_wrong_from_the_menu_while_one_stands(parent: QWidget) -> None:
    tray = Tray(parent)
    chosen: list[Do] = []
    tray.chosen.connect(chosen.append)
    (wrong,) = (action for action in tray.menu.actions() if action.text() == "This nudge is wrong")
    wrong.trigger()
    assert not wrong.isEnabled()
    tray.let_answer(True)
    wrong.trigger()
    assert chosen == [Do.WRONG]


def test_the_window_is_one_click_away(qtbot: QtBot, parent: QWidget) -> None:
    tray = Tray(parent)
    with qtbot.waitSignal(tray.opened):
        tray._activated(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.waitSignal(tray.opened):
        tray.menu.actions()[0].trigger()


def test_states_of_a_call_are_told_apart_by_colour_and_shape(qapp: QApplication) -> None:
    signs = (Sign.IDLE, Sign.LISTENING, Sign.RECORDING, Sign.TROUBLED, Sign.PAUSED, Sign.FINISHING)
    pictures = [tray_icon(Light(sign)).pixmap(64, 64).toImage() for sign in signs]
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(signs)
    grey = {
        bytes(p.convertToFormat(p.Format.Format_Mono, Qt.ImageConversionFlag.MonoOnly).constBits()) for p in pictures
    }
    assert len(grey) == len(signs)


def test_it_follows_the_language(parent: QWidget, language: Language) -> None:
    tray = Tray(parent)
    language.use("zh")
    QApplication.processEvents()
    assert tray.menu.actions()[0].text() == "显示窗口"
