"""The timeline: both waveforms with their marks, both pitches, and the agent's measures against their ranges.

Imported after the window's frame is on screen, because the plotting library is the slowest
part of the window to load.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from audio.block import Speaker
from coach_app.live_gauges import Band, Bands
from coach_app.review.curves import Curves
from coach_app.review.peaks import Peaks
from coach_app.review.view import View
from coach_app.ui.review.timeline_row import NAME_WIDTH, CurveRow, WaveRow
from coach_app.ui.theme import GRID, Theme

# Below this height one curve is drawn, not three.
_LOW = 27 * GRID
_MARGINS = 4
# Axes: lowest and highest value of each measure; the customer's pitch has no range to stay in.
_THEIRS = "customer_pitch"
_AXES = {"pitch": (-9.0, 9.0), _THEIRS: (-9.0, 9.0), "rate": (80.0, 420.0), "level": (-14.0, 14.0)}
_PITCHES = {Speaker.AGENT: "pitch", Speaker.CUSTOMER: _THEIRS}


@dataclass(frozen=True, slots=True)
class TimeMark:
    """Something at a time of the call.

    Parameters
    ----------
    key : int
        Which, for whoever clicks on it; 0 where that does nothing.
    speaker : Speaker
        In whose lane.
    at_s : float
        When.
    shape : str
        Symbol of the plotting library: ``t1`` triangle, ``h`` hexagon, ``o`` disc, ``star``, ``d`` diamond, ``s`` square.
    ink : str
        Colour token.
    hollow : bool
        It does not count: ruled wrong.
    words : str
        Shown on hover.
    """

    key: int
    speaker: Speaker
    at_s: float
    shape: str
    ink: str
    hollow: bool
    words: str


class Timeline(QWidget):
    """Draws a call; what is in sight is told by a `View`.

    Parameters
    ----------
    theme : Theme
        Where colours come from.
    """

    clicked = Signal(float)
    """Somebody clicked at this second of the call."""
    selected = Signal(float, float)
    """Somebody drew over this stretch."""
    marked = Signal(int)
    """Somebody clicked on a mark: its key."""
    viewed = Signal(object)
    """Another `View` is in sight."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._view = theme, View.all_of(0.0)
        self._peaks: Peaks | None = None
        self._curves: Curves | None = None
        self._theirs: Curves | None = None
        self._wanted = 0  # 0 all curves, else the one of that place
        self._canvas = pg.GraphicsLayoutWidget()
        self._canvas.setBackground(None)
        self._canvas.setFrameShape(QFrame.Shape.NoFrame)
        self._canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._canvas.ci.layout.setContentsMargins(0, 0, 0, 0)
        self._canvas.ci.layout.setVerticalSpacing(_MARGINS)
        self.waves = {side: WaveRow(self._canvas, row, theme, side) for row, side in enumerate(Speaker)}
        inks = {_THEIRS: "customer"}
        self.curves = {
            name: CurveRow(self._canvas, row, theme, name in ("rate", "level"), axis, inks.get(name, "accent"))
            for row, (name, axis) in enumerate(_AXES.items(), 2)
        }
        for row in (*self.waves.values(), *self.curves.values()):
            row.box.clicked.connect(self._clicked)
            row.box.drawn.connect(self._drawn)
        for wave in self.waves.values():
            wave.marked.connect(self.marked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        theme.changed.connect(self._colour)
        self._colour()
        self._arrange()
        self.retranslate()

    @property
    def view(self) -> View:
        """What is in sight."""
        return self._view

    @property
    def has_waves(self) -> bool:
        """Whether the waveforms of the call are there; they come later than its curves."""
        return self._peaks is not None

    @property
    def rows(self) -> tuple[str, ...]:
        """Names of the curves that are drawn."""
        return tuple(name for name, row in self.curves.items() if row.plot.isVisible())

    def show_call(
        self,
        whole_s: float,
        curves: Curves | None,
        bands: Bands,
        speakers: Sequence[Speaker],
        theirs: Curves | None = None,
    ) -> None:
        """Draw another call, all of it in sight; of the customer's curves, `theirs`, the pitch."""
        self._peaks, self._curves, self._theirs = None, curves, theirs
        self._view = View.all_of(whole_s)
        ranges = {"pitch": bands.usual.pitch_st, "rate": bands.rate_cpm, "level": bands.level_db}
        for name, row in self.curves.items():
            row.show_range(ranges.get(name, Band()), bands.usual.rate_cpm if name == "rate" else None)
            row.show_fine([])
        for side, wave in self.waves.items():
            wave.plot.setVisible(side in speakers)
            wave.show_peaks(np.zeros(0), np.zeros((0, 2), np.float32))
        self.show_selection(None)
        self.show_flag(None)
        self._arrange()
        self._draw()

    def show_peaks(self, peaks: Peaks) -> None:
        """Draw the waveforms."""
        self._peaks = peaks
        self._draw()

    def show_marks(self, marks: Sequence[TimeMark], chosen: int) -> None:
        """Draw marks; the chosen one is larger."""
        for side, wave in self.waves.items():
            wave.show_marks([mark for mark in marks if mark.speaker is side], chosen)
        described = "; ".join(mark.words for mark in marks)
        if described != self.accessibleDescription():
            self.setAccessibleDescription(described)

    def show_fine(
        self, side: Speaker, lines: Sequence[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]]
    ) -> None:
        """Draw one voice's finer pitch over the coarse one: times and semitones of each tile."""
        self.curves[_PITCHES[side]].show_fine(lines)

    def show_cursor(self, at_s: float) -> None:
        """Draw what is heard now."""
        for row in (*self.waves.values(), *self.curves.values()):
            row.show_cursor(at_s)

    def show_flag(self, span: tuple[float, float] | None) -> None:
        """Shade the stretch that was judged."""
        for row in (*self.waves.values(), *self.curves.values()):
            row.show_flag(span)

    def show_selection(self, span: tuple[float, float] | None) -> None:
        """Shade what somebody drew over."""
        for row in (*self.waves.values(), *self.curves.values()):
            row.show_selection(span)

    def look_at(self, view: View) -> None:
        """Have this in sight."""
        if view != self._view:
            self._view = view
            self._draw()
            self.viewed.emit(view)

    def next_curves(self) -> None:
        """All curves, or one of them after the other."""
        self._wanted = (self._wanted + 1) % (len(self._there()) + 1)
        self._arrange()

    def retranslate(self) -> None:
        """Speak the language in use."""
        self.setAccessibleName(self.tr("Timeline of the call"))
        names = {Speaker.AGENT: self.tr("Me"), Speaker.CUSTOMER: self.tr("Customer")}
        for side, wave in self.waves.items():
            wave.call(names[side])
        titles = {"pitch": self.tr("Pitch"), "rate": self.tr("Rate"), "level": self.tr("Level")}
        titles[_THEIRS] = self.tr("Customer<br>pitch")
        for name, row in self.curves.items():
            row.call(titles[name])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer, or move sideways."""
        steps = event.angleDelta().y() / 120
        if steps:
            self.look_at(self._view.zoomed(0.8**steps, self._time_at(event.position().x())))
        elif event.angleDelta().x():
            self.look_at(self._view.moved(-event.angleDelta().x() / 1200 * self._view.width_s))
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw as many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()
        self._draw()

    def _time_at(self, x: float) -> float:
        share = (x - NAME_WIDTH) / max(1.0, self.width() - NAME_WIDTH)
        return self._view.start_s + min(1.0, max(0.0, share)) * self._view.width_s

    def _clicked(self, at_s: float) -> None:
        self.clicked.emit(min(max(0.0, at_s), self._view.whole_s))

    def _drawn(self, start_s: float, end_s: float, done: bool) -> None:
        first, last = sorted(min(self._view.whole_s, max(0.0, at_s)) for at_s in (start_s, end_s))
        self.show_selection((first, last))
        if done and last > first:
            self.selected.emit(first, last)

    def _there(self) -> list[str]:
        """Curves that the call has."""
        return [name for name in self.curves if name != _THEIRS or self._theirs is not None]

    def _arrange(self) -> None:
        """Which curves there is room for; the time stands below the lowest."""
        names = self._there()
        low = 0 < self.height() < _LOW
        self._wanted %= len(names) + 1
        wanted = [names[self._wanted - 1]] if self._wanted else names[:1] if low else names
        for name, row in self.curves.items():
            row.plot.setVisible(name in wanted)
            row.name.setVisible(name in wanted)
            row.plot.setMaximumHeight(16_777_215 if name in wanted else 0)
            row.name.setMaximumHeight(16_777_215 if name in wanted else 0)
            row.show_time(name == wanted[-1])

    def _draw(self) -> None:
        view, columns = self._view, max(100, self.width() - NAME_WIDTH)
        for side, wave in self.waves.items():
            wave.look_at(view.start_s, view.end_s)
            if self._peaks is not None:
                wave.show_peaks(*self._peaks.within(side, view.start_s, view.end_s, columns))
        ours, theirs = (
            one.within(view.start_s, view.end_s, columns) if one is not None else None
            for one in (self._curves, self._theirs)
        )
        for name, row in self.curves.items():
            row.look_at(view.start_s, view.end_s)
            part = theirs if name == _THEIRS else ours
            if part is None:
                row.show_values(np.zeros(0), np.zeros(0))
            else:
                values = {"rate": part.rate_cpm, "level": part.level_db}.get(name, part.pitch_st)
                row.show_values(part.at_s.astype(np.float64), values.astype(np.float64))

    def _colour(self) -> None:
        for row in (*self.waves.values(), *self.curves.values()):
            row.colour()
