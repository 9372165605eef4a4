"""What the agent's voice gave over a stretch: the measures of drills that need it."""

from __future__ import annotations

from feedback.drills.measure import DrillMeasure


def voice_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return ()
