from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach_app.practice.path.curriculum import Curriculum, Skill, load_curriculum
from coach_app.practice.path.exercises import Exercise
from coach_app.practice.path.memory import practised
from coach_app.practice.path.plan import BUDGET_MIN, chosen, level, wishes
from coach_app.practice.path.spots import Spot
from coach_app.practice.path.state import Note, Planned
from coach_app.practice.path.values import Opens
from feedback.pack import find_pack
from feedback.rule import Text

TODAY = date(2026, 3, 16)
WEAK = Text(zh="弱", en="weak")


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(find_pack("zh-service"))


def a_spot(name: str, weakness: float) -> Spot:
    return Spot(Skill(id=name, title=Text(zh=name, en=name)), weakness, WEAK)


def an_exercise(key: str, *skills: str, **fields: object) -> Exercise:
    usual = {"opens": Opens.DRILL, "minutes": 2.0, "difficulty": 1}
    title = Text(zh=key, en=key)
    return Exercise(key=key, title=title, trains=dict.fromkeys(skills, 0.5), **{**usual, **fields})  # type: ignore[arg-type]


def a_note(key: str, ago: int = 1, **fields: object) -> Note:
    at = datetime(2026, 3, 16, 19, tzinfo=UTC) - timedelta(days=ago)
    return Note.model_validate({"at": at, "opens": Opens.DRILL, "key": key, "difficulty": 1, **fields})


def plan(
    curriculum: Curriculum, spots: list[Spot], known: list[Exercise], notes: tuple[Note, ...] = (), **memory: float
) -> list[str]:
    return [card.key for card in cards(curriculum, spots, known, notes, **memory)]


def cards(
    curriculum: Curriculum, spots: list[Spot], known: list[Exercise], notes: tuple[Note, ...] = (), **memory: float
) -> tuple[Planned, ...]:
    kept = practised({}, memory, TODAY - timedelta(days=1))
    return chosen(spots, kept, known, notes, TODAY, curriculum.why)


def test_the_weakest_skill_comes_first(curriculum: Curriculum) -> None:
    spots = [a_spot("a", 0.2), a_spot("b", 0.9), a_spot("c", 0.5), a_spot("d", 0.1)]
    known = [an_exercise(f"SCN-{n}", name) for n, name in enumerate("abcd")]
    assert plan(curriculum, spots, known) == ["SCN-1", "SCN-2", "SCN-0"]


def test_what_was_practised_yesterday_with_success_makes_room(curriculum: Curriculum) -> None:
    spots = [a_spot("a", 0.4), a_spot("b", 0.3)]
    assert [wish.spot.skill.id for wish in wishes(spots, practised({}, {"a": 0.0}, TODAY), TODAY)] == ["b", "a"]


def test_what_calls_still_show_is_practised_though_drills_go_well(curriculum: Curriculum) -> None:
    spots = [a_spot("a", 0.9), a_spot("b", 0.1)]
    memory = practised({}, {"a": 0.1, "b": 0.1}, TODAY - timedelta(days=1))
    assert wishes(spots, memory, TODAY)[0].spot.skill.id == "a"


def test_where_nothing_is_due_what_was_practised_longest_ago_comes(curriculum: Curriculum) -> None:
    memory = practised({}, {"a": 0.0}, TODAY - timedelta(days=1))
    memory = practised(memory, {"b": 0.0}, TODAY - timedelta(days=4))
    spots = [Spot(a_spot(name, 0.1).skill, 0.1) for name in "ab"]
    found = chosen(spots, memory, [an_exercise("SCN-1", "a"), an_exercise("SCN-2", "b")], (), TODAY, curriculum.why)
    assert [card.key for card in found] == ["SCN-2", "SCN-1"]
    assert found[0].why[0] == "没有更急的，4 天前练过的b再巩固一下。"


def test_all_fits_into_ten_minutes(curriculum: Curriculum) -> None:
    spots = [a_spot(name, 0.5) for name in "abc"]
    known = [an_exercise(f"{name}{minutes}", name, minutes=minutes) for name in "abc" for minutes in (9.0, 6.0, 2.0)]
    found = {one.key: one.minutes for one in known}
    keys = plan(curriculum, spots, known)
    assert len(keys) == 3
    assert sum(found[key] for key in keys) <= BUDGET_MIN


