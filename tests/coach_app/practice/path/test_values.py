from __future__ import annotations

from dataclasses import replace

from coach_app.practice.path.values import Card, Opens, Placement
from feedback.rule import Text

NAME = Text(zh="开场", en="opening")
STEP = Card("SCN-01", Opens.DRILL, "opening", NAME, NAME, 2.0)


def test_the_next_step_of_a_placement_is_the_first_that_is_not_done() -> None:
    second = replace(STEP, key="SCN-11")
    assert Placement((replace(STEP, done=True), second), 2.0).next == second


def test_a_placement_that_is_done_has_no_next_step() -> None:
    assert Placement((replace(STEP, done=True),), 0.0).next is None
