"""Two renderings of a sentence are laid over each other, whatever their pace and their pauses."""

from __future__ import annotations

import numpy as np
import pytest

from feedback.gym.warping import cheapest_cost, cheapest_path, distances, warp
from tests.feedback.gym.renderings import Line, at_rate, drawn, heard, sound, spoken


def test_the_same_rendering_lies_on_itself() -> None:
    curve = drawn(Line())
    path = warp(curve, curve)
    assert (path.a == path.b).all()


def test_a_slower_one_is_stretched_evenly() -> None:
    usual, slow = drawn(Line(syllable_s=0.2)), drawn(Line(syllable_s=0.3))
    path = warp(usual, slow)
    for a, b in zip(usual.syllables, slow.syllables, strict=True):
        assert path.to_b(a.span.start_s * 100)[()] == pytest.approx(b.span.start_s * 100, abs=3)


def test_a_pause_too_many_shifts_nothing_after_it() -> None:
    usual, halting = drawn(Line()), drawn(Line(pause_after=3, pause_s=0.5))
    path = warp(usual, halting)
    for a, b in zip(usual.syllables, halting.syllables, strict=True):
        middle = (a.span.start_s + a.span.end_s) * 50
        assert path.to_b(middle)[()] == pytest.approx((b.span.start_s + b.span.end_s) * 50, abs=3)


def test_there_and_back_is_where_one_began() -> None:
    path = warp(drawn(Line()), drawn(Line(syllable_s=0.26)))
    rows = np.array([20.0, 70.0, 120.0])
    assert path.to_a(path.to_b(rows)) == pytest.approx(rows, abs=2.0)


def test_a_voice_is_laid_over_another_syllable_by_syllable() -> None:
    one, other = spoken("gongitsune", 3), spoken("kumo", 3)
    path = warp(one, other)
    off_s = [
        abs(float(path.to_b(a.span.start_s * 100)) / 100 - b.span.start_s)
        for a, b in zip(one.syllables, other.syllables, strict=True)
    ]
    assert np.median(off_s) < 0.06
    assert max(off_s) < 0.2


def test_a_real_voice_slowed_down_is_stretched_evenly() -> None:
    usual = spoken("nezumi", 3)
    slow = heard(at_rate(sound("nezumi", 3), 0.7), usual.text)
    path = warp(usual, slow)
    slopes = np.diff(path.to_b(np.arange(10, len(usual) - 10, 20))) / 20
    assert np.median(slopes) == pytest.approx(1 / 0.7, rel=0.05)


def test_half_a_minute_is_aligned_in_a_table_of_a_few_megabytes() -> None:
    long = "您的心情我理解这项业务目前暂时还办理不了" * 7
    usual, slow = drawn(Line(text=long)), drawn(Line(text=long, syllable_s=0.26))
    path = warp(usual, slow)
    assert len(path.a) < 4000
    for a, b in list(zip(usual.syllables, slow.syllables, strict=True))[::20]:
        assert path.to_b(a.span.start_s * 100)[()] == pytest.approx(b.span.start_s * 100, abs=10)


def test_a_path_goes_from_corner_to_corner_and_never_back() -> None:
    cost = distances(np.random.default_rng(1).normal(size=(30, 3)), np.random.default_rng(2).normal(size=(40, 3)))
    path = cheapest_path(cost)
    assert path[0].tolist() == [0, 0]
    assert path[-1].tolist() == [29, 39]
    assert (np.diff(path, axis=0) >= 0).all()
    assert (np.diff(path, axis=0).max(axis=1) == 1).all()


def test_what_is_alike_costs_less_than_what_is_not() -> None:
    rows = np.random.default_rng(2).normal(size=(40, 4))
    like, other = rows + 0.1, np.random.default_rng(3).normal(size=(40, 4))
    assert cheapest_cost(distances(rows, rows), 1.0) == pytest.approx(0.0, abs=1e-6)
    assert cheapest_cost(distances(rows, like), 1.0) < 0.3 < cheapest_cost(distances(rows, other), 1.0)
