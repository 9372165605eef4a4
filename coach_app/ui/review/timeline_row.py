"""One row of the timeline: a waveform with its marks, or a curve with its range; cursor and shaded stretches in all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QObject, Qt, Signal

from audio.block import Speaker
from coach_app.live_gauges import Band
from coach_app.ui.text import clock
from coach_app.ui.theme import GRID, SMALL, Theme, font

if TYPE_CHECKING:
    from coach_app.ui.review.timeline import TimeMark

# Width of the names and figures at the left.
NAME_WIDTH = 12 * GRID
_AXIS_WIDTH = 4 * GRID
# How much of what lies below a shaded stretch is seen, of 255.
_SHADE = 40
# Points across a mark.
_MARK, _CHOSEN_MARK = 12, 17
# A bound that is further out than anything drawn.
_FAR = 1e4

Values = npt.NDArray[np.float64]


class TimeBox(pg.ViewBox):  # type: ignore[misc]
    """Takes the mouse: a click is a second of the call, a stroke is a stretch."""

    clicked = Signal(float)
    drawn = Signal(float, float, bool)
    """A stretch is being drawn over, or has been."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setMouseEnabled(x=False, y=False)
        self.setDefaultPadding(0)

    def mouseClickEvent(self, event: Any) -> None:
        """Hear what is there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(float(self.mapToView(event.pos()).x()))
            event.accept()

    def mouseDragEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ARG002 (the library's signature)
        """Draw over a stretch."""
        if event.button() == Qt.MouseButton.LeftButton:
            start, end = self.mapToView(event.buttonDownPos()).x(), self.mapToView(event.pos()).x()
            self.drawn.emit(float(start), float(end), bool(event.isFinish()))
            event.accept()

    def wheelEvent(self, event: Any, axis: int | None = None) -> None:  # noqa: ARG002
        """The timeline zooms all rows at once."""
        event.ignore()


class TimeAxis(pg.AxisItem):  # type: ignore[misc]
    """Minutes and seconds; tenths and hundredths where one looks that closely."""

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002
        """Write the instants."""
        if spacing >= 1:
            return [clock(value) for value in values]
        digits = 1 if spacing >= 0.1 else 2
        return [f"{clock(value)}{value % 1:.{digits}f}".replace("0.", ".", 1) for value in _exact(values)]


def _exact(values: Sequence[float]) -> list[float]:
    """Without the last digits, so that 2.9999 is 3."""
    return [round(value, 4) for value in values]


class Row(QObject):
    """What all rows have.

    Parameters
    ----------
    canvas : pyqtgraph.GraphicsLayoutWidget
        Where it is drawn.
    row : int
        Its place.
    theme : Theme
        Where colours come from.
    low, high : float
        Ends of the vertical axis.
    """

    def __init__(self, canvas: Any, row: int, theme: Theme, low: float, high: float) -> None:
        super().__init__()
        self.theme, self.box = theme, TimeBox()
        self.name = canvas.addLabel("", row=row, col=0, justify="left")
        self.plot = canvas.addPlot(row=row, col=1, viewBox=self.box, axisItems={"bottom": TimeAxis("bottom")})
        self.plot.hideButtons()
        self.plot.setMenuEnabled(False)
        self.plot.hideAxis("bottom")
        self.plot.getAxis("left").setWidth(_AXIS_WIDTH)
        self.plot.getAxis("left").setStyle(tickFont=font(SMALL - 2), tickLength=0)
        self.plot.getAxis("bottom").setStyle(tickFont=font(SMALL - 1))
        self.box.setYRange(low, high, padding=0)
        self.name.setFixedWidth(NAME_WIDTH - _AXIS_WIDTH)
        self._flag = pg.LinearRegionItem(movable=False)
        self._selection = pg.LinearRegionItem(movable=False)
        self._cursor = pg.InfiniteLine(angle=90)
        for z, part in ((-8, self._flag), (-6, self._selection), (20, self._cursor)):
            part.setZValue(z)
            part.setVisible(False)
            self.plot.addItem(part, ignoreBounds=True)
        self._said = ""

    def look_at(self, start_s: float, end_s: float) -> None:
        """Have this in sight."""
        self.box.setXRange(start_s, end_s, padding=0)

    def call(self, name: str) -> None:
        """Write its name."""
        self._said = name
        self.name.setText(name, color=self.theme.tokens.muted, size=f"{SMALL - 3}pt")

    def show_time(self, shown: bool) -> None:
        """Write the time below it, or not."""
        self.plot.showAxis("bottom", shown)

    def show_cursor(self, at_s: float) -> None:
        """Draw what is heard now."""
        self._cursor.setValue(at_s)
        self._cursor.setVisible(True)

    def show_flag(self, span: tuple[float, float] | None) -> None:
        """Shade the stretch that was judged."""
        self._shade(self._flag, span)

    def show_selection(self, span: tuple[float, float] | None) -> None:
        """Shade what somebody drew over."""
        self._shade(self._selection, span)

    def colour(self) -> None:
        """Take the theme's colours."""
        tokens = self.theme.tokens
        for region, ink in ((self._flag, tokens.nudge), (self._selection, tokens.accent)):
            shade = tokens.colour("nudge" if region is self._flag else "accent")
            shade.setAlpha(_SHADE)
            region.setBrush(pg.mkBrush(shade))
            for edge in region.lines:
                edge.setPen(pg.mkPen(ink, width=1))
        self._cursor.setPen(pg.mkPen(tokens.alert, width=1))
        for axis in ("left", "bottom"):
            self.plot.getAxis(axis).setPen(pg.mkPen(tokens.line))
            self.plot.getAxis(axis).setTextPen(pg.mkPen(tokens.muted))
        self.call(self._said)

    @staticmethod
    def _shade(region: Any, span: tuple[float, float] | None) -> None:
        region.setVisible(span is not None)
        if span is not None:
            region.setRegion(span)


