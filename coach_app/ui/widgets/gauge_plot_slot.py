"""The place of a plot: a quiet strip until the plotting library is there, then the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coach_app.live_gauges import Band
from coach_app.ui.theme import GRID, Theme

if TYPE_CHECKING:
    from coach_app.ui.widgets.gauge_plot import GaugePlot


class PlotSlot(QWidget):
    """Holds a plot once it is loaded.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    low, high : float
        What the vertical axis shows.
    bounded : bool
        Whether leaving the band is marked on the curve.
    """

    def __init__(self, theme: Theme, low: float, high: float, bounded: bool) -> None:
        super().__init__()
        self._theme = theme
        self._axis = low, high
        self._bounded = bounded
        self._plot: GaugePlot | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID // 2, 0, GRID // 2)
        theme.changed.connect(self.update)

    @property
    def loaded(self) -> bool:
        """Whether the drawing is there."""
        return self._plot is not None

    def load(self) -> None:
        """Put the drawing in."""
        if self._plot is None:
            from coach_app.ui.widgets.gauge_plot import GaugePlot  # noqa: PLC0415 (slow to load: after the frame)

            self._plot = GaugePlot(self._theme, *self._axis, self._bounded)
            self._plot.setAccessibleName(self.accessibleName())
            self._column.addWidget(self._plot)

    def setAccessibleName(self, name: str) -> None:
        """Name the drawing for screen readers."""
        super().setAccessibleName(name)
        if self._plot is not None:
            self._plot.setAccessibleName(name)

    def show_points(
        self, times_s: Sequence[float], values: Sequence[float | None], band: Band, usual: float | None
    ) -> None:
        """Draw these, the last of them being now."""
        if self._plot is None:
            return
        import numpy as np  # noqa: PLC0415 (with the plots, after the frame)

        ages_s = np.asarray(times_s, np.float64) - (times_s[-1] if times_s else 0.0)
        self._plot.show_minute(ages_s, np.array(values, np.float64), band, usual)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a strip where the curve will be."""
        if self._plot is None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.tokens.colour("line"))
            middle = self.rect().center().y()
            painter.drawRoundedRect(QRectF(0, middle - GRID, self.width(), 2 * GRID), GRID, GRID)
            painter.end()
        event.accept()
