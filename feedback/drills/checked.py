"""What became of one check: how much was met, what was measured, where to hear it, or why it was not assessed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.span import Span


class Why(StrEnum):
    """Why a check was not assessed."""

    BY_HAND = "by_hand"
    NOT_PLAYED = "not_played"
    NOT_SAID = "not_said"
    NONE_SUCH = "none_such"
    NOT_HEARD = "not_heard"
    """The words, the voice or the customer's side are missing."""
    NO_READING = "no_reading"
    """It is told only against the person's own reading, and that is missing."""
    TOO_LITTLE = "too_little"
    """There was not enough to measure."""
    NO_MEASURE = "no_measure"
    """Nothing here can measure it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one check.

    Parameters
    ----------
    earned : float or None
        Share met, in [0, 1]; ``None`` where it was not assessed.
    at_best : float
        The same if all that was possibly heard was said; under 1 it is not met.
    value : float or None
        What was counted or measured; ``None`` also where it never happened.
    unit : str
        Of `value`.
    at_least, at_most : float or None
        Limits that it was held against.
    evidence : str
        Words or figures, as the trainer reads them.
    clip : Span or None
        Where to hear it.
    why : Why or None
        Why it was not assessed.
    """

    earned: float | None
    at_best: float = 1.0
    value: float | None = None
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    evidence: str = ""
    clip: Span | None = None
    why: Why | None = None