def test_at_most_two_of_them_are_talks_with_a_customer(curriculum: Curriculum) -> None:
    spots = [a_spot(name, 0.5) for name in "abcd"]
    known = [an_exercise(f"talk-{name}", name, talks=True) for name in "abc"] + [an_exercise("voice", "d")]
    assert [key for key in plan(curriculum, spots, known) if key.startswith("talk")] == ["talk-a", "talk-b"]


def test_too_hard_a_drill_waits_for_its_level(curriculum: Curriculum) -> None:
    known = [an_exercise("hard", "a", difficulty=4), an_exercise("easy", "a", difficulty=1)]
    assert plan(curriculum, [a_spot("a", 0.5)], known) == ["easy"]


def test_the_same_drill_does_not_come_two_days_running_if_there_is_another(curriculum: Curriculum) -> None:
    known = [an_exercise("SCN-1", "a"), an_exercise("SCN-2", "a")]
    assert plan(curriculum, [a_spot("a", 0.9)], known, (a_note("SCN-1", lost={"a": 0.5}),)) == ["SCN-2"]


def test_drill_and_gym_take_turns(curriculum: Curriculum) -> None:
    known = [an_exercise("SCN-1", "a"), an_exercise("SCN-2", "a"), an_exercise("rising", "a", opens=Opens.GYM)]
    assert plan(curriculum, [a_spot("a", 0.9)], known, (a_note("SCN-1", lost={"a": 0.5}),)) == ["rising"]


def test_a_phrase_that_was_missed_is_read_aloud(curriculum: Curriculum) -> None:
    known = [an_exercise("SCN-1", "a"), an_exercise("我知道您很着急", "a", opens=Opens.READING)]
    note = a_note("SCN-1", lost={"a": 0.9}, missed={"a": "我知道您很着急"})
    assert plan(curriculum, [a_spot("a", 0.9)], known, (note,)) == ["我知道您很着急"]


def test_a_phrase_that_nobody_missed_is_not_read_aloud(curriculum: Curriculum) -> None:
    known = [an_exercise("rising", "a", opens=Opens.GYM), an_exercise("我知道您很着急", "a", opens=Opens.READING)]
    note = a_note("SCN-1", lost={"a": 0.9})
    assert plan(curriculum, [a_spot("a", 0.9)], known, (note,)) == ["rising"]


def test_each_card_says_why(curriculum: Curriculum) -> None:
    known = [an_exercise("SCN-1", "a"), an_exercise("SCN-2", "b"), an_exercise("SCN-3", "c")]
    new = Spot(a_spot("b", 0.25).skill, 0.25)
    weak, unknown, again = cards(curriculum, [a_spot("a", 0.9), new, a_spot("c", 0.1)], known, c=0.3)
    assert weak.why == ("弱", "weak")
    assert unknown.why[0] == "还没练过b，先试一次。"
    assert again.why[0] == "1 天前练过c，现在复习最省力。"


def test_without_anything_to_do_there_are_no_cards(curriculum: Curriculum) -> None:
    assert plan(curriculum, [a_spot("a", 0.9)], []) == []


@pytest.mark.parametrize(
    ("passed", "expected"),
    [([], 1), ([True] * 2, 1), ([True] * 3, 2), ([True, True, False, True], 1), ([False] * 5, 1)],
)
def test_three_passes_in_a_row_lead_up(passed: list[bool], expected: int) -> None:
    assert level([a_note("SCN-1", difficulty=1, passed=one) for one in passed]) == expected


def test_two_failures_lead_down_again() -> None:
    up = [a_note("SCN-1", difficulty=1, passed=True)] * 3
    assert level([*up, *[a_note("SCN-2", difficulty=2, passed=False)] * 2]) == 1


def test_failing_in_what_was_too_hard_leads_nowhere() -> None:
    up = [a_note("SCN-1", difficulty=1, passed=True)] * 3
    assert level([*up, *[a_note("SCN-2", difficulty=3, passed=False)] * 2]) == 2


def test_easy_drills_lead_no_further_up() -> None:
    assert level([a_note("SCN-1", difficulty=1, passed=True)] * 30) == 2
