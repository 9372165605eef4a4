from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.drill_painting import DrillPainter
from coach_app.ui.practice.drill_rows import DrillRows
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import ROWS


def test_rows_that_differ_look_different(theme: Theme, qtbot: QtBot) -> None:
    view, rows = QListView(), DrillRows()
    qtbot.addWidget(view)
    rows.show_rows(ROWS, {})
    painter_of_rows = DrillPainter(rows, theme, view)

    def drawn(row: int, state: QStyle.StateFlag) -> bytes:
        image = QImage(400, 60, QImage.Format.Format_ARGB32)
        image.fill(theme.tokens.colour("page"))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 400, 60)
        option.state = state
        painter = QPainter(image)
        painter_of_rows.paint(painter, option, rows.index(row))
        painter.end()
        return bytes(image.constBits())

    none = QStyle.StateFlag.State_None
    pictures = {drawn(row, none) for row in range(4)} | {drawn(0, QStyle.StateFlag.State_Selected)}
    assert len(pictures) == 5
