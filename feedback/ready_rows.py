"""The last minutes of a voice as rules ask for them five times a second: counted, chosen and converted once.

A window of some seconds is read by many rules, and the next one is nearly the same. Each row is looked at
once here; a count over a stretch is then the difference of two numbers, and the rows of one kind lie side by
side. What is older is read from the rows themselves.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

#: Least periodicity of a row whose pitch is counted: creaky ends and transitions slip octaves.
SURE_PERIODICITY: Final = 0.6
#: Rows that are kept ready at least, five minutes, and that are let go of at a time.
READY: Final = 30_000
_AT_A_TIME: Final = 6_000


#: Gives some rows of a column.
Columns = Callable[[str, int, int], npt.NDArray[Any]]


class ReadyRows:
    """The last rows of one voice.

    Parameters
    ----------
    columns : callable
        Gives ``[first, last)`` of a column.

    Notes
    -----
    Every answer is ``None`` where the rows are older than what is kept ready.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._first = self._end = 0
        self._counts: dict[str, array[int]] = {}
        self._values: dict[str, _Values] = {}
        self._begin(0)

    def count(self, name: str, first: int, last: int) -> int | None:
        """Rows of ``[first, last)`` in which something holds: ``nucleus``, ``voiced``, ``clipped``."""
        before = self._counts[name]
        return None if first < self._first else before[last - self._first] - before[first - self._first]

    def chosen(self, name: str, stretches: Sequence[tuple[int, int]]) -> npt.NDArray[Any] | None:
        """What is known of the rows of a kind in stretches, put together.

        Parameters
        ----------
        name : {"power", "f0_hz", "pitch_st", "pause_db"}
            Power of voiced rows; fundamental frequency of rows whose pitch is sure, in hertz and in semitones
            above 1 Hz; level of rows without speech, dB re full scale.
        stretches : sequence of pairs of int
            Half-open ranges of rows; nothing is known of none.
        """
        if any(first < self._first for first, _ in stretches):
            return None
        before, values, start = self._counts[_CHOSEN[name]], self._values[name], self._first
        if not stretches:
            return values.between(0, 0)
        parts = [values.between(before[first - start], before[last - start]) for first, last in stretches]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def reach(self, end: int) -> None:
        """Make the rows ready up to, but without, `end`; they must be there."""
        if end <= self._end:
            return
        if end - self._end > READY:
            self._begin(end - READY)
        self._take({name: self._columns(name, self._end, end) for name in _READ})
        self._end = end
        if end - self._first > READY + _AT_A_TIME:
            self._let_go(end - READY)

    def _begin(self, first: int) -> None:
        self._first = self._end = first
        self._counts = {name: array("i", (0,)) for name in _COUNTED}
        self._values = {name: _Values() for name in _CHOSEN}

    def _take(self, rows: dict[str, npt.NDArray[Any]]) -> None:
        f0 = rows["f0_hz"].astype(np.float64)
        sure = np.isfinite(f0) & (rows["periodicity"].astype(np.float64) >= SURE_PERIODICITY)
        voiced, silent, level = rows["voiced"], ~rows["speech"], rows["level_db"]
        kinds = {"nucleus": rows["nucleus"], "voiced": voiced, "clipped": rows["clipped"]}
        for name, holds in (kinds | {"sure": sure, "silent": silent}).items():
            before = self._counts[name]
            before.frombytes((np.cumsum(holds, dtype=np.intc) + np.intc(before[-1])).tobytes())
        f0 = f0[sure]
        self._values["power"].append(10 ** (level[voiced].astype(np.float64) / 10))
        self._values["f0_hz"].append(f0)
        self._values["pitch_st"].append(12 * np.log2(f0))
        self._values["pause_db"].append(level[silent])

    def _let_go(self, first: int) -> None:
        gone = first - self._first
        for name, values in self._values.items():
            values.let_go(self._counts[_CHOSEN[name]][gone])
        for before in self._counts.values():
            del before[:gone]
        self._first = first


#: What is known of rows, and of which.
_CHOSEN: Final = {"power": "voiced", "f0_hz": "sure", "pitch_st": "sure", "pause_db": "silent"}
_COUNTED: Final = ("nucleus", "voiced", "clipped", "sure", "silent")
_READ: Final = ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")


class _Values:
    """Numbers that are added at one end and let go of at the other; what was given is never changed."""

    def __init__(self) -> None:
        self._held: npt.NDArray[Any] = np.empty(0)
        self._gone = self._n = 0

    def append(self, values: npt.NDArray[Any]) -> None:
        """Add the next."""
        if self._n + len(values) > len(self._held):
            grown = np.empty(max(1024, 2 * (self._n + len(values))), values.dtype)
            grown[: self._n] = self._held[: self._n]
            self._held = grown
        self._held[self._n : self._n + len(values)] = values
        self._n += len(values)

    def between(self, first: int, last: int) -> npt.NDArray[Any]:
        """Some of them, counted from the very first."""
        return self._held[first - self._gone : last - self._gone]

    def let_go(self, first: int) -> None:
        """Forget those before one."""
        kept = self._held[first - self._gone : self._n].copy()
        self._held, self._gone, self._n = kept, first, len(kept)