class WaveRow(Row):
    """One speaker's waveform and the marks in its lane."""

    marked = Signal(int)

    def __init__(self, canvas: Any, row: int, theme: Theme, side: Speaker) -> None:
        super().__init__(canvas, row, theme, -1.0, 1.8)
        self._side = side
        self.plot.getAxis("left").setTicks([])
        self._wave = pg.PlotCurveItem(connect="pairs")
        self._marks = pg.ScatterPlotItem(size=12, hoverable=True, tip=lambda x, y, data: data.words)  # noqa: ARG005
        self._marks.setZValue(10)
        self._marks.sigClicked.connect(self._clicked)
        self.shown: Sequence[TimeMark] = ()
        self._chosen = 0
        self.plot.addItem(self._wave)
        self.plot.addItem(self._marks)

    def show_peaks(self, at_s: Values, extent: npt.NDArray[np.float32]) -> None:
        """Draw a stroke from the lowest to the highest sample of each column."""
        loudest = float(np.abs(extent).max()) if len(extent) else 0.0
        scale = 1.0 if loudest <= 0 else min(8.0, 0.95 / loudest)  # a quiet line is still seen
        self._wave.setData(np.repeat(at_s, 2), extent.ravel().astype(np.float64) * scale)

    def show_marks(self, marks: Sequence[TimeMark], chosen: int) -> None:
        """Draw marks; the chosen one is larger."""
        if list(marks) != list(self.shown):
            self.shown, self._chosen = marks, chosen
            self._draw_marks()
        elif chosen != self._chosen:  # most often: a mark takes as long as all else of a flag
            before, self._chosen = self._chosen, chosen
            spots = self._marks.points()
            for number, mark in enumerate(marks):
                if mark.key and mark.key in (before, chosen):
                    spots[number].setSize(self._size(mark))

    def _size(self, mark: TimeMark) -> int:
        return _CHOSEN_MARK if mark.key and mark.key == self._chosen else _MARK

    def _draw_marks(self) -> None:
        tokens, marks = self.theme.tokens, self.shown
        # One pen and brush for each colour: what looks the same is then drawn once and copied.
        pens = {mark.ink: pg.mkPen(getattr(tokens, mark.ink), width=2) for mark in marks}
        brushes = {ink: pg.mkBrush(getattr(tokens, ink)) for ink in pens}
        hollow = pg.mkBrush(None)
        self._marks.setData(
            x=np.array([mark.at_s for mark in marks]),
            y=np.full(len(marks), 1.4),
            symbol=[mark.shape for mark in marks],
            size=[self._size(mark) for mark in marks],
            pen=[pens[mark.ink] for mark in marks],
            brush=[hollow if mark.hollow else brushes[mark.ink] for mark in marks],
            data=list(marks),
        )

    def colour(self) -> None:
        """Take the theme's colours."""
        super().colour()
        self._wave.setPen(
            pg.mkPen(self.theme.tokens.agent if self._side is Speaker.AGENT else self.theme.tokens.customer)
        )
        self._draw_marks()

    def _clicked(self, _item: object, points: Sequence[Any], _event: object) -> None:
        if len(points) and points[0].data().key:
            self.marked.emit(points[0].data().key)


