"""The table of everything a rule can measure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from feedback.behaviour_metrics import behaviour_metrics
from feedback.metric import Metric
from feedback.timing_metrics import timing_metrics
from feedback.voice_metrics import voice_metrics
from feedback.word_metrics import word_metrics

#: Name to metric. A rule that cannot be said with these needs a new one here.
METRICS: Mapping[str, Metric] = MappingProxyType(
    {m.name: m for m in (*voice_metrics(), *word_metrics(), *timing_metrics(), *behaviour_metrics())}
)
