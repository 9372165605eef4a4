"""What the agent's words give over a stretch: all measures of words, from the modules of their kinds."""

from __future__ import annotations

from feedback.drills.measure import DrillMeasure
from feedback.drills.word_measures_asked import asked_measures
from feedback.drills.word_measures_order import order_measures
from feedback.drills.word_measures_repeats import repeats_measures
from feedback.drills.word_measures_said import said_measures
from feedback.drills.word_measures_style import style_measures


def word_measures() -> tuple[DrillMeasure, ...]:
    """The measures of words."""
    return (*said_measures(), *style_measures(), *asked_measures(), *order_measures(), *repeats_measures())