class CurveRow(Row):
    """One measure of a voice, in the colour of `ink`, against the range where it should stay."""

    def __init__(
        self, canvas: Any, row: int, theme: Theme, bounded: bool, axis: tuple[float, float], ink: str = "accent"
    ) -> None:
        super().__init__(canvas, row, theme, *axis)
        self._axis, self._bounded, self._ink = axis, bounded, ink
        self._range, self._usual_value = Band(), None
        self._band = pg.LinearRegionItem(orientation="horizontal", movable=False)
        self._band.setZValue(-10)
        self._band.setVisible(False)
        self._usual = pg.InfiniteLine(angle=0)
        self._usual.setVisible(False)
        self._curve = pg.PlotCurveItem(connect="finite")
        self._outside = pg.PlotCurveItem(connect="finite")
        self._fine: list[Any] = []
        for part in (self._band, self._usual, self._curve, self._outside):
            self.plot.addItem(part, ignoreBounds=True)

    def show_range(self, band: Band, usual: float | None) -> None:
        """Draw where it should stay, and what is usual."""
        low, high = self._axis
        self._range = band
        bottom, top = low - 1 if band.low is None else band.low, high + 1 if band.high is None else band.high
        self._band.setRegion((bottom, top))
        self._band.setVisible(band != Band())
        self._usual.setVisible(usual is not None)
        if usual is not None:
            self._usual.setValue(usual)
        ends = [value for value in (band.low, band.high) if value is not None]
        self.plot.getAxis("left").setTicks([[(value, f"{value:.0f}".replace("-", "−")) for value in ends]])

    def show_values(self, at_s: Values, values: Values) -> None:
        """Draw the curve; what lies outside its range is drawn thicker, in another colour."""
        clipped = np.clip(values, *self._axis)
        low = -_FAR if self._range.low is None else self._range.low
        high = _FAR if self._range.high is None else self._range.high
        outside = self._bounded & ((values < low) | (values > high))
        self._curve.setData(at_s, clipped)
        self._outside.setData(at_s, np.where(outside, clipped, np.nan))

    def show_fine(self, lines: Sequence[tuple[Values, Values]]) -> None:
        """Draw finer lines over it."""
        for old in self._fine:
            self.plot.removeItem(old)
        self._fine = [pg.PlotCurveItem(at_s, np.clip(st, *self._axis), connect="finite") for at_s, st in lines]
        for line in self._fine:
            line.setPen(pg.mkPen(self.theme.tokens.text, width=2))
            self.plot.addItem(line, ignoreBounds=True)

    def colour(self) -> None:
        """Take the theme's colours."""
        super().colour()
        tokens = self.theme.tokens
        self._band.setBrush(pg.mkBrush(tokens.band))
        for edge in self._band.lines:
            edge.setPen(pg.mkPen(tokens.line, width=1))
        self._usual.setPen(pg.mkPen(tokens.muted, width=1, style=Qt.PenStyle.DotLine))
        self._curve.setPen(pg.mkPen(getattr(tokens, self._ink), width=1.5))
        self._outside.setPen(pg.mkPen(tokens.nudge, width=3))
        for line in self._fine:
            line.setPen(pg.mkPen(tokens.text, width=2))
