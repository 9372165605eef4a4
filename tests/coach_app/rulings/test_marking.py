"""A reviewed session is marked by what stands."""

from __future__ import annotations

from audio.block import Speaker
from coach_app.rulings.entry import Entry, FlagRef, Marking, Moment, Ruling
from coach_app.rulings.marking import marked
from coach_app.rulings.state import state_of
from feedback.flag import ItemState, ItemStatus, Kind
from feedback.rubric import Criterion, Marked, Need, Outcome, Rubric
from feedback.rule import Text
from tests.coach_app.rulings.some_flags import flag

NAME = Text(zh="名", en="name")
RUBRIC = Rubric(
    criterion=(
        Criterion(id="pace", title=NAME, weight=1, kinds=(Kind.RATE_FAST,), needs=(Need.PROSODY,)),
        Criterion(id="turns", title=NAME, weight=1, kinds=(Kind.INTERRUPTION,), needs=(Need.CUSTOMER,)),
        Criterion(id="end", title=NAME, weight=2, items=("goodbye",)),
    )
)
FLAG = flag(1, 10.0, 14.0)
BOTH = (Speaker.AGENT, Speaker.CUSTOMER)


def mark(*entries: Entry, lanes: dict[str, str] | None = None, speakers: tuple[Speaker, ...] = BOTH) -> Marked:
    rulings = state_of(entries, [FLAG])
    items = [ItemState("goodbye", ItemStatus.SAID)]
    return marked(RUBRIC, rulings, items, lanes or {"prosody": "ok", "words": "ok"}, speakers)


def test_a_flag_that_was_ruled_wrong_costs_nothing() -> None:
    assert mark().score == 75.0
    assert mark(Ruling(flag=FlagRef.of(FLAG), verdict="wrong")).score == 100.0


def test_what_was_found_by_ear_costs_as_a_flag_does() -> None:
    assert mark(Moment(speaker=Speaker.AGENT, start_s=1, end_s=2, kind=Kind.INTERRUPTION)).score == 50.0


def test_without_the_customer_nothing_is_said_about_turns() -> None:
    alone = mark(speakers=(Speaker.AGENT,))
    assert alone.marks[1].outcome is Outcome.NOT_ASSESSED
    assert alone.assessed == 0.75


def test_a_lane_that_failed_assesses_nothing() -> None:
    rulings = state_of([], [])
    half = marked(RUBRIC, rulings, [], {"prosody": "failed", "words": "ok"}, BOTH)
    assert half.marks[0].outcome is Outcome.NOT_ASSESSED


def test_a_trainer_s_mark_takes_the_place_of_the_evidence() -> None:
    assert mark(Marking(criterion="pace", earned=1.0)).score == 100.0
    assert mark(Marking(criterion="end", earned=None)).assessed == 0.5
