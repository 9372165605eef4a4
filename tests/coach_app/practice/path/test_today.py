from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.library import Library
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.path.state import FILE, PathFile
from coach_app.practice.path.today import LearningPath
from coach_app.practice.path.values import Opens
from coach_app.privacy.forgetting import forget_person
from tests.coach_app.library.sessions_on_disk import FIRST, write_session
from tests.coach_app.practice.path.a_learner import Learner


@pytest.fixture
def learner(tmp_path: Path) -> Learner:
    return Learner(tmp_path, {})


def a_day_later(learner: Learner, days: int = 1) -> None:
    learner.now += timedelta(days=days)


def keys(path: LearningPath, person: str) -> Sequence[str]:
    return [card.key for card in path.todays(person).cards]


def test_three_cards_in_ten_minutes_each_with_a_reason(learner: Learner) -> None:
    today = learner.path.todays(learner.person)
    assert len(today.cards) == 3
    assert today.minutes == sum(card.minutes for card in today.cards) <= 10
    for card in today.cards:
        assert card.why.zh.endswith("。")
        assert card.why.en.endswith(".")


def test_the_cards_stay_all_day_and_say_what_is_done(learner: Learner) -> None:
    before = learner.path.todays(learner.person)
    learner.practise(before.cards[0])
    after = learner.path.todays(learner.person)
    assert after.cards == (replace(before.cards[0], done=True), *before.cards[1:])
    assert after.practised_min == before.cards[0].minutes


def test_a_drill_that_was_not_passed_is_tried_until_it_is(learner: Learner) -> None:
    card = next(card for card in learner.path.todays(learner.person).cards if card.opens is Opens.DRILL)

    def after(passed: bool) -> tuple[bool, bool]:
        mark = replace(learner.mark(card.key), graded=True, passed=passed)
        learner.path.note_take(learner.person, mark, card.key, minutes=2.0)
        now = next(one for one in learner.path.todays(learner.person).cards if one.key == card.key)
        return now.done, now.tried

    assert after(passed=False) == (True, True)
    assert after(passed=True) == (True, False)


def test_another_day_has_other_cards_none_of_them_done(learner: Learner) -> None:
    before = learner.path.todays(learner.person)
    for card in before.cards:
        learner.practise(card)
    a_day_later(learner)
    after = learner.path.todays(learner.person)
    assert not {card.key for card in after.cards} & {card.key for card in before.cards}
    assert not any(card.done for card in after.cards)
    assert after.practised_min == 0


def test_days_without_practice_pile_nothing_up_and_are_not_mentioned(learner: Learner) -> None:
    for card in learner.path.todays(learner.person).cards:
        learner.practise(card)
    a_day_later(learner, 40)
    today = learner.path.todays(learner.person)
    assert len(today.cards) == 3
    assert today.minutes <= 10
    assert today.tip is None or "天没" not in today.tip.text.zh


def test_two_people_have_plans_of_their_own(learner: Learner) -> None:
    other = People(learner.data / "people").add(Profile.new("王芳")).id
    learner.weak["refusal"] = 1.0
    learner.path.note_take(learner.person, learner.mark("SCN-106"), "SCN-106", minutes=2.0)
    a_day_later(learner)
    assert learner.path.todays(learner.person).cards[0].skill == "refusal"
    assert learner.path.notes(other) == ()
    assert learner.path.todays(other).cards[0].skill != "refusal"


def test_the_calls_of_others_change_nothing(learner: Learner) -> None:
    other = Learner(learner.data / "elsewhere", {"rate": 1.0}).person
    before = keys(learner.path, learner.person)
    for number in range(5):
        write_session(learner.data, number, ("快快快。",), person=other)
    with Library(learner.data) as library:
        library.catch_up()
    PathFile(learner.data, learner.person).change(lambda state: state.model_copy(update={"plan_day": None}))
    assert keys(learner.path, learner.person) == before


def test_without_profiles_there_is_a_plan_too(learner: Learner) -> None:
    assert len(learner.path.todays("").cards) == 3
    assert (learner.data / FILE).is_file()


def test_the_first_day_offers_a_placement(learner: Learner) -> None:
    placement = learner.path.todays(learner.person).placement
    assert placement is not None
    assert [step.opens for step in placement.steps] == [Opens.READING, Opens.DRILL, Opens.DRILL]


