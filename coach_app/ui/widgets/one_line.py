"""Words on one line that give way where there is little room: an ellipsis and a hint, never half a letter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from coach_app.ui.theme import GRID


class OneLine(QLabel):
    """A label as wide as its words, or narrower.

    Parameters
    ----------
    role : str
        By which the style sheet gives its look.
    least : int
        Never narrower, pixels.
    """

    def __init__(self, role: str, least: int = GRID) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setMinimumWidth(least)

    @property
    def shown(self) -> str:
        """What of the words there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def event(self, event: QEvent) -> bool:
        """All words are the hint where they do not fit."""
        if event.type() is QEvent.Type.ToolTip:
            self.setToolTip(self.text() if self.shown != self.text() else "")
        return super().event(event)

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw as many words as fit."""
        painter = QPainter(self)
        align, ink = int(self.alignment().value), self.foregroundRole()
        area = self.contentsRect()
        self.style().drawItemText(painter, area, align, self.palette(), self.isEnabled(), self.shown, ink)
        painter.end()
