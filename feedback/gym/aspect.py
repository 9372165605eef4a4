"""In what a take can differ from its model, and what a difference is: a size, a tolerance, one thing to change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.span import Span
from feedback.rule import Text


class Aspect(StrEnum):
    """What is compared; stable names, used by packs and kept takes."""

    RATE = "rate"
    """Syllables over talk, per cent of the target."""
    LEVEL = "level"
    """Active level, dB."""
    SPREAD = "spread"
    """Movement of pitch about its median, semitones (a standard deviation)."""
    ENDING = "ending"
    """How high the last syllables end, semitones above what their tones lead to expect."""
    PAUSES = "pauses"
    """The pause that is missing, too long or out of place, seconds."""
    EMPHASIS = "emphasis"
    """How far a syllable stands out, decibels; a semitone counts as one, twice the length as three."""
    REGISTER = "register"
    """Median pitch against the usual one, semitones."""
    NEGATIVE = "softened_negative"
    """Softening met in a negative sentence (TON-15), of those assessed."""
    APOLOGY = "apology_voice"
    """Marks of an apologetic voice (TON-21), of those assessed."""
    COURTESY = "courtesy_ending"
    """Ending of a courtesy question against the sentence's median (TON-08), semitones."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a take differs from its target in one aspect.

    Parameters
    ----------
    aspect : Aspect
        In what.
    size : float
        Take minus target, in `unit`.
    unit : str
        ``%``, ``dB``, ``st``, ``s`` or ``of`` (so many met of those assessed).
    tolerance : float
        Up to this size nobody need change anything.
    value, target : float
        What was measured and what was aimed at, in `shown_unit`.
    shown_unit : str
        Unit of both: ``cpm``, ``dB``, ``st``, ``s``, ``of``.
    syllable : int or None
        Place in the text, counted from 0, where the difference is at one place.
    span : Span or None
        The part of the take to hear.
    say : Text
        One thing to change, with its figures.
    why : Text
        How it was measured and why it matters.
    weight : float
        Its part in the score.
    """

    aspect: Aspect
    size: float
    unit: str
    tolerance: float
    value: float
    target: float
    shown_unit: str
    say: Text
    why: Text
    syllable: int | None = None
    span: Span | None = None
    weight: float = 1.0

    @property
    def steps(self) -> float:
        """Size in tolerances; the largest is what is named."""
        return abs(self.size) / self.tolerance

    @property
    def within(self) -> bool:
        """Small enough to be left alone."""
        return self.steps <= 1.0

    @property
    def earned(self) -> float:
        """Share of its weight: all within the tolerance, none from three of them on.

        Examples
        --------
        >>> text = Text(zh="慢一点", en="Slow down")
        >>> [Difference(Aspect.RATE, size, "%", 15, 0, 0, "cpm", text, text).earned for size in (10, -30, 60)]
        [1.0, 0.5, 0.0]
        """
        return min(1.0, max(0.0, (3.0 - self.steps) / 2.0))
