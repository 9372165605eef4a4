"""Draws one drill of the list: title, what it is, and how it went the last time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach_app.ui.glyphs import draw
from coach_app.ui.practice.drill_rows import ROW, DrillRows
from coach_app.ui.practice.words import last_take
from coach_app.ui.theme import GRID, SMALL, Theme, font

_LINE, _GLYPH = 22, 14


class DrillPainter(QStyledItemDelegate):
    """Draws rows.

    Parameters
    ----------
    rows : DrillRows
        Says what they are.
    theme : Theme
        Where colours come from.
    parent : QObject
        The list.
    """

    def __init__(self, rows: DrillRows, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._rows, self._theme = rows, theme

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(20 * GRID, 2 * _LINE + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        tokens, row = self._theme.tokens, index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(tokens.colour("accent" if option.state & QStyle.StateFlag.State_HasFocus else "accent_tint"))
            painter.setBrush(tokens.colour("accent_tint"))
            painter.drawRoundedRect(QRectF(box).adjusted(2, 1, -2, -2), 6, 6)
        inside = box.adjusted(2 * GRID, GRID, -2 * GRID, -GRID)
        words, glyph, ink = last_take(row)
        taken = 0
        if words:
            painter.setFont(font())
            painter.setPen(tokens.colour(ink))
            first = inside.adjusted(0, 0, 0, -_LINE)
            painter.drawText(first, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
            taken = QFontMetrics(font()).horizontalAdvance(words) + GRID
            mark = QRectF(inside.right() - taken - _GLYPH, first.center().y() - _GLYPH / 2 + 1, _GLYPH, _GLYPH)
            draw(painter, glyph, mark, tokens.colour(ink), tokens.colour("card"))
            taken += _GLYPH + GRID
        for line, (text, shape, colour) in enumerate(
            ((row.title, font(weight=QFont.Weight.DemiBold), "text"), (self._rows.about(row), font(SMALL), "muted"))
        ):
            place = inside.adjusted(0, line * _LINE, -taken if line == 0 else 0, (line - 1) * _LINE)
            painter.setFont(shape)
            painter.setPen(tokens.colour(colour))
            shown = QFontMetrics(shape).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setPen(tokens.colour("line"))
        painter.drawLine(inside.left(), box.bottom(), inside.right(), box.bottom())
        painter.restore()
