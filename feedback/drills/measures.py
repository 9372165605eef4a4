"""The table of everything a check of a drill can measure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from feedback.drills.measure import DrillMeasure
from feedback.drills.timing_measures import timing_measures
from feedback.drills.voice_measures import voice_measures
from feedback.drills.word_measures import word_measures

#: Name to measure. What a drill asks for and these cannot tell needs a new one here.
MEASURES: Mapping[str, DrillMeasure] = MappingProxyType(
    {m.name: m for m in (*voice_measures(), *timing_measures(), *word_measures())}
)
