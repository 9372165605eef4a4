from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.library import Library
from coach_app.recording.sessions import Kind
from feedback.flag import Kind as FlagKind
from tests.coach_app.library.sessions_on_disk import FIRST, write_session
from tests.coach_app.library.test_measures import ITEMS, ME, OTHER, measured
from tests.coach_app.samples import a_flag

FLAGS = [a_flag(), a_flag(number=2), a_flag(number=3, kind=FlagKind.FILLER, rule="filler.many")]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    measured(tmp_path, write_session(tmp_path, 0, ("您好。",), FLAGS, ITEMS, person=ME))
    measured(tmp_path, write_session(tmp_path, 24, ("您好。",), person=ME))
    measured(tmp_path, write_session(tmp_path, 25, ("您好。",), FLAGS, person=OTHER))
    measured(tmp_path, write_session(tmp_path, 26, ("您好。",), FLAGS, person=""))
    measured(tmp_path, write_session(tmp_path, 48, ("您好。",), FLAGS[:1], ITEMS, person=ME))
    write_session(tmp_path, 27, ("练习。",), FLAGS, person=ME, kind=Kind.PRACTICE)
    with Library(tmp_path) as opened:
        opened.catch_up()
        yield opened


def test_flags_by_kind_and_items_by_how_they_ended(library: Library) -> None:
    first, second, third = library.counts(ME, FIRST)
    assert first.kinds == {"rate_fast": 2, "filler": 1}
    assert (first.said, first.missing) == (("opening",), ("apology",))
    assert (first.started_at, first.duration_s, first.speech_s, first.ruled_wrong) == (FIRST, 60.0, 30.0, 0)
    assert (second.kinds, second.said, second.missing) == ({}, (), ())
    assert (third.kinds, third.said, third.missing) == ({"rate_fast": 1}, ("opening",), ("apology",))


def test_nobody_is_not_everybody(library: Library) -> None:
    assert len(library.counts("", FIRST)) == 1


def test_since_an_instant(library: Library) -> None:
    whole = library.counts(ME, FIRST)
    assert library.counts(ME, FIRST + timedelta(hours=24)) == whole[1:]
    assert library.counts(ME, FIRST + timedelta(hours=24, seconds=1)) == whole[2:]


def test_what_is_deleted_is_not_among_them(library: Library) -> None:
    first, *rest = library.counts(ME, FIRST)
    library.delete([first.session])
    assert library.counts(ME, FIRST) == tuple(rest)
