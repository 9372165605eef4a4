from __future__ import annotations

import math

import pytest

from coach_app.ui.practice.gym_live import LiveOwn
from tests.coach_app.ui.practice.fake_gym import quiet, voice


def test_the_curve_begins_with_the_voice_and_lies_about_its_own_median() -> None:
    own = LiveOwn()
    assert not own.take([])
    own.take(quiet(0.5, 0.0))
    assert not own.heard
    own.take(voice(1.0, 0.5))
    curve = own.curve
    assert curve.at_s[0] == 0.0
    assert curve.ends_s == pytest.approx(0.99)
    assert sorted(curve.pitch_st)[len(curve.pitch_st) // 2] == pytest.approx(0.0, abs=0.1)
    assert max(curve.pitch_st) - min(curve.pitch_st) == pytest.approx(4.0, abs=0.1)


def test_what_is_unvoiced_is_a_gap() -> None:
    own = LiveOwn()
    own.take([*voice(0.5), *quiet(0.1, 0.5)])
    assert math.isnan(own.curve.pitch_st[-1])


def test_it_is_over_after_enough_voice_and_then_silence() -> None:
    own = LiveOwn()
    own.take(voice(0.2))
    own.take(quiet(3.0, 0.2))
    assert not own.over  # a cough
    own.take(voice(0.6, 3.2))
    assert not own.over
    own.take(quiet(1.0, 3.8))
    assert not own.over  # a pause to think
    own.take(quiet(0.5, 4.8))
    assert own.over
