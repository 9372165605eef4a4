"""How far a lane was settled when, step by step, for as long as a call lasts.

Lanes take equal steps, so hours of them are a few stretches in which both instants went on
evenly: those are kept, and every step is given back with the very numbers that were said.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Iterator

from audio.block import RATE


class Horizon:
    """The steps of one lane of one speaker.

    Examples
    --------
    >>> horizon = Horizon()
    >>> for n in range(1, 36_001):
    ...     horizon.append(n / 10, max(0, n - 5) / 10)
    >>> horizon.heard_s, horizon.settled_s(1_800.05), horizon.stretches
    (3600.0, 1799.5, 2)
    """

    def __init__(self) -> None:
        self._counts = array("q")
        self._heard_s, self._until_s = array("d"), array("d")  # of the first step of each stretch
        self._heard_by, self._until_by = array("q"), array("q")  # samples from one step to the next
        self._last: tuple[float, float] | None = None

    @property
    def stretches(self) -> int:
        """How many stretches hold all steps."""
        return len(self._counts)

    @property
    def heard_s(self) -> float:
        """Call time of the sound heard with the last step; 0 before the first."""
        return self._last[0] if self._last else 0.0

    def append(self, heard_s: float, until_s: float) -> None:
        """Take the next step: what had been heard, and up to where all was settled by then."""
        if not self._goes_on(heard_s, until_s):
            self._counts.append(1)
            self._heard_s.append(heard_s)
            self._until_s.append(until_s)
            self._heard_by.append(0)
            self._until_by.append(0)
        self._last = heard_s, until_s

    def settled_s(self, as_of_s: float) -> float:
        """Up to where the lane was settled when the sound of `as_of_s` had been heard."""
        limit_s = as_of_s + 1e-9
        one = bisect_right(self._heard_s, limit_s) - 1
        if one < 0:
            return 0.0
        at = bisect_right(range(self._counts[one]), limit_s, key=lambda n: self._step(one, n)[0])
        return self._step(one, at - 1)[1]

    def steps(self) -> Iterator[tuple[float, float]]:
        """What had been heard and what was settled, of every step in order."""
        for one, count in enumerate(self._counts):
            for n in range(count):
                yield self._step(one, n)

    def _goes_on(self, heard_s: float, until_s: float) -> bool:
        """Lengthen the last stretch if it would have said the same."""
        if self._last is None:
            return False
        count = self._counts[-1]
        if count == 1:
            by = [_samples(new - old) for new, old in zip((heard_s, until_s), self._last, strict=True)]
            if None in by:
                return False
            self._heard_by[-1], self._until_by[-1] = by  # type: ignore[assignment]
        if self._step(len(self._counts) - 1, count) != (heard_s, until_s):
            return False
        self._counts[-1] = count + 1
        return True

    def _step(self, one: int, n: int) -> tuple[float, float]:
        heard_s, until_s = self._heard_s[one], self._until_s[one]
        return _later(heard_s, n * self._heard_by[one]), _later(until_s, n * self._until_by[one])


def _later(instant_s: float, samples: int) -> float:
    return (round(instant_s * RATE) + samples) / RATE if samples else instant_s


def _samples(seconds: float) -> int | None:
    return round(seconds * RATE) if math.isfinite(seconds) else None
