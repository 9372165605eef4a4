"""Who is speaking, and the unit in which sound travels through the program.

A block is consecutive samples of *one* speaker. There are no two-dimensional arrays
past the source, so nothing downstream can mix up channels.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from audio.span import Span, to_seconds

#: Every block past the intake has this rate; models and measures are built for it.
RATE = 16_000

Samples = npt.NDArray[np.float32]


class Speaker(StrEnum):
    """The two sides of a telephone call."""

    AGENT = "agent"
    CUSTOMER = "customer"

    @property
    def other(self) -> Speaker:
        """The opposite side."""
        return Speaker.CUSTOMER if self is Speaker.AGENT else Speaker.AGENT


@dataclass(frozen=True, slots=True, eq=False)
class AudioBlock:
    """Consecutive samples of one speaker.

    Parameters
    ----------
    speaker : Speaker
        Whose microphone or channel this is.
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        Full scale is 1.0.
    start : int
        Index of the first sample since the start of the call.
    rate : int
        Sampling rate in hertz.

    Examples
    --------
    >>> block = AudioBlock(Speaker.AGENT, np.zeros(1600, np.float32), 16000)
    >>> block.span
    Span(start_s=1.0, end_s=1.1)
    """

    speaker: Speaker
    samples: Samples
    start: int
    rate: int = RATE

    @property
    def end(self) -> int:
        """Index one past the last sample."""
        return self.start + len(self.samples)

    @property
    def span(self) -> Span:
        """Call time that the block covers."""
        return Span(to_seconds(self.start, self.rate), to_seconds(self.end, self.rate))
