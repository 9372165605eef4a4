"""One speaker's voice measures so far, and the stretches in which that speaker spoke.

A track only grows. Everything read from it is read *as of* an instant, so that a rule
judged at second 12 sees the same whether the sound stops there or runs on for an hour.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from audio.block import RATE, Speaker
from audio.prosody import HOP, Bools, Floats, ProsodyFrames
from audio.span import Span
from feedback.kept_rows import KeptRows
from feedback.missing import Cause, Missing
from feedback.put_aside import PutAside
from feedback.ready_rows import ReadyRows

#: Rows a second.
ROWS = RATE // HOP
_COLUMNS = ("f0_hz", "periodicity", "level_db", "voiced", "speech", "nucleus", "clipped")
#: Stretches of speech that are kept ready at least; rules look back over a few minutes.
_LATELY = 200
#: The first columns are numbers, the others are flags.
_FLOATS = 3

T = TypeVar("T")


def row_of(instant_s: float) -> int:
    """Row that describes an instant.

    Examples
    --------
    >>> row_of(1.5)
    150
    """
    return round(instant_s * ROWS)


class VoiceTrack:
    """Growing columns of one speaker.

    Parameters
    ----------
    speaker : Speaker
        Whose.
    aside : PutAside or None
        Takes old rows; ``None`` to keep them in memory.
    """

    def __init__(self, speaker: Speaker, aside: PutAside | None = None) -> None:
        self.speaker = speaker
        self._aside = aside
        self._n = 0
        self._data: dict[str, KeptRows] = {}
        self._starts, self._ends = array("q"), array("q")
        self._spoken = array("q")  # rows of speech before each stretch
        self._lately: list[Span] = []  # the last stretches, ready to be given
        self._lately_from = 0
        self._missing = Missing()
        self._known: dict[Hashable, Any] = {}
        self._ready = ReadyRows(self._between)

    def append(self, frames: ProsodyFrames) -> None:
        """Add the next rows.

        Raises
        ------
        ValueError
            If rows are missing or repeated.
        """
        if frames.first != self._n:
            raise ValueError(f"rows of {self.speaker} must continue at {self._n}, not at {frames.first}")
        for name in _COLUMNS:
            new = getattr(frames, name)
            if name not in self._data:
                self._data[name] = KeptRows(new.dtype, self._aside)
            self._data[name].append(new)
        self._note_speech(frames.speech)
        self._n += len(frames)
        self._known.clear()

    def _note_speech(self, speech: Bools) -> None:
        before = bool(self._ends) and self._ends[-1] == self._n
        edges = np.flatnonzero(np.diff(np.concatenate(([before], speech, [False])).astype(np.int8)))
        starts, ends = (edges[1::2], edges[0::2]) if before else (edges[0::2], edges[1::2])
        if before:
            self._ends[-1] = self._n + int(ends[0])
            self._lately[-1] = Span(self._starts[-1] / ROWS, self._ends[-1] / ROWS)
            ends = ends[1:]
        for start, end in zip(starts, ends, strict=True):
            self._spoken.append(self._spoken[-1] + self._ends[-1] - self._starts[-1] if self._spoken else 0)
            self._starts.append(self._n + int(start))
            self._ends.append(self._n + int(end))
            self._lately.append(Span(self._starts[-1] / ROWS, self._ends[-1] / ROWS))
        if len(self._lately) > 2 * _LATELY:
            del self._lately[:_LATELY]
            self._lately_from += _LATELY

    @property
    def end_s(self) -> float:
        """Call time up to which rows are known."""
        return self._n / ROWS

    @property
    def frames(self) -> ProsodyFrames:
        """All rows so far."""
        columns = {name: self.column(name, 0.0, self.end_s) for name in _COLUMNS}
        if self._n == 0:
            columns = {name: np.empty(0, np.float32 if i < _FLOATS else np.bool_) for i, name in enumerate(_COLUMNS)}
        return ProsodyFrames(speaker=self.speaker, first=0, **columns)

    @property
    def lost(self) -> tuple[Span, ...]:
        """Stretches whose sound is missing, oldest first; one that still runs ends at infinity."""
        return self._missing.spans

    def lose(self, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        """Mark a stretch as missing: its rows say nothing about the speaker.

        Parameters
        ----------
        from_s : float
            From when.
        until_s : float or None
            Until when; ``None`` while the sound is still missing. Said again for the same cause, it is over.
        cause : Cause
            Why; what is missing for another cause goes on.

        Examples
        --------
        >>> track = VoiceTrack(Speaker.AGENT)
        >>> track.lose(3.0, None)
        >>> track.lose(3.0, 5.5)
        >>> track.lost
        (Span(start_s=3.0, end_s=5.5),)
        """
        self._missing.note(from_s, until_s, cause)
        self._known.clear()

    def once(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, asked once until the track changes: many rules want the same of every tick.

        Parameters
        ----------
        key : hashable
            Says what is asked for and everything that it depends on beside this track.
        work : callable
            Looks at nothing but this track; what it gives is shared, so nobody may change it.
        """
        if key not in self._known:
            self._known[key] = work()
        known: T = self._known[key]
        return known

    def heard(self, start_s: float, end_s: float) -> Bools:
        """Rows of the stretch whose sound is not missing."""
        rows = np.ones(max(0, min(self._n, row_of(end_s)) - max(0, row_of(start_s))), np.bool_)
        for span in self.lost:
            first, last = max(span.start_s, start_s), min(span.end_s, end_s)
            if first < last:
                rows[row_of(first) - row_of(start_s) : row_of(last) - row_of(start_s)] = False
        return rows

    def column(self, name: str, start_s: float, end_s: float) -> npt.NDArray[Any]:
        """Rows of a column within ``[start_s, end_s)``, read-only."""
        return self._between(name, round(start_s * ROWS), round(end_s * ROWS))

    def rows(self, span: Span) -> tuple[int, int]:
        """The half-open range of rows of a stretch, as far as they are known."""
        first, last = max(0, round(span.start_s * ROWS)), min(self._n, round(span.end_s * ROWS))
        return first, max(first, last)

    def count(self, name: str, stretches: Sequence[Span]) -> int:
        """Rows of stretches in which a boolean column (``voiced``, ``nucleus``, ``clipped``) holds."""
        self._ready.reach(self._n)
        total = 0
        for first, last in map(self.rows, stretches):
            ready = self._ready.count(name, first, last)
            total += int(np.count_nonzero(self._between(name, first, last))) if ready is None else ready
        return total

    def chosen(self, name: str, stretches: Sequence[Span]) -> npt.NDArray[Any] | None:
        """What is ready of the rows of a kind (:meth:`feedback.ready_rows.ReadyRows.chosen`)."""
        self._ready.reach(self._n)
        return self._ready.chosen(name, [self.rows(span) for span in stretches])

    def _between(self, name: str, first: int, last: int) -> npt.NDArray[Any]:
        held = self._data.get(name)
        return np.empty(0, np.float32) if held is None else held.between(first, last)

    def f0_hz(self, start_s: float, end_s: float) -> Floats:
        """Fundamental frequency in the stretch, NaN where unvoiced."""
        return self.column("f0_hz", start_s, end_s)

    def level_db(self, start_s: float, end_s: float) -> Floats:
        """Level in the stretch, dB re full scale."""
        return self.column("level_db", start_s, end_s)

    def flags(self, name: str, start_s: float, end_s: float) -> Bools:
        """A boolean column (``voiced``, ``speech``, ``nucleus``, ``clipped``) in the stretch."""
        return self.column(name, start_s, end_s).astype(np.bool_, copy=False)

    def speech(self, as_of_s: float, since_s: float = 0.0) -> list[Span]:
        """Stretches of voice activity that were known at an instant, oldest first.

        Parameters
        ----------
        as_of_s : float
            Rows from here on are not looked at; a stretch that still runs ends here.
        since_s : float
            Stretches that ended by then are left out.
        """
        limit = row_of(as_of_s)
        first = bisect_right(self._ends, row_of(since_s))
        last = bisect_left(self._starts, limit)
        if first >= last:
            return []
        if first < self._lately_from:
            return [Span(self._starts[i] / ROWS, min(self._ends[i], limit) / ROWS) for i in range(first, last)]
        spans = self._lately[first - self._lately_from : last - self._lately_from]
        if self._ends[last - 1] > limit:
            spans[-1] = Span(spans[-1].start_s, limit / ROWS)
        return spans

    def spoken_s(self, as_of_s: float) -> float:
        """Seconds of voice activity up to an instant, however long the call is."""
        limit = row_of(as_of_s)
        last = bisect_left(self._starts, limit) - 1
        return (self._spoken[last] + min(self._ends[last], limit) - self._starts[last]) / ROWS if last >= 0 else 0.0
