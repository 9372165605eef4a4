"""A difference is judged by its tolerance."""

from __future__ import annotations

import pytest

from feedback.gym.aspect import Aspect, Difference
from feedback.rule import Text

SAY = Text(zh="再慢一点", en="A little slower")


def difference(size: float, tolerance: float = 15.0) -> Difference:
    return Difference(Aspect.RATE, size, "%", tolerance, 300, 250, "cpm", SAY, SAY)


@pytest.mark.parametrize(("size", "within"), [(0, True), (15, True), (-15, True), (15.1, False), (-40, False)])
def test_what_lies_within_the_tolerance_is_left_alone(size: float, within: bool) -> None:
    assert difference(size).within is within


@pytest.mark.parametrize(("size", "earned"), [(0, 1.0), (15, 1.0), (-30, 0.5), (45, 0.0), (90, 0.0)])
def test_it_earns_less_the_further_it_is_and_nothing_from_three_tolerances_on(size: float, earned: float) -> None:
    assert difference(size).earned == pytest.approx(earned)


def test_differences_of_different_units_are_compared_in_tolerances() -> None:
    assert difference(30, 15).steps == difference(-3.0, 1.5).steps == 2.0
