"""Syllable nuclei: where the sound swells, voiced, with a dip between any two.

The rate's fallback where no words are heard, and what a recogniser's words are counted against.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.signal import butter, sosfilt

from audio.block import RATE, Samples

#: Band in hertz whose energy follows the syllables: that of the telephone (ITU-T G.712), so that
#: nuclei are the same on a headset and on a line, and neither hum nor hiss makes or hides one.
BAND_HZ: Final = (300.0, 3400.0)

#: Least dip in dB between two nuclei (de Jong & Wempe 2009).
DIP_DB: Final = 2.0

#: How far below the loudest sound of the last seconds a nucleus may lie (de Jong & Wempe 2009).
BELOW_PEAK_DB: Final = 25.0


class BandPass:
    """The band of `BAND_HZ`, streaming; the same numbers for any blocking."""

    def __init__(self) -> None:
        self._sos = butter(2, BAND_HZ, "bandpass", fs=RATE, output="sos")
        self._state = np.zeros((len(self._sos), 2))

    def feed(self, samples: Samples) -> Samples:
        """Filter consecutive samples."""
        if not len(samples):
            return samples
        out, self._state = sosfilt(self._sos, samples, zi=self._state)
        filtered: Samples = out.astype(np.float32)
        return filtered


@dataclass(slots=True)
class _Peak:
    """Highest row since the last dip."""

    row: int
    level_db: float
    voiced: bool


class NucleusFinder:
    """Finds nuclei row by row, each decided `DELAY` rows after it came.

    Going up, the highest row is kept; once the level is `DIP_DB` below it, or it was not exceeded
    for 180 ms, it is a nucleus if it is voiced and loud enough. Then the level must rise by
    `DIP_DB` from its lowest before the next can begin. Unlike the original, which takes a whole
    recording at once, the loudest sound is followed as it comes and forgotten at 2 dB a second.

    References
    ----------
    N. H. de Jong & T. Wempe (2009), "Praat script to detect syllable nuclei and measure speech rate
    automatically", Behavior Research Methods 41(2).

    Examples
    --------
    >>> finder = NucleusFinder()
    >>> levels = [-60, -30, -20, -30, -40, -25, -20, -30, -60]
    >>> rows = [nucleus for level in levels for nucleus in finder.feed(level, True)] + finder.finish()
    >>> [i for i, nucleus in enumerate(rows) if nucleus]
    [2, 6]
    """

    DELAY: Final = 18
    _FORGET_DB: Final = 0.02  # a row

    def __init__(self) -> None:
        self._row = -1
        self._peak: _Peak | None = None
        self._lowest = 0.0
        self._loudest = -120.0
        self._decided: deque[bool] = deque()

    def feed(self, level_db: float, voiced: bool) -> list[bool]:
        """Take the next row; return the decision that became final, if any.

        Parameters
        ----------
        level_db : float
            Level in `BAND_HZ`, in dB.
        voiced : bool
            Whether the row is voiced.
        """
        self._row += 1
        self._decided.append(False)
        self._loudest = max(self._loudest - self._FORGET_DB, level_db)
        if self._peak is None:
            self._fall(level_db, voiced)
        else:
            self._climb(self._peak, level_db, voiced)
        return [self._decided.popleft()] if len(self._decided) > self.DELAY else []

    def finish(self) -> list[bool]:
        """Decide what is left, as if silence followed."""
        if self._peak is not None:
            self._settle(self._peak)
        left = list(self._decided)
        self._decided.clear()
        return left

    def _fall(self, level_db: float, voiced: bool) -> None:
        """After a nucleus: wait for the dip to end."""
        self._lowest = min(self._lowest, level_db)
        if level_db >= self._lowest + DIP_DB:
            self._peak = _Peak(self._row, level_db, voiced)

    def _climb(self, peak: _Peak, level_db: float, voiced: bool) -> None:
        """Before a nucleus: follow the level up, and settle when it is certain to have been the top."""
        if level_db > peak.level_db:
            self._peak = _Peak(self._row, level_db, voiced)
        elif level_db <= peak.level_db - DIP_DB or self._row - peak.row >= self.DELAY:
            self._settle(peak)
            self._peak = None
            self._lowest = level_db

    def _settle(self, peak: _Peak) -> None:
        if peak.voiced and peak.level_db >= self._loudest - BELOW_PEAK_DB:
            self._decided[len(self._decided) - 1 - (self._row - peak.row)] = True
