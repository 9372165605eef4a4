"""What retention and forgetting take is gone from the index as well."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from coach_app.library.import_job import Job
from coach_app.library.import_queue import ImportQueue
from coach_app.library.keeping import empty_words, forget, retention_of
from coach_app.library.library import Library
from coach_app.library.query import Query
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.settings_privacy import PrivacySettings
from coach_app.shift.journal import read_journal
from tests.coach_app.privacy.kept_session import CANARY, NOON, below, kept_session

LATER = NOON + timedelta(days=31)
#: The canary as an index may spell it.
TRACES = (CANARY, " ".join(CANARY), "ying wu ai chi", "yingwuaichi", CANARY.encode("unicode_escape").decode())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path) as opened:
        yield opened


def traces(folder: Path) -> list[str]:
    everything = below(folder)
    return [trace for trace in TRACES if trace.encode() in everything]


def test_words_that_went_are_not_found_and_nowhere_below_the_data_folder(library: Library, tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    library.catch_up()
    assert library.find(Query(words="鹦鹉")).total == 1
    assert traces(tmp_path)
    kept = retention_of(library, PrivacySettings(keep_words_days=30))
    kept.carry_out(kept.due(LATER), LATER)
    assert library.find(Query(words="鹦鹉")).total == 0
    assert traces(tmp_path) == []
    row = library.row(session.id)
    assert row is not None
    assert (row.has_sound, row.has_words) == (True, False)


def test_sound_that_went_is_no_longer_offered(library: Library, tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    library.catch_up()
    kept = retention_of(library, PrivacySettings(keep_sound_days=30))
    kept.carry_out(kept.due(LATER), LATER)
    row = library.row(session.id)
    assert row is not None
    assert (row.has_sound, row.has_words) == (False, True)


def test_a_forgotten_person_is_nowhere_below_the_data_folder(library: Library, tmp_path: Path) -> None:
    person = People(tmp_path / "people").add(Profile.new("欧阳鹦鹉", staff_number="8021"))
    kept_session(tmp_path, person=person.id)
    kept_session(tmp_path, canary="海豚")
    library.catch_up()
    forget(library, person.id)
    assert traces(tmp_path) == []
    everything = below(tmp_path)
    assert person.name.encode() not in everything
    assert person.id.encode() not in everything
    assert library.find(Query()).total == 1


def test_what_was_to_be_imported_for_a_forgotten_person_is_not(library: Library, tmp_path: Path) -> None:
    person = People(tmp_path / "people").add(Profile.new("李静"))
    queue = ImportQueue.create(tmp_path)
    queue.add([Job("/a.wav", person=person.id)])
    queue.close()
    forget(library, person.id)
    assert ImportQueue.abandoned(tmp_path) == []
    assert person.id.encode() not in below(tmp_path)


def test_events_are_emptied_as_far_as_they_can_be_read_and_the_rest_goes(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    path = session.path / "events.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]) + b"torn " + CANARY.encode() + b"\n" + b"".join(lines[3:]))
    empty_words(session.path)
    assert CANARY.encode() not in path.read_bytes()
    assert len(list(read_journal(path))) == 2


def test_a_session_without_events_has_none_to_empty(tmp_path: Path) -> None:
    empty_words(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_import_had_made_and_somebody_deleted_is_not_made_again(library: Library, tmp_path: Path) -> None:
    session, other = kept_session(tmp_path), kept_session(tmp_path)
    deleted, kept = Job("/a.wav"), Job("/b.wav")
    queue = ImportQueue.create(tmp_path)
    queue.add([deleted, kept])
    queue.making(deleted, session.id)
    queue.making(kept, other.id)
    queue.close()
    library.catch_up()
    library.delete([session.id])
    (left,) = ImportQueue.abandoned(tmp_path)
    assert left.waiting == (kept,)
    left.close()
