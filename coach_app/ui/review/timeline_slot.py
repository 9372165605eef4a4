"""The place of the timeline: a quiet strip until the plotting library is there, then the drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach_app.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from coach_app.ui.review.timeline import Timeline


class TimelineSlot(QWidget):
    """Holds the timeline once it is loaded.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    loaded = Signal(object)
    """The drawing is there: the `Timeline`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.timeline: Timeline | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(15 * GRID)
        theme.changed.connect(self.update)

    def load(self) -> bool:
        """Put the drawing in; ``False`` once there is nothing left to do."""
        if self.timeline is None:
            from coach_app.ui.review.timeline import Timeline  # noqa: PLC0415 (slow to load: after the frame)

            self.timeline = Timeline(self._theme)
            self._column.addWidget(self.timeline)
            self.loaded.emit(self.timeline)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw two strips where the waveforms will be."""
        if self.timeline is None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tokens.colour("line"))
            for share in (0.25, 0.6):
                painter.drawRoundedRect(QRectF(0, share * self.height(), self.width(), 2 * GRID), GRID, GRID)
            painter.end()
        event.accept()
