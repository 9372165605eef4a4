"""The drawing of one figure over days or weeks.

Imported after the window's frame is on screen, because the plotting library is slow to load.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach_app.ui.theme import SMALL, Theme, font

# Dates that are written below, at most.
_DATES = 5
# Between two points that are further apart than this many steps, nothing is drawn.
_GAP_STEPS = 3
# Room left above and below the points, of what they span.
_ROOM = 0.25
# Room above the largest value that there can be, of that value: a point there is drawn whole.
_ABOVE_MOST = 0.04


class ProgressPlot(QWidget):
    """Points joined by lines, with a few dates below and values at the left.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plot = pg.PlotWidget(background=None)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAntialiasing(True)
        item = self._plot.getPlotItem()
        item.hideButtons()
        item.setMenuEnabled(False)
        item.showGrid(x=False, y=True, alpha=0.25)
        for side in ("left", "bottom"):
            item.getAxis(side).setStyle(tickFont=font(SMALL), tickLength=0)
        item.getAxis("left").setWidth(44)
        self.curve = pg.PlotDataItem(connect="finite")
        self.dates: tuple[str, ...] = ()
        self._dots = pg.ScatterPlotItem(size=7)
        self._plot.addItem(self.curve)
        self._plot.addItem(self._dots)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        theme.changed.connect(self._colour)
        self._colour()

    def setAccessibleName(self, name: str) -> None:
        """Name the drawing for screen readers."""
        super().setAccessibleName(name)
        self._plot.setAccessibleName(name)

    @property
    def points(self) -> list[tuple[float, float]]:
        """What is drawn: day numbers and values."""
        days, values = self._dots.getData()
        return [(float(day), float(value)) for day, value in zip(days, values, strict=True)]

    @property
    def bounds(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What the axes show: day numbers from and to, values from and to."""
        (left, right), (low, high) = self._plot.getPlotItem().getViewBox().viewRange()
        return (left, right), (low, high)

    def show_values(self, values: Sequence[tuple[date, float]], step_days: int, most: float = math.inf) -> None:
        """Draw a figure.

        Parameters
        ----------
        values : sequence of (date, float)
            Oldest first.
        step_days : int
            Days from one point to the next.
        most : float
            No value can be larger: 100 per cent.
        """
        days = [float(day.toordinal()) for day, _ in values]
        figures = [value for _, value in values]
        line_x, line_y = [], []
        for place, (day, value) in enumerate(zip(days, figures, strict=True)):
            if place and day - days[place - 1] > _GAP_STEPS * step_days:
                line_x.append(day)
                line_y.append(float("nan"))
            line_x.append(day)
            line_y.append(value)
        self.curve.setData(line_x, line_y)
        self._dots.setData(days, figures)
        self._fit(values, figures, step_days, most)

    def _fit(self, values: Sequence[tuple[date, float]], figures: Sequence[float], step_days: int, most: float) -> None:
        if not values:
            return
        low, high = min(figures), max(figures)
        # One value alone says nothing of how far it moves: it stands in the middle of round figures.
        room = max((high - low) * _ROOM, abs(high) * (0.02 if len(figures) > 1 else 0.5), 0.1)
        first, last = values[0][0].toordinal(), values[-1][0].toordinal()
        top = min(high + room, most + _ABOVE_MOST * abs(most))
        self._plot.setYRange(low - room if low - room > 0 or low < 0 else 0.0, top, padding=0)
        self._plot.setXRange(first - step_days / 2, last + step_days / 2, padding=0.08)
        every = max(1, -(-len(values) // _DATES))
        self.dates = tuple(f"{day:%m-%d}" for day, _ in values[::every])
        ticks = [(day.toordinal(), f"{day:%m-%d}") for day, _ in values[::every]]
        self._plot.getPlotItem().getAxis("bottom").setTicks([ticks])

    def _colour(self) -> None:
        tokens = self._theme.tokens
        self.curve.setPen(pg.mkPen(tokens.accent, width=2))
        self._dots.setBrush(pg.mkBrush(tokens.accent))
        self._dots.setPen(pg.mkPen(tokens.card, width=1))
        for side in ("left", "bottom"):
            axis = self._plot.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(tokens.line))
            axis.setTextPen(pg.mkPen(tokens.muted))
