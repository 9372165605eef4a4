from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.library import Library
from coach_app.practice.path.calls import call_signs, practised, was_said
from coach_app.recording.sessions import Kind
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from feedback.flag import Kind as FlagKind
from tests.coach_app.library.sessions_on_disk import FIRST, write_session
from tests.coach_app.library.test_measures import ITEMS, ME, OTHER, measured
from tests.coach_app.samples import a_flag

FLAGS = [a_flag(), a_flag(number=2, kind=FlagKind.FILLER, rule="filler.many")]
SINCE = FIRST - timedelta(days=1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    measured(tmp_path, write_session(tmp_path, 0, ("您好。", "你这个废物！"), FLAGS, ITEMS, person=ME))
    measured(tmp_path, write_session(tmp_path, 1, ("您好。", "我要找律师。"), FLAGS, person=OTHER))
    measured(tmp_path, write_session(tmp_path, 2, ("您好。",), FLAGS, person=""))
    measured(tmp_path, write_session(tmp_path, 3, ("救命。",), person=ME, kind=Kind.PRACTICE), rate_cpm=222.0)
    measured(tmp_path, write_session(tmp_path, 4, ("好。",), person=OTHER, kind=Kind.PRACTICE))
    with Library(tmp_path) as opened:
        opened.catch_up()
        yield opened


def test_a_call_shows_its_flags_and_what_was_left_out(library: Library) -> None:
    (call,) = call_signs(library.counts(ME, SINCE), library.sessions)
    assert call.kinds == {"rate_fast": 1, "filler": 1}
    assert (call.day, call.speech_s) == (FIRST.date(), 30.0)
    assert (call.said, call.missing) == (("opening",), ("apology",))


def test_flags_that_were_ruled_wrong_show_nothing(library: Library) -> None:
    (counted,) = library.counts(ME, SINCE)
    log = RulingLog(library.sessions / counted.session)
    log.add(Ruling(flag=FlagRef.of(FLAGS[0]), verdict="wrong"))
    library.add(counted.session)
    (call,) = call_signs(library.counts(ME, SINCE), library.sessions)
    assert call.kinds == {"rate_fast": 0, "filler": 1}


def test_the_newest_ruling_counts(library: Library) -> None:
    (counted,) = library.counts(ME, SINCE)
    log = RulingLog(library.sessions / counted.session)
    for flag, verdict in ((FLAGS[0], "wrong"), (FLAGS[1], "wrong"), (FLAGS[0], "right")):
        log.add(Ruling.model_validate({"flag": FlagRef.of(flag), "verdict": verdict}))
    library.add(counted.session)
    (call,) = call_signs(library.counts(ME, SINCE), library.sessions)
    assert call.kinds == {"rate_fast": 1, "filler": 0}


def test_words_of_ones_own_calls_are_found_and_nobody_elses(library: Library) -> None:
    assert was_said(library, ME, ("神经病", "废物"), SINCE)
    assert not was_said(library, ME, ("律师",), SINCE)
    assert not was_said(library, "", ("废物",), SINCE)


def test_words_of_practice_are_not_of_calls(library: Library) -> None:
    assert not was_said(library, ME, ("救命",), SINCE)


def test_words_of_long_ago_are_over(library: Library) -> None:
    assert not was_said(library, ME, ("废物",), FIRST + timedelta(hours=1))


def test_practice_is_ones_own(library: Library) -> None:
    assert [one.rate_cpm for one in practised(library, ME, None)] == [222.0]
    assert practised(library, "", None) == ()
