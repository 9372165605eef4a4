from __future__ import annotations

import threading
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.library.damage import Damage, Harm
from coach_app.library.query import Query
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.sessions import SessionFolder
from coach_app.ui.library.archive import Archive, Step
from coach_app.ui.library.library_failures import NoRecordingsError
from tests.coach_app.library.sessions_on_disk import write_session


def ids(archive: Archive) -> list[str]:
    return [row.id for row in archive.find(Query(), 0, 100).rows]


def test_it_is_opened_when_it_is_first_asked(archive: Archive, data: Path) -> None:
    assert not (data / "library.db").exists()
    assert ids(archive) == []
    assert (data / "library.db").exists()


def test_what_is_on_disk_is_caught_up_with(archive: Archive, data: Path) -> None:
    first = write_session(data, 0)
    archive.find(Query(), 0, 1)
    second = write_session(data, 1)
    archive.catch_up()
    assert ids(archive) == [second, first]


def test_title_tags_and_person_go_to_the_folder_and_to_the_list(archive: Archive, data: Path) -> None:
    session = write_session(data)
    li = People(data / "people").add(Profile.new("李静"))
    archive.describe([session], title="宽带投诉", tags=("投诉",), person=li.id)
    manifest = SessionFolder(data / "sessions" / session).manifest
    assert (manifest.title, manifest.tags, manifest.person) == ("宽带投诉", ("投诉",), li.id)
    row = archive.row(session)
    assert row is not None
    assert (row.title, row.tags, row.person) == ("宽带投诉", ("投诉",), li.id)


def test_what_is_not_named_stays(archive: Archive, data: Path) -> None:
    session = write_session(data, title="宽带投诉", tags=("投诉",))
    archive.describe([session], tags=("复盘",))
    row = archive.row(session)
    assert row is not None
    assert (row.title, row.tags) == ("宽带投诉", ("复盘",))


def test_everything_that_can_be_chosen_is_offered_in_the_language(archive: Archive, data: Path) -> None:
    write_session(data, tags=("投诉",))
    li = People(data / "people").add(Profile.new("李静"))
    archive.catch_up()
    choices = archive.choices("zh")
    assert (choices.tags, choices.people) == (("投诉",), (li,))
    assert dict(choices.items).keys() == dict(archive.choices("en").items).keys()
    assert choices.items != archive.choices("en").items


def test_deleted_sessions_are_gone_from_disk_and_list(archive: Archive, data: Path) -> None:
    session, other = write_session(data, 0), write_session(data, 1)
    archive.catch_up()
    archive.delete([session])
    assert ids(archive) == [other]
    assert not (data / "sessions" / session).exists()


def test_sessions_that_cannot_be_judged_anew_are_told_of_and_the_others_go_on(archive: Archive, data: Path) -> None:
    sessions = [write_session(data, n) for n in range(2)]
    told: list[object] = []
    assert archive.rejudge(sessions, told.append, threading.Event()) == 0
    assert [step.done for step in told if isinstance(step, Step)] == [1, 2]
    assert len(told) == 4


def test_files_that_are_no_shared_session_are_told_of(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "bad.coach"
    file.write_bytes(b"no zip")
    told: list[Step] = []
    assert archive.open_shared([file], told.append) == ()
    assert (told[0].done, told[0].session) == (1, "bad.coach")
    assert told[0].error is not None


def test_an_empty_folder_holds_nothing_to_take_in(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoRecordingsError):
        archive.importing([tmp_path / "empty"]).run(lambda _: None)


def test_a_damaged_index_is_made_anew_from_the_folders(archive: Archive, data: Path) -> None:
    session = write_session(data)
    archive.catch_up()
    archive.close()
    (data / "library.db").write_bytes(b"This is no database. " * 400)
    again = Archive(data, archive._wanted)
    told: list[Step | Damage] = []
    assert again.rebuild(told.append) == 1
    assert told == [Damage(session, Harm.NO_SOUND), Step(1, 1)]
    assert ids(again) == [session]
    again.close()


def test_once_it_is_given_back_it_is_not_opened_again(archive: Archive) -> None:
    archive.close()
    with pytest.raises(BadInputError):
        archive.catch_up()
