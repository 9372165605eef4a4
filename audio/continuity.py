"""Puts what a device gives where it belongs on the clock that all devices share.

Every device counts time by a crystal of its own, hands sound over in bursts, and loses some
without saying so. So samples are counted against the clock: a slow drift is followed by
resampling, a little at a time; what is missing becomes a hole of its own length.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt
import soxr

from audio.block import RATE
from audio.capture import Chunk, Pcm

#: Most that sound is stretched to follow a device's clock: a third of a hundredth of a semitone.
MAX_STRETCH: Final = 200e-6

#: A drift is worked off over this time: at 80 ppm a device stays 2.4 ms away from where it should be.
_FOLLOW_S: Final = 30.0

#: Sound that comes later than this behind the usual is either late or behind a hole.
_JUMP_S: Final = 0.04

#: A busy machine hands sound over this late for a while; what is later is held back until it is decided.
_DOUBT_S: Final = 0.25

#: So long sound must stay late before less than that counts as lost, and more than that.
_SURE_S: Final = 1.0
_HOLD_S: Final = 0.15

#: So long the first chunks are collected; the least delayed of them says where the sound belongs.
_SETTLE_S: Final = 0.2

#: Where a device's clock is out of all bounds sound is left out, but only when it is this far ahead.
_AHEAD_S: Final = 0.25

#: The least delay is looked for in so many seconds.
_WINDOW_S: Final = 10

_Float = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """Sound with its place.

    Parameters
    ----------
    at : int
        Place of the first row: samples at 16 kHz since the clock's origin.
    samples : numpy.ndarray [shape=(n, columns), dtype=int16]
        At 16 kHz.
    """

    at: int
    samples: Pcm


@dataclass(frozen=True, slots=True)
class Hole:
    """Places ``[start, end)`` for which the device gave no sound although it goes on."""

    start: int
    end: int


@dataclass(slots=True)
class _Held:
    """A chunk whose place is not certain yet."""

    chunk: Chunk
    late: float


@dataclass(slots=True)
class _Doubt:
    """Sound that was placed by its count alone: it has come late, or something before it is missing."""

    end: float
    """Place before the first of it."""
    since_ns: int
    late: float
    """The least delay of it."""
    chunks: list[Chunk] = field(default_factory=list)

    def note(self, chunk: Chunk, late: float) -> None:
        self.late = min(self.late, late)
        self.chunks.append(chunk)


class Continuity:
    """One device's sound on the common clock.

    Parameters
    ----------
    rate : int
        The device's rate in hertz.
    columns : int
        Columns of its chunks.
    origin_ns : int
        Monotonic nanoseconds of place 0.
    floor : int
        Nothing may be placed before; what was given by an earlier device ends there.

    Attributes
    ----------
    stretch : float
        By how much sound is made longer now; at most `MAX_STRETCH` either way.
    """

    def __init__(self, rate: int, columns: int, origin_ns: int, floor: int = 0) -> None:
        self.stretch = 0.0
        self._fed = 0
        self._rate = rate
        self._columns = columns
        self._origin_ns = origin_ns
        self._floor = floor
        self._end = 0.0  # place of the end of the sound that was taken in
        self._at = 0  # place of the next sample that comes out of the resampler
        self._placed = False
        self._waiting: list[_Held] = []
        self._doubt: _Doubt | None = None
        self._least = _Least()
        self._stream = self._resampler()

    @property
    def end(self) -> int | None:
        """Place of the end of the sound taken in; ``None`` before the first was placed."""
        return round(self._end) if self._placed else None

    def place(self, row: int) -> int | None:
        """Place of a row of the device, counted from its first; ``None`` before that is decided."""
        behind = self._fed - sum(len(held.chunk.samples) for held in self._waiting) - row
        return round(self._end - self._length(behind)) if self._placed and behind >= 0 else None

    def feed(self, chunk: Chunk) -> list[Piece | Hole]:
        """Take consecutive sound; return what can be placed, in order."""
        self._fed += len(chunk.samples)
        late = self._late(chunk)
        if not self._placed:
            self._waiting.append(_Held(chunk, late))
            return []
        behind = late - self._least.value
        if behind > _DOUBT_S * RATE:
            self._doubt = None
            self._waiting.append(_Held(chunk, late))
            return []
        given = self._go_on()
        self._ask(chunk, late, in_doubt=behind > _JUMP_S * RATE)
        return [*given, *self._take(chunk, late)]

    def settle(self, now_ns: int) -> list[Piece | Hole]:
        """Decide about what waits; call it when all that has arrived was fed."""
        if not self._waiting:
            return self._decide()
        waited_s = (now_ns - self._waiting[0].chunk.taken_ns) / 1e9
        if not self._placed:
            return self._place() if waited_s >= _SETTLE_S else []
        return self._leap() if waited_s >= _HOLD_S else []

    def finish(self) -> list[Piece | Hole]:
        """Give what is left: the device is closed."""
        rest = self._place() if not self._placed and self._waiting else self._go_on()
        return [*rest, *self._flush()]

    def _late(self, chunk: Chunk) -> float:
        """By how many places the clock was past the sound's own count when it arrived."""
        count = sum(len(held.chunk.samples) for held in self._waiting) + len(chunk.samples)
        return self._clock(chunk.taken_ns) - self._end - self._length(count)

    def _clock(self, taken_ns: int) -> float:
        return (taken_ns - self._origin_ns) * RATE / 1e9

    def _length(self, count: int) -> float:
        return count * RATE / self._rate * (1 + self.stretch)

    def _place(self) -> list[Piece | Hole]:
        start = min(held.late for held in self._waiting)
        self._placed = True
        self._begin(max(start, float(self._floor)))
        # Of a burst that began before the floor (or the clock) only the rest has a place.
        ahead = self._floor - start
        return self._go_on(leave_out=ahead if ahead > _AHEAD_S * RATE else 0.0)

    def _ask(self, chunk: Chunk, late: float, *, in_doubt: bool) -> None:
        if not in_doubt:
            self._doubt = None
            return
        self._doubt = self._doubt or _Doubt(self._end, chunk.taken_ns, late)
        self._doubt.note(chunk, late)

    def _decide(self) -> list[Piece | Hole]:
        """What has been late ever since is not late: put it behind a hole, and silence where it was."""
        doubt = self._doubt
        if doubt is None or doubt.chunks[-1].taken_ns - doubt.since_ns < _SURE_S * 1e9:
            return []
        before, missing = round(doubt.end), doubt.late - self._least.value
        self._begin(doubt.end + missing)
        silence = Piece(before, np.zeros((self._at - before, self._columns), np.int16))
        again = [one for chunk in doubt.chunks for one in self._take(chunk, self._late(chunk))]
        return [Hole(before, before + len(silence.samples)), silence, *again]

    def _leap(self) -> list[Piece | Hole]:
        """What waits was not late: sound is missing before it."""
        missing = min(held.late for held in self._waiting) - self._least.value
        before, tail = round(self._end), self._flush()
        self._begin(self._end + missing)
        return [*tail, Hole(before, self._at), *self._go_on()]

    def _begin(self, at: float) -> None:
        self._end = at
        self._at = round(at)
        self._doubt = None
        self._least = _Least()
        self._stream = self._resampler()

    def _go_on(self, leave_out: float = 0.0) -> list[Piece | Hole]:
        """Take in what waited."""
        waiting, self._waiting = self._waiting, []
        given: list[Piece | Hole] = []
        for held in waiting:
            skip = min(len(held.chunk.samples), round(leave_out * self._rate / RATE))
            leave_out -= skip * RATE / self._rate
            chunk = Chunk(held.chunk.samples[skip:], held.chunk.taken_ns)
            given += self._take(chunk, self._late(chunk))
        return given

    def _take(self, chunk: Chunk, late: float) -> list[Piece | Hole]:
        if not len(chunk.samples):
            return []
        self._least.note(late, self._clock(chunk.taken_ns) / RATE)
        off = self._least.value / RATE
        if off < -_AHEAD_S:
            return self._leave_out(chunk, round(-off * self._rate))
        if off > _AHEAD_S:
            return self._catch_up(chunk)
        self._end += self._length(len(chunk.samples))
        given = self._out(chunk.samples)
        self.stretch = float(np.clip(off / _FOLLOW_S, -MAX_STRETCH, MAX_STRETCH))
        self._stream.set_io_ratio(self._rate, RATE * (1 + self.stretch), 0)
        return given

    def _leave_out(self, chunk: Chunk, count: int) -> list[Piece | Hole]:
        """The device runs ahead of the clock beyond all drift: what has no place is not kept."""
        self._least = _Least()
        kept = chunk.samples[min(count, len(chunk.samples)) :]
        self._end += self._length(len(kept))
        return self._out(kept) if len(kept) else []

    def _catch_up(self, chunk: Chunk) -> list[Piece | Hole]:
        """The device runs behind the clock beyond all drift: silence for what it did not give."""
        before, missing, tail = round(self._end), self._least.value, self._flush()
        self._begin(self._end + missing)
        return [*tail, Hole(before, self._at), *self._take(chunk, self._late(chunk))]

    def _out(self, samples: Pcm) -> list[Piece | Hole]:
        return self._pieces(self._stream.resample_chunk(samples.astype(np.float32)))

    def _flush(self) -> list[Piece | Hole]:
        if not self._placed:
            return []
        rest = self._stream.resample_chunk(np.zeros((0, self._columns), np.float32), last=True)
        self._stream = self._resampler()
        return self._pieces(rest[: max(0, round(self._end) - self._at)])

    def _pieces(self, sound: _Float) -> list[Piece | Hole]:
        if not len(sound):
            return []
        at, self._at = self._at, self._at + len(sound)
        return [Piece(at, np.clip(np.rint(sound), -32768, 32767).astype(np.int16))]

    def _resampler(self) -> soxr.ResampleStream:
        # Of a stream with a variable rate the rates at its making bound the ratio from above.
        stream = soxr.ResampleStream(
            self._rate * (1 + 2 * MAX_STRETCH), RATE, self._columns, dtype="float32", quality="HQ", vr=True
        )
        stream.set_io_ratio(self._rate, RATE * (1 + self.stretch), 0)
        return stream


class _Least:
    """The least delay of the last seconds: arrivals are late by chance and never early."""

    def __init__(self) -> None:
        self._seconds: deque[tuple[int, float]] = deque(maxlen=_WINDOW_S)
        self.value = 0.0

    def note(self, late: float, at_s: float) -> None:
        second = int(at_s)
        if self._seconds and self._seconds[-1][0] == second:
            self._seconds[-1] = (second, min(self._seconds[-1][1], late))
        else:
            self._seconds.append((second, late))
        self.value = min(value for _, value in self._seconds)
