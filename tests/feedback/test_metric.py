from __future__ import annotations

from audio.lane import Track
from audio.span import Span
from feedback.baseline import Baseline
from feedback.metric import Metric, Reading
from tests.feedback.voices import USUAL

VOICE = frozenset({Track.PROSODY})


def test_the_usual_value_comes_out_of_the_baseline() -> None:
    rate = Metric("rate_cpm", "cpm", "", VOICE, baseline=lambda baseline: baseline.rate_cpm)
    assert rate.usual(USUAL) == 240
    assert rate.usual(Baseline()) is None
    assert rate.usual(None) is None


def test_a_measure_without_a_usual_value_has_none() -> None:
    assert Metric("level_re_baseline_db", "dB", "", VOICE).usual(USUAL) is None


def test_a_reading_is_a_value_and_where_it_was_read() -> None:
    assert Reading(300.0, Span(0, 8)) == Reading(300.0, Span(0, 8), evidence="", detail="", severity=None)
