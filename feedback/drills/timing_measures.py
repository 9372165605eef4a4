"""Pauses, answers and waits of a take: the measures of drills that need them."""

from __future__ import annotations

from feedback.drills.measure import DrillMeasure


def timing_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return ()
