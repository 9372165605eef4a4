"""What a measure of drills is: the link between a name in a check and the function behind it.

A rule's metric (`feedback.metric`) tells live when something goes wrong; a measure tells
afterwards how much of something a take had, over the stretch that its check names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.take import Take


class Need(StrEnum):
    """Without which a measure has no opinion."""

    VOICE = "voice"
    WORDS = "words"
    CUSTOMER = "customer"
    BASELINE = "baseline"
    """A calibration reading of this person on this device."""
    SMILE = "smile"
    """A smiling reading besides the neutral one."""
    CONFIDENCE = "confidence"
    """A recogniser that says how sure it is of a word."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found.

    Parameters
    ----------
    value : float
        In the measure's unit.
    span : Span or None
        The clip to hear.
    evidence : str
        Words or figures behind it, as the trainer reads them.
    at_best : float or None
        The value if everything was said that was possibly heard; ``None`` where nothing is doubtful.
    """

    value: float
    span: Span | None = None
    evidence: str = ""
    at_best: float | None = None


#: The stretches are those that the check's `over` named, resolved; never empty. ``None`` = not enough to judge.
Measure = Callable[[Take, Check, Sequence[Span]], Measured | None]


@dataclass(frozen=True, slots=True)
class DrillMeasure:
    """A named measure that checks can use.

    Parameters
    ----------
    name, unit, meaning : str
        For packs, results and the published schema.
    needs : frozenset of Need
        Without which it is not assessed.
    of : callable
        The function.
    params : tuple of str
        Names of the parameters that it reads.
    limits : tuple of str
        Those of them that decide what is met. The pack gives them: where a check does not, the ``[[standard]]`` that
        asks for the same measure does.
    lines : tuple of str
        Those of them that name lines of the drill.
    """

    name: str
    unit: str
    meaning: str
    needs: frozenset[Need]
    of: Measure
    params: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
