"""The last minute of one side's sound, by its place on the common clock.

A call may begin in it, so that the first words are there although nobody pressed a key in
time; between calls it is all that there is, and none of it is on disk.
"""

from __future__ import annotations

from collections import deque
from typing import Final

import numpy as np

from audio.block import RATE
from audio.capture import Pcm

#: Samples kept: a minute, and what is on its way to the files.
KEPT: Final = 64 * RATE

#: Notes of clipping kept: a few seconds of chunks; they are read within one.
_MOST_CLIPPED: Final = 256


class SoundMemory:
    """A ring of samples; what was never written is silence.

    Parameters
    ----------
    kept : int
        Samples kept.

    Attributes
    ----------
    end : int
        Place one past the last sample.

    Examples
    --------
    >>> memory = SoundMemory(8)
    >>> memory.write(2, np.array([5, 6], np.int16))
    >>> memory.read(0, 4).tolist(), memory.end
    ([0, 0, 5, 6], 4)
    """

    def __init__(self, kept: int = KEPT) -> None:
        self._ring = np.zeros(kept, np.int16)
        self._clipped: deque[int] = deque(maxlen=_MOST_CLIPPED)
        self.end = 0

    def write(self, at: int, samples: Pcm) -> None:
        """Put sound into its place, which may lie before the end; silence fills what it skips."""
        if at > self.end:
            self.fill(at)
        kept = len(self._ring)
        skipped = max(0, max(self.end, at + len(samples)) - kept - at)
        self._put(at + skipped, samples[skipped:])
        self.end = max(self.end, at + len(samples))

    def fill(self, until: int) -> None:
        """Silence up to a place."""
        count = min(until - self.end, len(self._ring))
        if count > 0:
            self._put(until - count, np.zeros(count, np.int16))
            self.end = until

    def silence(self, start: int, end: int) -> None:
        """Forget what lies in ``[start, end)``."""
        start, end = max(start, self.end - len(self._ring), 0), min(end, self.end)
        if start < end:
            self._put(start, np.zeros(end - start, np.int16))

    def read(self, start: int, end: int) -> Pcm:
        """Sound in ``[start, end)``; silence for what is not kept (any more)."""
        there = max(start, self.end - len(self._ring), 0)
        upto = min(end, self.end)
        out = np.zeros(max(0, end - start), np.int16)
        if there < upto:
            first = there % len(self._ring)
            head = self._ring[first : first + upto - there]
            tail = self._ring[: upto - there - len(head)]
            out[there - start : upto - start] = np.concatenate([head, tail])
        return out

    def note_clipped(self, at: int) -> None:
        """Remember that the device itself had no room for the sound around a place: resampling hides it."""
        self._clipped.append(at)

    def is_clipped(self, start: int, end: int) -> bool:
        """Whether that was noted in ``[start, end)``, of late."""
        return any(start <= at < end for at in self._clipped)

    def _put(self, at: int, samples: Pcm) -> None:
        first = at % len(self._ring)
        head = samples[: len(self._ring) - first]
        self._ring[first : first + len(head)] = head
        self._ring[: len(samples) - len(head)] = samples[len(head) :]
