"""Cut sound that arrives in any pieces into equal steps.

A measure that keeps state between steps gives the same numbers for any blocking only if its
steps are always the same; this is where that is made true, once for all lanes.
"""

from __future__ import annotations

import numpy as np

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.lane import STEP


class Framer:
    """Collects consecutive samples and gives them out in equal steps.

    Parameters
    ----------
    step : int
        Samples in a step.

    Examples
    --------
    >>> framer = Framer(3)
    >>> [len(step) for step in framer.feed(np.zeros(7, np.float32))], len(framer.finish())
    ([3, 3], 1)
    """

    def __init__(self, step: int = STEP) -> None:
        self.step = step
        self._pending: Samples = np.zeros(0, np.float32)

    def feed(self, samples: Samples) -> list[Samples]:
        """Take consecutive samples; return the steps they complete, oldest first."""
        pending = np.concatenate([self._pending, samples]) if len(self._pending) else samples
        whole = len(pending) // self.step * self.step
        self._pending = pending[whole:].copy()
        return [pending[i : i + self.step] for i in range(0, whole, self.step)]

    def finish(self) -> Samples:
        """Give the tail, shorter than a step and possibly empty, and forget it."""
        tail, self._pending = self._pending, np.zeros(0, np.float32)
        return tail


class BlockFramer:
    """The same for the blocks of one speaker: equal blocks that continue each other.

    Parameters
    ----------
    speaker : Speaker
        Whose blocks.
    start : int
        Sample at which the first block will start.
    step : int
        Samples in a block.
    """

    def __init__(self, speaker: Speaker, start: int = 0, step: int = STEP) -> None:
        self._speaker = speaker
        self._framer = Framer(step)
        self._heard = start
        self._given = start

    def feed(self, block: AudioBlock) -> list[AudioBlock]:
        """Take the next block; return the equal blocks it completes.

        Raises
        ------
        ValueError
            When a block is somebody else's or does not continue the one before it: lost sound
            must be filled with silence at the source, or every later time would be wrong.
        """
        if block.start != self._heard or block.speaker is not self._speaker or block.rate != RATE:
            raise ValueError(
                f"a block of {block.speaker} at sample {block.start} ({block.rate} Hz) does not continue "
                f"{self._speaker} at {self._heard}"
            )
        self._heard = block.end
        return [self._cut(samples) for samples in self._framer.feed(block.samples)]

    def finish(self) -> list[AudioBlock]:
        """Give the tail as a shorter block, or nothing."""
        tail = self._framer.finish()
        return [self._cut(tail)] if len(tail) else []

    def _cut(self, samples: Samples) -> AudioBlock:
        block = AudioBlock(self._speaker, samples, self._given)
        self._given = block.end
        return block
