"""What the agent's words give over a stretch: how often, in which order, and what was left out."""

from __future__ import annotations

from feedback.drills.measure import DrillMeasure
from feedback.drills.word_measures_said import said_measures


def word_measures() -> tuple[DrillMeasure, ...]:
    """The measures of words, from all modules of their kind."""
    return (*said_measures(),)
