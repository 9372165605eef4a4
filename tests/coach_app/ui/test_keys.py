from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import TABLE, Do, Keys
from coach_app.ui.language import Language


class Desk(QWidget):
    """A live page with a field and a button beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.live, self.field, self.button = QWidget(), QLineEdit(), QPushButton("Press")
        self.live.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QVBoxLayout(self.live)
        inside.addWidget(self.field)
        inside.addWidget(self.button)
        column = QVBoxLayout(self)
        column.addWidget(self.live)
        self.elsewhere = QPushButton("Elsewhere")
        column.addWidget(self.elsewhere)
        self.keys = Keys(self, self.live)
        self.done: list[Do] = []
        for do in Do:
            self.keys.on(do, partial(self.done.append, do))


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    return made


def test_everything_has_a_key_and_no_key_does_two_things() -> None:
    assert [line.do for line in TABLE] == list(Do)
    keys = [QKeySequence(key).toString() for line in TABLE for key in line.keys]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_every_key_has_a_name_in_both_languages(language: Language) -> None:
    english = [line.name for line in TABLE]
    language.use("zh")
    assert not set(english) & {line.name for line in TABLE}


def test_a_key_does_what_it_says(desk: Desk) -> None:
    desk.live.setFocus()
    QTest.keyClick(desk, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.live, Qt.Key.Key_F)
    QTest.keyClick(desk, Qt.Key.Key_F1)
    assert desk.done == [Do.BEGIN, Do.WRONG, Do.KEYS]


def test_space_pauses_but_presses_the_button_that_has_the_focus(desk: Desk) -> None:
    pressed: list[bool] = []
    desk.button.clicked.connect(lambda: pressed.append(True))
    desk.live.setFocus()
    QTest.keyClick(desk.live, Qt.Key.Key_Space)
    desk.button.setFocus()
    QTest.keyClick(desk.button, Qt.Key.Key_Space)
    assert desk.done == [Do.PAUSE]
    assert pressed == [True]


def test_who_writes_a_number_does_not_press_keys(desk: Desk) -> None:
    desk.field.setFocus()
    QTest.keyClicks(desk.field, "F1 2W")
    assert desk.field.text() == "F1 2W"
    assert desk.done == []


def test_keys_of_the_live_page_are_not_heard_elsewhere(desk: Desk) -> None:
    desk.elsewhere.setFocus()
    QTest.keyClick(desk.elsewhere, Qt.Key.Key_F)
    QTest.keyClick(desk.elsewhere, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.done == [Do.END]


def test_what_nobody_answers_to_does_nothing(qtbot: QtBot) -> None:
    window, live = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(live)
    keys = Keys(window, live)
    keys.press(Do.QUIT)
    assert keys.unanswered == frozenset(Do)
