"""Reads the files of a call while they are written, by sample offset, as equal blocks of all sides.

A slow reader lags and a dead one is replaced: nothing is queued for it anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from audio.block import RATE, AudioBlock, Speaker
from audio.lane import STEP
from audio.segments import SEGMENT, read_side, recorded_count


class GrowingSound:
    """A live call's sound as far as its recorder has come.

    Parameters
    ----------
    folder : Path
        The session's folder.
    speakers : sequence of Speaker
        Sides that are recorded, in the order of the blocks.
    block_samples : int
        Samples in a block.
    segment : int
        Samples in a file.

    Examples
    --------
    >>> import tempfile
    >>> from audio.segments import SideWriter
    >>> folder = Path(tempfile.mkdtemp())
    >>> side = SideWriter(folder, Speaker.AGENT)
    >>> side.append(np.zeros(4000, np.int16))
    >>> sound = GrowingSound(folder, [Speaker.AGENT])
    >>> [blocks[0].span.end_s for blocks in sound.read(4000)]
    [0.1, 0.2]
    >>> side.close()
    >>> [len(blocks[0].samples) for blocks in sound.finish()]
    [800]
    """

    def __init__(
        self, folder: Path, speakers: Sequence[Speaker], block_samples: int = STEP, *, segment: int = SEGMENT
    ) -> None:
        self.speakers = tuple(speakers)
        self._folder = folder
        self._block = block_samples
        self._segment = segment
        self._next = 0

    @property
    def next_sample(self) -> int:
        """First sample that was not given out yet."""
        return self._next

    def read(self, until_sample: int) -> Iterator[tuple[AudioBlock, ...]]:
        """Give further whole blocks that lie below a sample.

        Parameters
        ----------
        until_sample : int
            What the recorder said is in the files of all sides (`Recorded.until_s`).

        Yields
        ------
        tuple of AudioBlock
            One for each of `speakers`, of one length and start.
        """
        there = min(recorded_count(self._folder, speaker, self._segment) for speaker in self.speakers)
        until = min(until_sample, there)
        while self._next + self._block <= until:
            yield self._blocks(self._block)

    def finish(self) -> Iterator[tuple[AudioBlock, ...]]:
        """Give the rest to the end of the longest side; a shorter one ends in silence."""
        end = max(recorded_count(self._folder, speaker, self._segment) for speaker in self.speakers)
        while self._next < end:
            yield self._blocks(min(self._block, end - self._next))

    def _blocks(self, count: int) -> tuple[AudioBlock, ...]:
        start = self._next
        self._next += count
        return tuple(self._side(speaker, start, count) for speaker in self.speakers)

    def _side(self, speaker: Speaker, start: int, count: int) -> AudioBlock:
        pcm = read_side(self._folder, speaker, start, count, self._segment)
        samples = pcm.astype(np.float32) / np.float32(32768)
        return AudioBlock(speaker, np.pad(samples, (0, count - len(samples))), start, RATE)