def test_the_placement_can_be_skipped_for_good(learner: Learner) -> None:
    learner.path.skip_placement(learner.person)
    assert learner.path.todays(learner.person).placement is None


def test_the_voice_of_the_reading_is_part_of_what_the_placement_found(learner: Learner) -> None:
    earned = {"rate": 1.0, "level": 1.0, "spread": 1.0, "emphasis": 1.0, "ending": 0.0}
    learner.path.note_reading(learner.person, "STD-31", 100.0, earned=earned, minutes=1.0)
    for drill in ("SCN-01", "SCN-11"):
        learner.path.note_take(learner.person, learner.mark(drill), drill, minutes=2.0)
    found = {spot.skill.id: spot for spot in learner.path.spots(learner.person)}
    assert found["endings"].weakness > found["rate"].weakness
    assert found["endings"].why is not None
    assert found["endings"].why.zh == "上次朗读，差得最多的是句尾。"


def test_after_the_placement_the_plan_is_made_of_what_it_found(learner: Learner) -> None:
    before = keys(learner.path, learner.person)
    learner.weak["confirm"] = 1.0
    learner.path.note_reading(learner.person, "STD-31", 90.0, minutes=1.0)
    for drill in ("SCN-01", "SCN-11"):
        learner.path.note_take(learner.person, learner.mark(drill), drill, minutes=2.0)
    today = learner.path.todays(learner.person)
    assert today.placement is None
    assert [card.key for card in today.cards] != before
    a_day_later(learner)
    assert "confirm" in [card.skill for card in learner.path.todays(learner.person).cards]


def test_a_tip_a_day_that_can_be_put_away(learner: Learner) -> None:
    tip = learner.path.todays(learner.person).tip
    assert tip is not None
    assert learner.path.todays(learner.person).tip == tip
    learner.path.put_away(learner.person, tip.id)
    assert learner.path.todays(learner.person).tip is None
    a_day_later(learner)
    other = learner.path.todays(learner.person).tip
    assert other is not None
    assert other.id != tip.id


def test_after_abuse_the_tip_is_about_abuse(learner: Learner) -> None:
    write_session(learner.data, 0, ("您好。", "你这个废物！"), person=learner.person)
    with Library(learner.data) as library:
        library.catch_up()
    learner.now = FIRST + timedelta(hours=5)
    tip = learner.path.todays(learner.person).tip
    assert tip is not None
    assert tip.id in ("CRS-10", "CRS-35")


def test_a_drill_that_is_gone_makes_room_for_another(learner: Learner) -> None:
    first, *_ = keys(learner.path, learner.person)
    materials = replace(
        learner.path.materials, exercises=tuple(one for one in learner.path.materials.exercises if one.key != first)
    )
    path = LearningPath(learner.data, materials, lambda: Library(learner.data), lambda: learner.now)
    assert first not in keys(path, learner.person)
    assert len(keys(path, learner.person)) == 3


def test_an_unknown_drill_is_not_noted(learner: Learner) -> None:
    learner.path.note_take(learner.person, learner.mark("SCN-01"), "SCN-999")
    assert learner.path.notes(learner.person) == ()


def test_a_take_is_noted_with_its_session(learner: Learner) -> None:
    learner.path.note_take(
        learner.person, learner.mark("SCN-01"), "SCN-01", session="20260302-090000-abcd", minutes=2.0
    )
    (note,) = learner.path.notes(learner.person)
    assert (note.key, note.session, note.minutes, note.passed) == ("SCN-01", "20260302-090000-abcd", 2.0, True)


def test_who_is_forgotten_has_no_past(learner: Learner) -> None:
    learner.practise(learner.path.todays(learner.person).cards[0])
    forget_person(learner.data, learner.person)
    assert learner.path.notes(learner.person) == ()
    assert learner.path.history(learner.person).bests == ()


def test_history_looks_back_as_far_as_it_is_asked(learner: Learner) -> None:
    for _ in range(3):
        learner.path.note_reading(learner.person, "STD-47", 90.0, minutes=1.0)
        a_day_later(learner, 10)
    assert sum(point.takes for point in learner.path.history(learner.person).points) == 3
    assert sum(point.takes for point in learner.path.history(learner.person, days=14).points) == 1
