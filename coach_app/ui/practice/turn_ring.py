"""A calm ring that says whose turn it is. It counts nothing down: there is time to think."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from coach_app.practice.news import Turn
from coach_app.ui.glyphs import Glyph, draw
from coach_app.ui.theme import GRID, Theme, moves_allowed

_SIZE = 12 * GRID
# Seconds of a slow breath, and how far the ring grows with it, in pixels.
_BREATH_S, _GROWS = 5.0, 3.0


class TurnRing(QWidget):
    """Open while it is the agent's turn, dashed while the customer speaks.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._turn, self._at_s = theme, Turn.NOBODY, 0.0
        self.setFixedSize(_SIZE, _SIZE)
        theme.changed.connect(self.update)
        self.show_turn(Turn.NOBODY, 0.0)

    @property
    def words(self) -> str:
        """Whose turn it is."""
        return self.accessibleName()

    def show_turn(self, turn: Turn, at_s: float) -> None:
        """Show whose turn it is, at this second of the breath."""
        self._turn, self._at_s = turn, at_s if moves_allowed() else 0.0
        self.setAccessibleName(
            {
                Turn.CUSTOMER: self.tr("The customer speaks"),
                Turn.AGENT: self.tr("Your turn"),
                Turn.NOBODY: self.tr("A moment …"),
            }[turn]
        )
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.show_turn(self._turn, self._at_s)
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        tokens, mine = self._theme.tokens, self._turn is Turn.AGENT
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.colour("agent" if mine else "line"), 5 if mine else 3)
        if not mine:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(tokens.colour("accent_tint") if mine else Qt.BrushStyle.NoBrush)
        grown = _GROWS * (1 + math.sin(2 * math.pi * self._at_s / _BREATH_S)) / 2 if mine else 0.0
        edge = 8.0 - grown
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawEllipse(box)
        inner = box.adjusted(24 + grown, 24 + grown, -24 - grown, -24 - grown)
        draw(
            painter,
            Glyph.WAVE if mine else Glyph.PAUSE,
            inner,
            tokens.colour("agent" if mine else "muted"),
            tokens.colour("card"),
        )
        painter.end()
        event.accept()
