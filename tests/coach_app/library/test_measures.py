from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.events import SessionEnded, SessionStarted
from coach_app.library.library import Library
from coach_app.recording.sessions import Kind
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal, write_journal
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.library.sessions_on_disk import FIRST, write_session
from tests.coach_app.samples import a_flag

ME, OTHER = "p-0123456789ab", "p-ba9876543210"
FIGURES = {"speech_s": 30.0, "rate_cpm": 245.0, "level_spread_db": 1.5, "pitch_spread_st": 2.4}
ITEMS = (
    ItemState("opening", ItemStatus.SAID, 1.0),
    ItemState("apology", ItemStatus.MISSING),
    ItemState("goodbye", ItemStatus.NOT_REQUIRED),
)


def measured(data: Path, session: str, **figures: float) -> str:
    """Give a session figures of its agent's voice."""
    path = data / "sessions" / session / "events.jsonl"
    events = [entry.event for entry in read_journal(path)]
    ended = SessionEnded(60.0, {"agent": {**FIGURES, **figures}}, {"prosody": "ok", "words": "ok"})
    assert isinstance(events[0], SessionStarted)
    write_journal(path, [(event, 0.0) for event in (*events[:-1], ended)])
    return session


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    measured(tmp_path, write_session(tmp_path, 0, ("您好。",), [a_flag()], ITEMS, person=ME))
    measured(tmp_path, write_session(tmp_path, 24, ("您好。",), person=ME), rate_cpm=230.0)
    measured(tmp_path, write_session(tmp_path, 48, ("您好。",), person=OTHER))
    write_session(tmp_path, 72, ("练习。",), person=ME, kind=Kind.PRACTICE)
    write_session(tmp_path, 73, person=ME, pack_id="")
    with Library(tmp_path) as opened:
        opened.catch_up()
        yield opened


def test_figures_flags_and_items_of_each_call_the_oldest_first(library: Library) -> None:
    first, second = library.measures(ME)
    assert (first.speech_s, first.rate_cpm, first.level_spread_db, first.pitch_spread_st) == (30.0, 245.0, 1.5, 2.4)
    assert (first.nudges, first.alerts, first.said, first.required) == (1, 0, 1, 2)
    assert first.score is not None
    assert (second.rate_cpm, second.nudges, second.said, second.required) == (230.0, 0, 0, 0)
    assert first.started_at == FIRST


def test_without_a_person_everybody_is_there_but_no_practice(library: Library) -> None:
    assert [one.person for one in library.measures()] == [ME, ME, OTHER]


def test_a_stretch_of_time(library: Library) -> None:
    day = timedelta(days=1)
    assert [one.rate_cpm for one in library.measures(ME, FIRST + day, FIRST + 2 * day)] == [230.0]


def test_rulings_are_counted_by_verdict(library: Library) -> None:
    session = library.measures(ME)[0].session
    RulingLog(library.sessions / session).add(Ruling(flag=FlagRef.of(a_flag()), verdict="wrong"))
    library.add(session)
    first = library.measures(ME)[0]
    assert (first.right, first.wrong, first.unsure) == (0, 1, 0)


def test_what_is_deleted_is_not_among_them(library: Library) -> None:
    gone = library.measures(ME)[0].session
    library.delete([gone])
    assert gone not in [one.session for one in library.measures()]


def test_what_was_not_measured_is_empty(tmp_path: Path) -> None:
    write_session(tmp_path, 0, ("您好。",))
    with Library(tmp_path) as library:
        library.catch_up()
        (only,) = library.measures()
    assert (only.speech_s, only.rate_cpm) == (None, None)


def test_practice_is_asked_for_by_itself(library: Library) -> None:
    assert [one.person for one in library.measures(ME, kind=Kind.PRACTICE)] == [ME]
