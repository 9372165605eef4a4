from __future__ import annotations

from datetime import UTC, datetime

import pytest

from coach_app.practice.books import open_book
from coach_app.practice.path.curriculum import Curriculum, load_curriculum
from coach_app.practice.path.noting import note_of_gym, note_of_reading, note_of_take
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from feedback.drills.book import DrillBook
from feedback.drills.criteria import asked
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.pack import find_pack, load_pack
from feedback.rubric import Outcome

AT = datetime(2026, 3, 2, 19, tzinfo=UTC)
WORDINGS = {phrase.id: phrase.text for phrase in load_pack().lexicon.phrases}
OUTCOMES = {None: Outcome.NOT_ASSESSED, 0.0: Outcome.FAILED, 1.0: Outcome.PASSED}


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return load_curriculum(find_pack("zh-service"))


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def taken(book: DrillBook, curriculum: Curriculum, drill: str, graded: bool = True, **earned: float | None) -> Note:
    """A take in which everything was met but what is named, by its origin with ``_`` for ``:`` and ``-``."""
    found = book.get(drill)
    assert found is not None
    criteria = []
    for one in asked(found, book, WORDINGS):
        share = earned.get(one.origin.replace(":", "_").replace("-", "_"), 1.0)
        criteria.append(
            CriterionMark(
                text=one.criterion.text,
                origin=one.origin,
                group=one.criterion.group,
                weight=one.weight,
                earned=share,
                outcome=OUTCOMES.get(share, Outcome.PARTLY),
                blocks=share == 0.0,
            )
        )
    mark = TakeMark(80.0, 1.0, graded, graded or None, None, (), tuple(criteria))
    return note_of_take(mark, found, book, curriculum, at=AT, session="20260302-190000-0001", minutes=2.5)


def test_a_good_take_lost_nothing(book: DrillBook, curriculum: Curriculum) -> None:
    note = taken(book, curriculum, "SCN-70")
    assert set(note.lost.values()) == {0.0}
    assert note.missed == {}
    assert (note.key, note.opens, note.score, note.passed, note.difficulty) == ("SCN-70", Opens.DRILL, 80.0, True, 4)


def test_a_phrase_that_was_not_said_is_lost_to_its_skill_and_named(book: DrillBook, curriculum: Curriculum) -> None:
    note = taken(book, curriculum, "SCN-70", must_STD_50=0.0)
    assert note.lost["empathy"] > 0.3
    assert note.missed == {"empathy": "我知道您现在非常着急"}
    assert note.lost["refusal"] == 0.0


def test_what_was_not_assessed_says_nothing(book: DrillBook, curriculum: Curriculum) -> None:
    note = taken(book, curriculum, "SCN-70", must_STD_50=None)
    assert "empathy" not in note.lost


def test_a_forbidden_phrase_is_lost_to_the_choice_of_words(book: DrillBook, curriculum: Curriculum) -> None:
    note = taken(book, curriculum, "SCN-70", must_not_FOR_43=0.0)
    assert note.lost["wording"] > taken(book, curriculum, "SCN-70").lost.get("wording", 0.0)
    assert note.missed["wording"]


def test_phrases_are_counted(book: DrillBook, curriculum: Curriculum) -> None:
    assert taken(book, curriculum, "SCN-76", must_STD_34=0.0).phrases == (6, 7)


def test_practice_without_a_grade_has_no_score(book: DrillBook, curriculum: Curriculum) -> None:
    note = taken(book, curriculum, "SCN-70", graded=False)
    assert (note.score, note.passed) == (None, None)


def test_the_worst_aspect_of_a_skill_makes_a_gym_take(curriculum: Curriculum) -> None:
    earned = {"spread": 1.0, "emphasis": 0.25, "rate": 0.5}
    note = note_of_gym("warm", curriculum, 61.0, good=False, earned=earned, at=AT, minutes=1.0)
    assert note.lost == {"melody": 0.75, "rate": 0.5}
    assert (note.opens, note.key, note.passed) == (Opens.GYM, "warm", False)


def test_reading_aloud_counts_for_the_phrase_that_was_read(curriculum: Curriculum) -> None:
    assert note_of_reading("STD-50", curriculum, 90.0, at=AT).lost == {"empathy": pytest.approx(0.1)}
    assert note_of_reading("STD-50", curriculum, None, at=AT).lost == {}


def test_the_voice_of_what_was_read_counts_for_its_skills_too(curriculum: Curriculum) -> None:
    note = note_of_reading("STD-50", curriculum, 90.0, at=AT, earned={"rate": 0.25, "ending": 1.0})
    assert note.lost == {"empathy": pytest.approx(0.1), "rate": 0.75, "endings": 0.0}


def test_without_words_the_voice_alone_counts(curriculum: Curriculum) -> None:
    note = note_of_reading("STD-50", curriculum, None, at=AT, earned={"level": 0.5})
    assert (note.score, note.lost) == (None, {"volume": 0.5})
