from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.ui.widgets.one_line import OneLine

WORDS = "15 处提示，已评 3 处 · 36 %"


def line(qtbot: QtBot, width: int) -> OneLine:
    made = OneLine("muted")
    qtbot.addWidget(made)
    made.setText(WORDS)
    made.resize(width, 30)
    made.show()
    at = QPoint(1, 1)
    QApplication.sendEvent(made, QHelpEvent(QEvent.Type.ToolTip, at, made.mapToGlobal(at)))
    return made


def test_words_that_fit_are_shown_whole(qtbot: QtBot) -> None:
    made = line(qtbot, 800)
    assert made.shown == WORDS
    assert made.toolTip() == ""


def test_words_that_do_not_fit_end_with_an_ellipsis_and_are_told_by_the_hint(qtbot: QtBot) -> None:
    made = line(qtbot, 90)
    assert made.shown.endswith("…")
    assert WORDS.startswith(made.shown[:-1])
    assert made.toolTip() == WORDS
    assert made.fontMetrics().horizontalAdvance(made.shown) <= 90


def test_it_wants_room_for_all_and_takes_less(qtbot: QtBot) -> None:
    made = line(qtbot, 90)
    assert made.sizeHint().width() >= made.fontMetrics().horizontalAdvance(WORDS)
    assert made.minimumWidth() < 90


def test_it_draws_in_its_own_colour(qtbot: QtBot) -> None:
    made = line(qtbot, 90)
    made.setStyleSheet("color: #ff0000; background: #ffffff")
    image = made.grab().toImage()
    colours = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    assert any(one.red() > 200 and one.green() < 90 for one in colours)
