"""Where one stands among a few short pages: a dot for each, told in words too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from coach_app.ui.theme import GRID, Theme


class ProgressDots(QWidget):
    """Filled for what is behind, long for where one is, hollow for what is ahead.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._at = self._count = 0
        theme.changed.connect(self.update)

    @property
    def at(self) -> tuple[int, int]:
        """Place, from 0, and how many there are."""
        return self._at, self._count

    def show_place(self, at: int, count: int) -> None:
        """Stand at a page; `at` of `count` is behind all of them."""
        self._at, self._count = at, count
        self.setFixedSize(self.sizeHint())
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        """Two grid units a dot, one more for the long one."""
        return QSize((2 * self._count + 1) * GRID, 2 * GRID)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle = 0.5 * GRID, self.height() / 2
        for place in range(self._count):
            long = place == self._at
            painter.setPen(tokens.colour("accent" if place <= self._at else "muted"))
            painter.setBrush(tokens.colour("accent") if place <= self._at else Qt.BrushStyle.NoBrush)
            width = 2.0 * GRID if long else 1.0 * GRID
            if long:
                painter.drawRoundedRect(int(left), int(middle - GRID / 2), int(width), GRID, 4, 4)
            else:
                painter.drawEllipse(QPointF(left + GRID / 2, middle), GRID / 2 - 0.5, GRID / 2 - 0.5)
            left += width + GRID
        painter.end()
        event.accept()

    def _say(self) -> None:
        if self._at < self._count:
            self.setAccessibleName(self.tr("Step {0} of {1}").format(self._at + 1, self._count))
        else:
            self.setAccessibleName(self.tr("All {0} steps are behind you").format(self._count))
