from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.keys import TABLE as EVERYWHERE
from coach_app.ui.language import Language
from coach_app.ui.review.keys import TABLE, Act, ReviewKeys


def test_everything_has_a_key_and_no_key_does_two_things() -> None:
    assert [line.act for line in TABLE] == list(Act)
    keys = [QKeySequence(key).toString() for line in TABLE for key in line.keys]
    window = [QKeySequence(key).toString() for line in EVERYWHERE for key in line.keys if not line.on_live]
    assert len(keys + window) == len(set(keys + window))


def test_every_key_has_a_name_in_both_languages(language: Language) -> None:
    english = [line.name for line in TABLE]
    language.use("zh")
    assert not set(english) & {line.name for line in TABLE}


def test_a_field_keeps_its_letters_and_a_button_its_space(qtbot: QtBot) -> None:
    page, done = QWidget(), []
    field, button = QLineEdit(), QPushButton("Press")
    button.clicked.connect(lambda: done.append("pressed"))
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(button)
    keys = ReviewKeys(page)
    keys.on(Act.NEXT, lambda: done.append("next"))
    keys.on(Act.PLAY, lambda: done.append("play"))
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_J)
    assert field.text() == "j"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_J)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert done == ["next", "pressed"]
