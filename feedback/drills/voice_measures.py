"""What the agent's voice gave over a stretch: all measures of voice, from the modules of their kinds.

Delivery is measured and emotion never inferred: rate, level, pitch, pauses, and which parts of a named manner of
speaking are there, each against the person's own reading or the rest of the take.
"""

from __future__ import annotations

from feedback.drills.measure import DrillMeasure
from feedback.drills.voice_measures_breath import breath_measures
from feedback.drills.voice_measures_clarity import clarity_measures
from feedback.drills.voice_measures_colour import colour_measures
from feedback.drills.voice_measures_level import level_measures
from feedback.drills.voice_measures_manner import manner_measures
from feedback.drills.voice_measures_opening import opening_measures
from feedback.drills.voice_measures_pace import pace_measures
from feedback.drills.voice_measures_pauses import pause_measures
from feedback.drills.voice_measures_pitch import pitch_measures


def voice_measures() -> tuple[DrillMeasure, ...]:
    """Every measure of voice.

    Examples
    --------
    >>> sorted(m.name for m in voice_measures() if m.unit == "st")
    ['ending_st', 'pitch_re_call_st', 'pitch_re_calm_st', 'spread_st']
    """
    return (
        *pace_measures(),
        *level_measures(),
        *pitch_measures(),
        *pause_measures(),
        *colour_measures(),
        *breath_measures(),
        *manner_measures(),
        *clarity_measures(),
        *opening_measures(),
    )
