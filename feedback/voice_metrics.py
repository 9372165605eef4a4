"""The measures of voice and turn-taking that rules can name."""

from __future__ import annotations

from feedback.ending_metrics import ending_metrics
from feedback.level_metrics import level_metrics
from feedback.metric import Metric
from feedback.pace_metrics import pace_metrics
from feedback.pitch_metrics import pitch_metrics
from feedback.turn_metrics import turn_metrics


def voice_metrics() -> tuple[Metric, ...]:
    """Every metric that reads the voice.

    Examples
    --------
    >>> sorted(m.name for m in voice_metrics() if m.confirm)
    ['rate_words_cpm']
    """
    return (*pace_metrics(), *level_metrics(), *pitch_metrics(), *ending_metrics(), *turn_metrics())
