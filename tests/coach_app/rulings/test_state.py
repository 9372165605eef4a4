"""What holds, of everything that was said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from audio.block import Speaker
from coach_app.rulings.entry import (
    Comment,
    Decision,
    Entry,
    FlagRef,
    Moment,
    Objection,
    Retraction,
    Ruling,
    Verdict,
)
from coach_app.rulings.state import Rulings, state_of
from feedback.flag import Kind
from tests.coach_app.rulings.some_flags import flag

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FLAGS = [flag(1, 10.0, 14.0), flag(2, 30.0, 33.0)]


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def ruling(minute: int, verdict: Verdict, number: int = 1) -> Ruling:
    return Ruling(flag=FlagRef.of(FLAGS[number - 1]), verdict=verdict, at=at(minute))


def objection(minute: int, number: int = 1) -> Objection:
    return Objection(flag=FlagRef.of(FLAGS[number - 1]), reason="客户要求快一点", at=at(minute))


def decision(minute: int, about: Objection, *, upheld: bool) -> Decision:
    return Decision(objection=about.id, upheld=upheld, at=at(minute))


def state(*entries: Entry) -> Rulings:
    return state_of(sorted(entries, key=lambda entry: entry.at), FLAGS)


def standing(rulings: Rulings) -> list[int]:
    return [flag.number for flag in rulings.standing]


def test_a_flag_stands_until_somebody_says_otherwise() -> None:
    assert standing(state()) == [1, 2]
    assert standing(state(ruling(1, "right"), ruling(1, "unsure", 2))) == [1, 2]
    assert standing(state(ruling(1, "wrong"))) == [2]


def test_the_newest_ruling_counts_and_the_others_stay_in_the_history() -> None:
    reviewed = state(ruling(1, "wrong"), ruling(5, "right")).flags[0]
    assert reviewed.ruling is not None
    assert reviewed.ruling.verdict == "right"
    assert reviewed.stands
    assert [entry.at for entry in reviewed.history] == [at(1), at(5)]


def test_an_objection_changes_nothing_until_it_is_decided() -> None:
    rulings = state(ruling(1, "right"), objection(2))
    assert standing(rulings) == [1, 2]
    assert rulings.open_objections == 1
    assert rulings.flags[0].open_objection is not None


def test_an_upheld_objection_takes_the_flag_away_and_a_dismissed_one_does_not() -> None:
    said = objection(2)
    upheld = state(ruling(1, "right"), said, decision(3, said, upheld=True))
    dismissed = state(ruling(1, "right"), said, decision(3, said, upheld=False))
    assert standing(upheld) == [2]
    assert standing(dismissed) == [1, 2]
    assert upheld.open_objections == dismissed.open_objections == 0
    assert len(upheld.flags[0].history) == 3


def test_the_last_decision_counts_whatever_it_is_about() -> None:
    said = objection(2)
    assert standing(state(said, decision(3, said, upheld=True), ruling(4, "right"))) == [1, 2]
    assert standing(state(ruling(1, "wrong"), said, decision(3, said, upheld=False))) == [1, 2]


def test_what_was_taken_back_no_longer_holds() -> None:
    wrong = ruling(1, "wrong")
    assert standing(state(wrong, Retraction(of=wrong.id, at=at(2)))) == [1, 2]


def test_what_was_found_by_ear_counts_where_no_flag_stands_for_it() -> None:
    heard = Moment(speaker=Speaker.AGENT, start_s=50, end_s=53, kind=Kind.RATE_FAST)
    known = Moment(speaker=Speaker.AGENT, start_s=13, end_s=16, kind=Kind.RATE_FAST)
    rulings = state(heard, known)
    assert [(f.number, f.span.start_s) for f in rulings.standing] == [(1, 10.0), (2, 30.0), (3, 50)]


def test_comments_come_by_their_place_in_the_call() -> None:
    late, early = Comment(at_s=40, text="后", at=at(1)), Comment(at_s=3, text="前", at=at(2))
    assert [comment.text for comment in state(late, early).comments] == ["前", "后"]


def test_an_objection_may_be_about_the_whole() -> None:
    whole = Objection(reason="整通评分偏低", at=at(1))
    assert state(whole).open_objections == 1
    assert state(whole, decision(2, whole, upheld=False)).open_objections == 0


def test_rulings_whose_flag_has_gone_are_kept_and_named() -> None:
    gone = Ruling(flag=FlagRef.of(flag(9, 70.0, 75.0)), verdict="right", at=at(1))
    assert state(gone).lost == (gone,)
