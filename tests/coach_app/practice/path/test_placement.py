from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach_app.practice.path.curriculum import Curriculum, load_curriculum
from coach_app.practice.path.exercises import Exercise
from coach_app.practice.path.placement import placement_of
from coach_app.practice.path.state import Note, PathState
from coach_app.practice.path.values import Opens
from feedback.pack import find_pack
from feedback.rule import Text

AT = datetime(2026, 3, 2, 19, tzinfo=UTC)
STEPS = ((Opens.READING, "STD-31", 1.0), (Opens.DRILL, "SCN-01", 3.0), (Opens.DRILL, "SCN-11", 2.0))
KNOWN = {
    (opens, key): Exercise(key, opens, Text(zh=key, en=key), minutes, {"opening": 1.0}) for opens, key, minutes in STEPS
}


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(find_pack("zh-service"))


def done(*steps: tuple[Opens, str]) -> PathState:
    return PathState(notes=tuple(Note(at=AT, opens=opens, key=key) for opens, key in steps))


def test_a_short_reading_and_two_drills(curriculum: Curriculum) -> None:
    placement = placement_of(curriculum, KNOWN, PathState())
    assert [(step.opens, step.key) for step in placement.steps] == [(opens, key) for opens, key, _ in STEPS]
    assert placement.minutes == 6.0


def test_what_is_done_is_not_asked_again(curriculum: Curriculum) -> None:
    placement = placement_of(curriculum, KNOWN, done((Opens.READING, "STD-31")))
    assert placement.next is not None
    assert placement.next.key == "SCN-01"
    assert placement.minutes == 5.0


def test_in_any_order(curriculum: Curriculum) -> None:
    placement = placement_of(curriculum, KNOWN, done((Opens.DRILL, "SCN-11"), (Opens.DRILL, "SCN-01")))
    assert placement.next is not None
    assert placement.next.opens is Opens.READING


def test_a_step_that_this_pack_has_not_is_left_out(curriculum: Curriculum) -> None:
    known = {one: exercise for one, exercise in KNOWN.items() if one[0] is Opens.DRILL}
    assert len(placement_of(curriculum, known, PathState()).steps) == 2
