"""The drawing of one gauge: a moving minute against the range where it should stay.

Imported after the window's frame is on screen, because the plotting library is the slowest
part of the window to load.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from coach_app.live_gauges import WINDOW_S, Band
from coach_app.ui.theme import Theme

# A bound that is further out than anything drawn.
_FAR = 1e4


class GaugePlot(QWidget):
    """A curve over the last minute; what lies outside its band is drawn thicker, in another colour.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    low, high : float
        What the vertical axis shows, in the measure's unit.
    bounded : bool
        Whether leaving the band is marked on the curve.
    """

    def __init__(self, theme: Theme, low: float, high: float, bounded: bool) -> None:
        super().__init__()
        self._theme = theme
        self._limits = low, high
        self._bounded = bounded
        self._plot = pg.PlotWidget(background=None)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAntialiasing(True)
        item = self._plot.getPlotItem()
        item.hideAxis("bottom")
        item.hideAxis("left")
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setContentsMargins(0, 0, 0, 0)
        item.getViewBox().setDefaultPadding(0)
        self._plot.setXRange(-WINDOW_S, 0.6, padding=0)
        self._plot.setYRange(low, high, padding=0)
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._band.setZValue(-10)
        self._usual = pg.InfiniteLine(angle=0)
        self._band.setVisible(False)
        self._usual.setVisible(False)
        self._curve = pg.PlotDataItem(connect="finite")
        self._dots = pg.ScatterPlotItem(size=3, pen=pg.mkPen(None))
        self._outside = pg.PlotDataItem(connect="finite")
        self._tip = pg.ScatterPlotItem(size=8)
        for part in (self._band, self._usual, self._curve, self._dots, self._outside, self._tip):
            self._plot.addItem(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot)
        theme.changed.connect(self._colour)
        self._colour()

    def setAccessibleName(self, name: str) -> None:
        """Name the drawing for screen readers."""
        super().setAccessibleName(name)
        self._plot.setAccessibleName(name)

    def show_minute(
        self, ages_s: npt.NDArray[np.float64], values: npt.NDArray[np.float64], band: Band, usual: float | None
    ) -> None:
        """Draw one minute.

        Parameters
        ----------
        ages_s : numpy.ndarray [shape=(n,)]
            Seconds before now, 0 or negative.
        values : numpy.ndarray [shape=(n,)]
            The measure; NaN where there is none.
        band : Band
            Where it should stay.
        usual : float or None
            What is usual for the speaker, drawn as a dotted line.
        """
        low, high = self._limits
        clipped = np.clip(values, low, high)
        inside_low = -_FAR if band.low is None else band.low
        inside_high = _FAR if band.high is None else band.high
        out = self._bounded & ((values < inside_low) | (values > inside_high))
        self._band.setRegion((max(inside_low, low - 1), min(inside_high, high + 1)))
        self._band.setVisible(band != Band())
        self._usual.setVisible(usual is not None)
        if usual is not None:
            self._usual.setValue(usual)
        there = np.isfinite(clipped)
        self._curve.setData(ages_s, clipped)
        self._dots.setData(ages_s[there], clipped[there])  # a measure without neighbours is no line
        self._outside.setData(ages_s, np.where(out, clipped, np.nan))
        self._draw_tip(ages_s, clipped, out)

    def _draw_tip(
        self, ages_s: npt.NDArray[np.float64], values: npt.NDArray[np.float64], out: npt.NDArray[np.bool_]
    ) -> None:
        if not len(values) or np.isnan(values[-1]):
            self._tip.setData([], [])
            return
        ink = self._theme.tokens.nudge if out[-1] else self._theme.tokens.accent
        self._tip.setData([ages_s[-1]], [values[-1]], brush=pg.mkBrush(ink), pen=pg.mkPen(None))

    def _colour(self) -> None:
        tokens = self._theme.tokens
        self._band.setBrush(pg.mkBrush(tokens.band))
        for line in self._band.lines:
            line.setPen(pg.mkPen(tokens.line, width=1))
        self._usual.setPen(pg.mkPen(tokens.muted, width=1, style=Qt.PenStyle.DotLine))
        self._curve.setPen(pg.mkPen(tokens.accent, width=2))
        self._dots.setBrush(pg.mkBrush(tokens.accent))
        self._outside.setPen(pg.mkPen(tokens.nudge, width=3))
