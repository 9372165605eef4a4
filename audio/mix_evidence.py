"""What was found about the number of voices on one channel; pure, so that any process can read it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MixEvidence:
    """Whether one channel holds one person or two, and how clearly.

    Parameters
    ----------
    two_speakers : bool or None
        ``None`` where too little was said to tell.
    separation : float or None
        Spread of the stretches of speech between their two best groups, as a multiple of the
        spread inside the groups. Above 1 the groups explain more than half of the spread.
    stretches : tuple of (int, int)
        Stretches of speech in the larger and in the smaller group.
    f0_hz : tuple of (float, float) or None
        Median-like pitch of the two groups, in the same order.
    """

    two_speakers: bool | None
    separation: float | None
    stretches: tuple[int, int]
    f0_hz: tuple[float, float] | None
