"""What comes of a take: the one thing to change, and a score that says where it comes from."""

from __future__ import annotations

import numpy as np
import pytest

from feedback.gym.aspect import Aspect, Difference
from feedback.gym.comparison import Comparison
from feedback.rule import Text

KEEP = Text(zh="保持", en="Keep it")


def difference(aspect: Aspect, steps: float, weight: float = 1.0) -> Difference:
    say = Text(zh=aspect.value, en=aspect.value)
    return Difference(aspect, steps, "st", 1.0, 0, 0, "st", say, say, weight=weight)


def comparison(*found: Difference) -> Comparison:
    ordered = tuple(sorted(found, key=lambda one: -one.steps))
    instants = np.array([0.0, 1.0, 2.0], np.float32)
    return Comparison(ordered, (), instants, instants * 2, 80.0, KEEP)


def test_the_largest_difference_is_the_one_to_change() -> None:
    found = comparison(difference(Aspect.RATE, 1.5), difference(Aspect.ENDING, 2.5))
    assert found.change is not None
    assert found.change.aspect is Aspect.ENDING
    assert found.say.en == "ending"


def test_where_all_is_within_its_tolerance_nothing_is_named() -> None:
    found = comparison(difference(Aspect.RATE, 0.9), difference(Aspect.ENDING, 0.2))
    assert found.change is None
    assert found.say is KEEP
    assert found.score == 100.0
    assert found.good


def test_half_of_the_score_is_the_worst_difference() -> None:
    found = comparison(difference(Aspect.RATE, 3.0), *(difference(a, 0.0) for a in (Aspect.LEVEL, Aspect.SPREAD)))
    assert found.score == pytest.approx(100 * 0.5 * 2 / 3, abs=0.1)


def test_what_the_exercise_attends_to_weighs_more() -> None:
    light = comparison(difference(Aspect.RATE, 2.0), difference(Aspect.LEVEL, 0.0))
    heavy = comparison(difference(Aspect.RATE, 2.0, weight=3.0), difference(Aspect.LEVEL, 0.0))
    assert light.score is not None
    assert heavy.score is not None
    assert heavy.score < light.score


def test_nothing_that_could_be_assessed_makes_no_score() -> None:
    found = comparison()
    assert found.score is None
    assert not found.good


def test_instants_of_the_take_are_found_in_the_model() -> None:
    assert comparison().in_model(3.0) == pytest.approx(1.5)
