"""Mend rows whose pitch slipped an octave, with the help of a quarter of a second around them.

At creaky ends and in noise a period detector takes two periods for one, or half for a whole. A
row is moved by an octave only when that brings it to its neighbours *and* its own sound allows it.
"""

from __future__ import annotations

import math
import statistics
from collections import deque
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Candidate:
    """Pitch of one row and how good its octaves would be.

    Parameters
    ----------
    f0_hz : float
        Pitch as measured.
    periodicity, octave_up, octave_down : float
        Normalised autocorrelation at its lag, at half and at twice of it.
    voiced : bool
        Whether the row counts.
    """

    f0_hz: float
    periodicity: float
    octave_up: float
    octave_down: float
    voiced: bool


class Octaves:
    """Mends rows in order, each `DELAY` rows after it came.

    Examples
    --------
    >>> octaves = Octaves()
    >>> rows = [Candidate(f0, 0.9, 0.2, 0.9, True) for f0 in [200, 202, 410, 204, 206, 208]]
    >>> [round(f0) for row in rows for f0 in octaves.feed(row)] + [round(f0) for f0 in octaves.finish()]
    [200, 202, 205, 204, 206, 208]
    """

    DELAY: Final = 12
    #: Semitones from the neighbours' median at which an octave is suspected, and within which the other must lie.
    #: A Mandarin falling tone reaches about an octave in all, half of it on either side of its middle.
    _FAR_ST: Final = 7.5
    _NEAR_ST: Final = 4.5
    #: Share of a row's periodicity that the other octave must have. Twice a period is a period too.
    _AS_GOOD: Final = 0.85
    _NEIGHBOURS: Final = 5

    def __init__(self) -> None:
        self._rows: deque[Candidate] = deque(maxlen=2 * self.DELAY + 1)
        self._waiting = 0

    def feed(self, row: Candidate) -> list[float]:
        """Take the next row; return the pitch in hertz that became final (NaN where unvoiced), if any."""
        self._rows.append(row)
        self._waiting += 1
        return [self._mend()] if self._waiting > self.DELAY else []

    def finish(self) -> list[float]:
        """Mend what is left with the neighbours there are."""
        return [self._mend() for _ in range(self._waiting)]

    def _mend(self) -> float:
        at = len(self._rows) - self._waiting
        self._waiting -= 1
        row = self._rows[at]
        if not row.voiced:
            return math.nan
        around = list(self._rows)[max(0, at - self.DELAY) : at + self.DELAY + 1]
        pitches = [near.f0_hz for near in around if near.voiced]
        if len(pitches) < self._NEIGHBOURS:
            return row.f0_hz
        off_st = 12 * math.log2(row.f0_hz / statistics.median(pitches))
        enough = self._AS_GOOD * row.periodicity
        if off_st > self._FAR_ST and abs(off_st - 12) < self._NEAR_ST and row.octave_down >= enough:
            return row.f0_hz / 2
        if off_st < -self._FAR_ST and abs(off_st + 12) < self._NEAR_ST and row.octave_up >= enough:
            return row.f0_hz * 2
        return row.f0_hz
