"""Draws one session of the list: name and length, day and tags, marks in colour and shape, the words that were found."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from coach_app.library.query import Row
from coach_app.ui.glyphs import draw
from coach_app.ui.library.row_words import marks_of, score_of, state_of, title_of, when
from coach_app.ui.library.session_model import ROW
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, SMALL, Theme, Tokens, font

# Height of a line, and the room around the lines.
_LINE, _EDGE = 22, GRID


class RowPainter(QStyledItemDelegate):
    """Draws rows.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    parent : QObject
        The list.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.snippets = False
        """Whether rows show what was found in them."""

    def sizeHint(self, _: QStyleOptionViewItem, __: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are equally high."""
        return QSize(20 * GRID, (4 if self.snippets else 3) * _LINE + 2 * _EDGE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row, or bars in its place until it has come."""
        tokens = self._theme.tokens
        painter.save()
        box: QRect = option.rect
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accent_tint"))
            painter.drawRoundedRect(box.adjusted(2, 1, -2, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.colour("accent"))
            painter.drawRoundedRect(QRectF(box.adjusted(2, 1, -3, -2)), 6, 6)
        inside = box.adjusted(2 * _EDGE, _EDGE, -2 * _EDGE, -_EDGE)
        row = index.data(ROW)
        if row is None:
            _draw_bars(painter, inside, tokens)
        else:
            _Lines(painter, inside, tokens).draw(row, self.snippets)
        painter.setPen(tokens.colour("line"))
        painter.drawLine(box.left() + 2 * _EDGE, box.bottom(), box.right() - 2 * _EDGE, box.bottom())
        painter.restore()


class _Lines:
    """Writes the lines of a row one below the other."""

    def __init__(self, painter: QPainter, box: QRect, tokens: Tokens) -> None:
        self._painter, self._box, self._tokens = painter, box, tokens

    def draw(self, row: Row, snippets: bool) -> None:
        bold, plain, small = font(weight=QFont.Weight.DemiBold), font(), font(SMALL)
        room = self._right(0, clock(row.duration_s), small, "muted")
        self._left(0, title_of(row), bold, "text", room)
        about = " · ".join(part for part in (when(row), state_of(row), *row.tags) if part)
        self._left(1, about, small, "muted", 0)
        score = score_of(row)
        self._right(2, score, plain, "text")
        self._marks(row, small)
        if snippets:
            self._left(3, f"“{row.snippet}”" if row.snippet else "", small, "text", 0)

    def _line(self, at: int) -> QRect:
        return QRect(self._box.left(), self._box.top() + at * _LINE, self._box.width(), _LINE)

    def _right(self, at: int, words: str, shape: QFont, ink: str) -> int:
        """Write at the right edge; the width that it took."""
        self._painter.setFont(shape)
        self._painter.setPen(self._tokens.colour(ink))
        self._painter.drawText(self._line(at), int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), words)
        return QFontMetrics(shape).horizontalAdvance(words) + GRID if words else 0

    def _left(self, at: int, words: str, shape: QFont, ink: str, taken: int) -> None:
        line = self._line(at).adjusted(0, 0, -taken, 0)
        self._painter.setFont(shape)
        self._painter.setPen(self._tokens.colour(ink))
        shown = QFontMetrics(shape).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        self._painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _marks(self, row: Row, small: QFont) -> None:
        line, x = self._line(2), self._box.left()
        metrics = QFontMetrics(small)
        self._painter.setFont(small)
        for glyph, ink, words in marks_of(row):
            colour = self._tokens.colour(ink)
            draw(self._painter, glyph, QRectF(x, line.center().y() - 7, 14, 14), colour, self._tokens.colour("card"))
            x += 14 + GRID // 2
            self._painter.setPen(colour)
            width = metrics.horizontalAdvance(words)
            self._painter.drawText(QRect(x, line.top(), width + 2, _LINE), int(Qt.AlignmentFlag.AlignVCenter), words)
            x += width + GRID + GRID // 2


def _draw_bars(painter: QPainter, box: QRect, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("line"))
    for line, share in ((0, 0.6), (1, 0.4), (2, 0.25)):
        painter.drawRoundedRect(box.left(), box.top() + line * _LINE + 5, round(box.width() * share), 12, 4, 4)
