"""Rows of a voice as early as they can be known: what the curve on the screen is drawn from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.block import RATE, Samples
from audio.level import WINDOW, level_db
from audio.pitch import FRAME, pitch_rows
from audio.prosody import HOP
from audio.quality import NoiseFloor
from audio.voicing import ON, STAY, stands_out

#: Samples around a row that its measures look at, on either side.
_REACH: Final = FRAME // 2
#: Rows measured at once at least: the tracker has a price for each call.
_ROWS: Final = 2
#: A voiced run is shown from so many rows on; shorter ones are clicks.
_SHORTEST: Final = 3
#: A pitch so far from the one before it is an octave off, if the octave is as good a period.
_FAR_ST: Final = 8.0
_AS_GOOD: Final = 0.8
#: Rows for which the pitch before is remembered.
_REMEMBERED: Final = 15


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One row of the curve.

    Parameters
    ----------
    at_s : float
        Call time.
    pitch_hz : float
        NaN where unvoiced.
    level_db : float
        dB re full scale.
    """

    at_s: float
    pitch_hz: float
    level_db: float


class LiveRows:
    """Turns consecutive sound into rows, each about 50 ms after its instant.

    Parameters
    ----------
    start : int
        Sample at which the sound begins; a multiple of `HOP`.

    Examples
    --------
    >>> rows = LiveRows()
    >>> t = np.arange(8000) / RATE
    >>> points = rows.feed((0.1 * np.sin(2 * np.pi * 200 * t)).astype(np.float32))
    >>> round(points[-1].pitch_hz), round(points[-1].level_db), round(0.5 - points[-1].at_s, 2)
    (200, -23, 0.02)
    """

    def __init__(self, start: int = 0) -> None:
        self._sound = np.zeros(_REACH, np.float32)  # what lies before the sound is silence
        self._next = start // HOP  # row that is measured next
        self._floor = NoiseFloor()
        self._voiced = 0  # rows of the run that is being followed
        self._held: list[CurvePoint] = []
        self._before_hz, self._ago = math.nan, _REMEMBERED

    def feed(self, samples: Samples) -> list[CurvePoint]:
        """Take consecutive sound; return the rows that it completes."""
        self._sound = np.concatenate([self._sound, samples])
        rows = (len(self._sound) - FRAME) // HOP + 1
        if rows < _ROWS:
            return []
        sound = self._sound[: FRAME + (rows - 1) * HOP]
        levels = level_db(
            np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::HOP, (FRAME - WINDOW) // 2 : (FRAME + WINDOW) // 2]
        ).tolist()
        loud = [stands_out(level, self._floor.feed(level)) for level in levels]
        out: list[CurvePoint] = []
        if any(loud):
            pitch = pitch_rows(sound)
            columns = (pitch.f0_hz, pitch.periodicity, pitch.octave_up, pitch.octave_down)
            for level, stands, (f0_hz, periodic, up, down) in zip(
                levels, loud, zip(*(column.tolist() for column in columns), strict=True), strict=True
            ):
                voiced = stands and periodic >= (STAY if self._voiced else ON)
                out += self._row(level, self._mended(f0_hz, periodic, up, down) if voiced else math.nan)
        else:
            for level in levels:
                out += self._row(level, math.nan)
        self._sound = self._sound[rows * HOP :]
        return out

    def _row(self, level: float, pitch_hz: float) -> list[CurvePoint]:
        """Take a row; a voiced run is held until it is long enough to be one."""
        point = CurvePoint(round(self._next * HOP / RATE, 3), pitch_hz, level)
        self._next += 1
        if math.isnan(pitch_hz):
            held = [CurvePoint(one.at_s, math.nan, one.level_db) for one in self._held]
            self._voiced, self._held = 0, []
            self._ago += 1
            return [*held, point]
        self._voiced += 1
        self._before_hz, self._ago = pitch_hz, 0
        self._held.append(point)
        if self._voiced < _SHORTEST:
            return []
        shown, self._held = self._held, []
        return shown

    def _mended(self, f0_hz: float, periodic: float, up: float, down: float) -> float:
        """The pitch, moved by an octave where that brings it to the one before it and is as good."""
        if self._ago >= _REMEMBERED or math.isnan(self._before_hz):
            return f0_hz
        off_st = 12 * math.log2(f0_hz / self._before_hz)
        if off_st > _FAR_ST and down >= _AS_GOOD * periodic and abs(off_st - 12) < _FAR_ST / 2:
            return f0_hz / 2
        if off_st < -_FAR_ST and up >= _AS_GOOD * periodic and abs(off_st + 12) < _FAR_ST / 2:
            return f0_hz * 2
        return f0_hz
