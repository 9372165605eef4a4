from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from coach_app.ui.first_run.shelf import Shelf


def test_a_page_is_as_high_as_its_words_need(qtbot: QtBot) -> None:
    shelf, page = Shelf(), QWidget()
    qtbot.addWidget(shelf)
    words = QLabel("A sentence that goes on. " * 40)
    words.setWordWrap(True)
    QVBoxLayout(page).addWidget(words)
    shelf.add(page)
    assert page.isHidden()
    page.show()
    shelf.resize(200, 100)
    shelf.show()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert shelf.verticalScrollBar().maximum() > 0


def test_what_has_the_keyboard_is_in_sight(qtbot: QtBot) -> None:
    shelf, page, button = Shelf(), QWidget(), QPushButton("far down")
    qtbot.addWidget(shelf)
    page.setMinimumHeight(600)
    column = QVBoxLayout(page)
    column.addStretch(1)
    column.addWidget(button)
    shelf.add(page)
    page.show()
    shelf.resize(200, 100)
    shelf.show()
    shelf.activateWindow()
    button.setFocus()
    qtbot.waitUntil(lambda: shelf.verticalScrollBar().maximum() > 0)
    shelf.show_focus()
    assert shelf.viewport().rect().contains(button.mapTo(shelf.viewport(), button.rect().center()))
