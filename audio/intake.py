"""One open device: its sound in the columns that are wanted, in place, and what is wrong with it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.block import Speaker
from audio.capture import Capture, Chunk, Pcm, Role, Trouble
from audio.continuity import Continuity, Hole, Piece
from audio.device_watch import DeviceWatch
from audio.meter import is_stuck

#: How often the system is asked about a device.
_ASK_NS: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A device that is to be recorded, and for whom.

    Parameters
    ----------
    device : str
        Its id; empty for the system's usual one.
    role : Role
        What it is for.
    columns : tuple of (Speaker, int or None)
        Which of its channels is whose; ``None`` for the mean of all.
    """

    device: str
    role: Role
    columns: tuple[tuple[Speaker, int | None], ...]

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Sides that it gives, in the order of the columns."""
        return tuple(speaker for speaker, _ in self.columns)

    @property
    def channels(self) -> int:
        """Channels that it must have."""
        return max((column + 1 for _, column in self.columns if column is not None), default=1)


class Intake:
    """An open device that is being listened to.

    Parameters
    ----------
    wanted : Wanted
        What it is for.
    capture : Capture
        The device, started.
    came : deque of Chunk
        Where it puts what it gives.
    origin_ns : int
        Monotonic nanoseconds of place 0.
    floor : int
        Place before which there is sound of an earlier device.
    now_ns : int
        The clock.
    """

    def __init__(
        self, wanted: Wanted, capture: Capture, came: deque[Chunk], origin_ns: int, floor: int, now_ns: int
    ) -> None:
        self._wanted = wanted
        self.capture = capture
        self._came = came
        self._continuity = Continuity(capture.rate, len(wanted.columns), origin_ns, floor)
        self._watch = DeviceWatch(now_ns, idles=capture.idles, hears=wanted.role is Role.MICROPHONE)
        self._asked_ns = 0
        self._told: Trouble | None = None
        self._clipped: list[tuple[int, int]] = []
        self.taken_ns = now_ns
        """When its last sound had arrived."""

    def advance(self, now_ns: int) -> list[Piece | Hole]:
        """What has come since the last time, in order; one column for each wanted one."""
        given: list[Piece | Hole] = []
        while self._came:
            chunk = self._came.popleft()
            self._watch.feed(chunk)
            self.taken_ns = chunk.taken_ns
            given += self._continuity.feed(Chunk(self._columns(chunk.samples), chunk.taken_ns))
            self._note_clipped(chunk.samples)
        return [*given, *self._continuity.settle(now_ns)]

    def trouble(self, now_ns: int) -> Trouble | None:
        """What is wrong with it, by its system or by what it gives."""
        if now_ns - self._asked_ns >= _ASK_NS:
            self._asked_ns = now_ns
            self._told = self.capture.trouble()
        return self._told or self._watch.trouble(now_ns)

    @property
    def quiet_since_ns(self) -> int:
        """When it last gave something that can be used."""
        return self._watch.quiet_since_ns

    def place(self, row: int) -> int | None:
        """Place of a row of the device; ``None`` before that is decided."""
        return self._continuity.place(row)

    def clipped(self) -> list[tuple[int, int]]:
        """Columns, and places near which their sound was cut off at full scale, since the last time."""
        clipped, self._clipped = self._clipped, []
        return clipped

    def finish(self) -> list[Piece | Hole]:
        """What it still holds; it is closed elsewhere."""
        return self._continuity.finish()

    def _note_clipped(self, samples: Pcm) -> None:
        place = self._continuity.end
        if place is None:
            return
        last = samples.shape[1] - 1
        for number, (_, column) in enumerate(self._wanted.columns):
            used = range(last + 1) if column is None else [min(column, last)]
            if any(is_stuck(samples[:, one]) for one in used):
                self._clipped.append((number, place - 1))

    def _columns(self, samples: Pcm) -> Pcm:
        last = samples.shape[1] - 1
        columns = [
            samples.mean(axis=1).astype(np.int16) if column is None else samples[:, min(column, last)]
            for _, column in self._wanted.columns
        ]
        return np.stack(columns, axis=1)
