from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from audio.span import Span
from feedback.pitch_metrics import pitch_spread, register_re_baseline
from feedback.playbook import a_rule
from tests.feedback.voices import USUAL, Says, timeline, view

FLAT = a_rule(below=1.6, below_baseline_pct=35, limits="all", window_s=10, params={"needs_voiced_s": 5.0})
HIGH = a_rule(above=3, window_s=10, needs_speech_s=5, params={"level_up_db": 3.0, "rate_up_pct": 10.0})


def spread(said: Sequence[Says], now_s: float) -> float | None:
    reading = pitch_spread(view(timeline(said, None, 40.0), now_s), FLAT)
    return None if reading is None else reading.value


def register(said: Sequence[Says], now_s: float) -> float | None:
    reading = register_re_baseline(view(timeline(said, None, 40.0), now_s), HIGH)
    return None if reading is None else reading.value


def test_a_flat_voice_reads_flat_and_a_lively_one_lively() -> None:
    assert spread([Says(0, 10, spread_st=0.4)], 10.0) == pytest.approx(0.45, abs=0.1)
    assert spread([Says(0, 10, spread_st=3.0)], 10.0) == pytest.approx(3.3, abs=0.5)


def test_five_seconds_of_voice_are_needed() -> None:
    assert spread([Says(0, 10)], 4.8) is None
    assert spread([Says(0, 10)], 5.0) is not None


def test_two_flat_turns_are_one_flat_stretch() -> None:
    said = [Says(0, 3.5, spread_st=0.3), Says(7, 10.5, spread_st=0.3)]
    reading = pitch_spread(view(timeline(said, None, 40.0), 10.5), FLAT)
    assert reading
    assert reading.span == Span(0, 10.5)


def test_a_lively_answer_after_a_flat_turn_is_not_flat() -> None:
    said = [Says(0, 9, spread_st=0.2), Says(12, 14.6, spread_st=3.0)]
    value = spread(said, 14.6)
    assert value is not None
    assert value > 1.6


def test_a_high_voice_alone_is_no_strain() -> None:
    assert register([Says(0, 10, pitch_hz=260)], 10.0) is None


@pytest.mark.parametrize("strained", [Says(0, 10, pitch_hz=252, level_db=-17), Says(0, 10, pitch_hz=252, cpm=290)])
def test_a_high_voice_that_is_loud_or_fast_is(strained: Says) -> None:
    assert register([strained], 10.0) == pytest.approx(4.0, abs=0.5)


def test_without_a_usual_pitch_there_is_no_opinion() -> None:
    loud = timeline([Says(0, 10, pitch_hz=252, level_db=-12)], None, 40.0)
    assert register_re_baseline(view(loud, 10.0, None), HIGH) is None
    assert register_re_baseline(view(loud, 10.0, replace(USUAL, pitch_hz=None)), HIGH) is None
