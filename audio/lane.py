"""What a lane is: one speaker's sound in, observations and a horizon out.

The horizon is the instant up to which a lane will never change its mind. Rules look
only behind it, which is why the same sound gives the same flags whatever the block
size, the thread timing or the mode (live, replay, batch).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from audio.block import AudioBlock, Speaker

#: Every lane re-chunks what it is fed to steps of this many samples (100 ms at 16 kHz).
STEP = 1_600


class Track(StrEnum):
    """The kinds of observation a rule can read."""

    PROSODY = "prosody"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Settled:
    """A track is final up to an instant.

    Parameters
    ----------
    track : Track
        Which kind of observation.
    speaker : Speaker
        Whose.
    until_s : float
        Seconds of call time; everything before is final.
    heard_s : float
        Call time of the sound that the lane had heard when it said so: the end of the
        step just taken. A lane says this after every step of :data:`STEP` samples, so
        that what was known at an instant never depends on the size of the blocks.
    """

    track: Track
    speaker: Speaker
    until_s: float
    heard_s: float


T_co = TypeVar("T_co", covariant=True)


class Lane(Protocol[T_co]):
    """Turns one speaker's sound into observations; owns its buffer, knows no thread."""

    def feed(self, block: AudioBlock) -> Sequence[T_co]:
        """Take consecutive sound; return what it settled."""

    def finish(self) -> Sequence[T_co]:
        """Settle the tail. The tail is part of the contract."""
