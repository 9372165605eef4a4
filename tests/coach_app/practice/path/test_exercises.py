from __future__ import annotations

import pytest

from coach_app.practice.books import open_book
from coach_app.practice.path.curriculum import Curriculum, load_curriculum
from coach_app.practice.path.exercises import (
    GymModel,
    drill_minutes,
    exercises,
    of_drill,
    of_model,
    of_phrase,
    skills_of,
)
from coach_app.practice.path.values import Opens
from feedback.drills.book import DrillBook
from feedback.drills.check import Check, Criterion, Group
from feedback.drills.criteria import Asked
from feedback.drills.drill import Drill
from feedback.pack import find_pack, load_pack
from feedback.rule import Text

NAME = Text(zh="句尾", en="ending")


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(find_pack("zh-service"))


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def a_drill(book: DrillBook, name: str) -> Drill:
    drill = book.get(name)
    assert drill is not None
    return drill


@pytest.mark.parametrize(
    ("drill", "skill"),
    [
        ("SCN-102", "rate"),
        ("SCN-103", "volume"),
        ("SCN-104", "endings"),
        ("SCN-105", "apology"),
        ("SCN-106", "refusal"),
        ("SCN-108", "fillers"),
        ("SCN-109", "calm"),
        ("SCN-112", "listening"),
        ("SCN-13", "hold"),
        ("SCN-04", "line"),
        ("SCN-17", "confirm"),
    ],
)
def test_a_drill_trains_what_it_asks_for(book: DrillBook, curriculum: Curriculum, drill: str, skill: str) -> None:
    trains = of_drill(a_drill(book, drill), book, curriculum).trains
    assert skill in sorted(trains, key=lambda name: -trains[name])[:2]


def test_nearly_every_drill_trains_something(book: DrillBook, curriculum: Curriculum) -> None:
    idle = [drill.id for drill in book.drill if not of_drill(drill, book, curriculum).trains]
    assert idle == []


def test_every_skill_has_a_drill(book: DrillBook, curriculum: Curriculum) -> None:
    trained = {skill for drill in book.drill for skill in of_drill(drill, book, curriculum).trains}
    assert trained == {skill.id for skill in curriculum.skills}


def test_no_drill_fills_the_whole_day(book: DrillBook) -> None:
    assert all(1 <= drill_minutes(drill) <= 6 for drill in book.drill)


def test_two_minutes_of_listening_take_longer_than_a_wrong_number(book: DrillBook) -> None:
    assert drill_minutes(a_drill(book, "SCN-112")) > drill_minutes(a_drill(book, "SCN-02"))


def test_a_model_of_the_gym_trains_what_its_exercise_attends_to_first(curriculum: Curriculum) -> None:
    model = of_model(GymModel("wait-rising", NAME, ("courtesy_ending", "rate")), curriculum)
    assert (dict(model.trains), model.opens) == ({"endings": 1.0}, Opens.GYM)


def test_a_phrase_is_read_for_the_skill_that_it_belongs_to(curriculum: Curriculum) -> None:
    assert dict(of_phrase("STD-50", "我知道您现在非常着急", curriculum).trains) == {"empathy": 1.0}


def test_phrases_with_blanks_are_not_read_aloud(book: DrillBook, curriculum: Curriculum) -> None:
    known = exercises(book, curriculum, (), {"STD-01": "您好，{公司}", "STD-47": "感谢您的来电"})
    assert [one.key for one in known if one.opens is Opens.READING] == ["STD-47"]


@pytest.mark.parametrize(
    ("origin", "check", "skill"),
    [
        ("must:STD-50", Check(words=("着急",)), "empathy"),
        ("pass:0", Check(measure="interruptions", at_most=0), "listening"),
        ("pass:0", Check(rule="phrase.forbidden"), "wording"),
        ("base:1", Check(measure="fillers_per_min", at_most=2), "fillers"),
        ("must_not:FOR-08", Check(unsaid=("FOR-08",)), "wording"),
        ("must_not:FIL-03", Check(unsaid=("FIL-03",)), "fillers"),
    ],
)
def test_the_skill_of_a_criterion(curriculum: Curriculum, origin: str, check: Check, skill: str) -> None:
    one = Asked(origin, Criterion(text="-", group=Group.PHRASES, check=(check,)))
    assert skills_of(one, curriculum) == (skill,)


def test_words_alone_belong_to_no_skill(curriculum: Curriculum) -> None:
    one = Asked("pass:0", Criterion(text="-", group=Group.PHRASES, check=(Check(words=("医院",)),)))
    assert skills_of(one, curriculum) == ()
