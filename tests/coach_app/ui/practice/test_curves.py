from __future__ import annotations

import math

import pytest

from coach_app.ui.practice.curves import curve_of, laid_over, syllables_of
from tests.coach_app.ui.practice.fake_gym import TEXT, contour, result


def test_a_models_curve_is_in_its_own_time_about_its_own_level() -> None:
    curve = curve_of(contour(1.8))
    assert len(curve.at_s) == 180
    assert set(curve.level_db) == {0.0}
    assert math.isnan(curve.pitch_st[91])


def test_a_take_is_laid_over_its_model_instant_by_instant() -> None:
    judged = result().judged
    curve = laid_over(judged)
    assert curve.ends_s == pytest.approx(1.79, abs=0.01)  # a slower take ends where its model does
    assert curve.pitch_st[-1] == pytest.approx(judged.contour.pitch_st[-1])


def test_syllables_stand_where_they_lie_in_the_model() -> None:
    syllables = syllables_of(contour(1.8))
    assert "".join(one.char for one in syllables) == TEXT
    assert (syllables[2].start_s, syllables[2].end_s) == pytest.approx((0.6, 0.9))
