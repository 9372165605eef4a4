from __future__ import annotations

from collections.abc import Sequence

import pytest

from audio.span import Span
from feedback.baseline import Baseline
from feedback.level_metrics import clipped_pct, level_re_baseline_db, noise_re_baseline_db, snr
from feedback.metric import Reading
from feedback.playbook import a_rule
from tests.feedback.voices import USUAL, Says, timeline, view

LOUD = a_rule(above=6, window_s=3, needs_speech_s=2)


def level(said: Sequence[Says], now_s: float, usual: Baseline | None = USUAL) -> Reading | None:
    return level_re_baseline_db(view(timeline(said, None, 30.0), now_s, usual), LOUD)


def test_level_is_the_difference_to_the_usual_one() -> None:
    reading = level([Says(0, 5, level_db=-13)], 5.0)
    assert reading
    assert reading.value == pytest.approx(9, abs=0.01)
    assert reading.span == Span(2, 5)


def test_under_two_seconds_there_is_no_opinion() -> None:
    assert level([Says(0, 5, level_db=-13)], 1.8) is None


def test_without_a_usual_level_there_is_no_opinion() -> None:
    assert level([Says(0, 5)], 5.0, None) is None
    assert level([Says(0, 5)], 5.0, Baseline()) is None


def test_a_loud_turn_does_not_make_a_calm_answer_loud() -> None:
    reading = level([Says(0, 5, level_db=-10), Says(9, 10.6, level_db=-22)], 10.6)
    assert reading
    assert reading.value == pytest.approx(0, abs=0.1)


def test_snr_is_voice_above_pauses() -> None:
    said = [Says(0, 5, level_db=-22)]
    reading = snr(view(timeline(said, None, 30.0, noise_db=-34), 5.8), a_rule(below=15, window_s=10, needs_speech_s=3))
    assert reading
    assert reading.value == pytest.approx(12, abs=0.01)
    assert reading.span == Span(0, 5.8)


def test_noise_is_compared_with_that_of_the_reading() -> None:
    seen = view(timeline([Says(0, 5)], None, 30.0, noise_db=-50), 9.0)
    reading = noise_re_baseline_db(seen, a_rule(above=8, window_s=10))
    assert reading
    assert reading.value == pytest.approx(10, abs=0.01)
    assert noise_re_baseline_db(view(timeline([], None, 30.0), 9.0, None), a_rule(above=8)) is None


def test_without_a_pause_nobody_knows_the_noise() -> None:
    seen = view(timeline([Says(0, 20)], None, 30.0), 18.0, Baseline(noise_db=-60.0))
    assert noise_re_baseline_db(seen, a_rule(above=8, window_s=10)) is None


def test_clipping_is_a_share_of_the_talk() -> None:
    said = [Says(0, 4), Says(4, 5, clipped=True)]
    reading = clipped_pct(view(timeline(said, None, 30.0), 5.0), a_rule(above=1, window_s=10, needs_speech_s=3))
    assert reading
    assert reading.value == pytest.approx(20)
