"""Keeps the last step of sound back where a copy comes before what it is a copy of.

Loopbacks buffer longer than microphones, so the far end may be recorded a little after its own
copy in the room. What cleans the microphone must then have heard a step more than it cleans.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from audio.block import AudioBlock
from audio.lane import STEP

_Blocks = tuple[AudioBlock, ...]


class StepHold:
    """Passes blocks on as they are, or all but the last step of what has come so far.

    Attributes
    ----------
    holds : bool
        A step is kept back from now on; never taken back.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> hold = StepHold()
    >>> hold.holds = True
    >>> [len(block.samples) for block in hold.due((AudioBlock(Speaker.AGENT, np.zeros(2 * STEP, np.float32), 0),))]
    [1600]
    >>> hold.rest()[0].start
    1600
    """

    def __init__(self) -> None:
        self.holds = False
        self._kept: _Blocks = ()

    def due(self, blocks: _Blocks) -> _Blocks:
        """Take the next blocks of one start and length; return what is to be passed on, nothing for a first step."""
        if not self.holds:
            return blocks
        whole = tuple(map(_joined, self._kept, blocks)) if self._kept else blocks
        cut = (len(whole[0].samples) - 1) // STEP * STEP
        self._kept = tuple(replace(b, samples=b.samples[cut:], start=b.start + cut) for b in whole)
        return tuple(replace(b, samples=b.samples[:cut]) for b in whole) if cut else ()

    def rest(self) -> _Blocks:
        """What was kept back, once: the sound is over."""
        kept, self._kept = self._kept, ()
        return kept


def _joined(first: AudioBlock, second: AudioBlock) -> AudioBlock:
    return replace(first, samples=np.concatenate([first.samples, second.samples]))
