"""Which rows are voiced: hysteresis on periodicity among the rows that stand out of the noise.

A row alone cannot decide: one strong row makes its weaker neighbours credible, and a voice does
not start for 20 ms. Everything is bounded: a row is decided `Voicing.DELAY` rows later.
"""

from __future__ import annotations

from collections import deque
from typing import Final

#: Periodicity that starts a voiced stretch, and the one that keeps it. The lower is the voicing
#: threshold of Praat's autocorrelation method (Boersma 1993); voiced speech is mostly above 0.8.
ON: Final = 0.6
STAY: Final = 0.45

#: How far a voiced row must stand out of the noise floor: at 6 dB, voice is three quarters of the power.
ABOVE_FLOOR_DB: Final = 6.0

#: Below this nothing is taken for a voice, however quiet the line.
MIN_LEVEL_DB: Final = -65.0


def stands_out(level_db: float, floor_db: float) -> bool:
    """Whether a row is loud enough, against the noise floor, to be judged.

    Examples
    --------
    >>> stands_out(-30.0, -60.0), stands_out(-30.0, -33.0)
    (True, False)
    """
    return level_db >= max(floor_db + ABOVE_FLOOR_DB, MIN_LEVEL_DB)


class Voicing:
    """Decides rows in order, each at most `DELAY` rows after it came.

    A stretch of rows at `STAY` or more is voiced from `_REACH` rows before its first row at `ON`;
    stretches shorter than `_SHORTEST` rows are not.

    Examples
    --------
    >>> voicing = Voicing()
    >>> decided = [v for p in [0.1, 0.5, 0.9, 0.9, 0.5, 0.1] for v in voicing.feed(p, True)]
    >>> decided + voicing.finish()
    [False, True, True, True, True, False]
    """

    _REACH: Final = 3
    _SHORTEST: Final = 3
    DELAY: Final = _REACH + _SHORTEST - 1

    def __init__(self) -> None:
        self._rows: deque[tuple[bool, bool]] = deque()
        self._within = False
        self._run = 0
        self._held = 0

    def feed(self, periodicity: float, loud: bool) -> list[bool]:
        """Take the next row; return the decision that became final, if any.

        Parameters
        ----------
        periodicity : float
            In [0, 1].
        loud : bool
            Whether the row stands out of the noise.
        """
        self._rows.append((loud and periodicity >= ON, loud and periodicity >= STAY))
        if len(self._rows) <= self._REACH:
            return []
        return self._lengthen(self._decide())

    def finish(self) -> list[bool]:
        """Decide what is left, as if silence followed."""
        decided: list[bool] = []
        while self._rows:
            decided += self._lengthen(self._decide())
        decided += self._release()
        return decided

    def _decide(self) -> bool:
        """Hysteresis on the oldest row."""
        strong, weak = self._rows[0]
        if weak and not self._within:
            for ahead_strong, ahead_weak in self._rows:
                if ahead_strong:
                    self._within = True
                if ahead_strong or not ahead_weak:
                    break
        self._within = strong or (weak and self._within)
        self._rows.popleft()
        return self._within

    def _lengthen(self, voiced: bool) -> list[bool]:
        """Pass rows on, holding a starting stretch until it is long enough or known to be too short."""
        if not voiced:
            self._run = 0
            return [*self._release(), False]
        self._run += 1
        self._held += 1
        if self._run < self._SHORTEST:
            return []
        released = [True] * self._held
        self._held = 0
        return released

    def _release(self) -> list[bool]:
        """Give up a stretch that ended too soon."""
        released = [False] * self._held
        self._held = 0
        return released
