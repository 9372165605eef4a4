from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from pydantic import ValidationError

from audio.block import Speaker
from audio.segments import SideWriter
from coach_app.recording import marker, sessions
from coach_app.recording.sessions import (
    MANIFEST,
    Kind,
    Lost,
    SessionFolder,
    State,
    create_session,
    readable,
    write_whole,
)


def test_a_new_session_is_marked_and_says_what_it_is(tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 9, 35, 12, tzinfo=UTC)
    session = create_session(tmp_path / "new", started_at=at, reference="GD-7", kind=Kind.CALIBRATION)
    assert session.id.startswith("20261122-093512-")
    assert marker.at_work(session.path)
    assert session.manifest.state is State.RECORDING
    assert session.manifest.kind is Kind.CALIBRATION
    assert json.loads((session.path / MANIFEST).read_bytes())["schema"] == "coach.session/1"
    assert session.sound is None
    assert session.speakers_files() == {}


def test_two_calls_of_one_second_are_two_sessions(tmp_path: Path) -> None:
    at = datetime(2026, 11, 22, 9, 35, 12, tzinfo=UTC)
    made = {create_session(tmp_path, started_at=at).id for _ in range(20)}
    assert {session.id for session in sessions.sessions(tmp_path)} == made
    assert len(made) == 20


def test_changes_are_kept_and_checked(tmp_path: Path) -> None:
    session = create_session(tmp_path, person="p1")
    lost = Lost(speaker=Speaker.AGENT, start_s=1.0, end_s=2.0, reason="gone")
    session.change(duration_s=12.5, lost=(lost,), devices={Speaker.AGENT: "Headset"})
    again = SessionFolder(session.path).manifest
    assert (again.person, again.duration_s, again.lost, again.devices) == ("p1", 12.5, (lost,), {"agent": "Headset"})
    with pytest.raises(ValidationError):
        session.change(state="happy")
    assert session.manifest == again


def test_finishing_takes_the_marker_away_last(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    assert session.finish(duration_s=3.0).state is State.COMPLETE
    assert not marker.is_marked(session.path)
    assert (
        create_session(tmp_path).finish(state=State.PARTIAL, partial_reason="disk_full").partial_reason == "disk_full"
    )


def test_an_old_manifest_stays_whole_while_a_new_one_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "manifest.json"
    write_whole(file, b"old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write_whole(file, b"new")
    assert file.read_bytes() == b"old"


def test_files_of_each_side_are_found(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    side = SideWriter(session.path, Speaker.CUSTOMER, 100)
    side.append(np.ones(250, np.int16))
    side.close()
    assert [file.name for file in session.speakers_files()[Speaker.CUSTOMER]] == [
        f"customer-{number:04d}.wav" for number in (1, 2, 3)
    ]


def test_a_damaged_folder_is_listed_and_an_odd_one_is_not(tmp_path: Path) -> None:
    assert sessions.sessions(tmp_path / "none") == []
    good, bad = create_session(tmp_path), create_session(tmp_path)
    (bad.path / MANIFEST).write_text("{")
    (tmp_path / "notes").mkdir()
    found = sessions.sessions(tmp_path)
    assert {session.id for session in found} == {good.id, bad.id}
    assert [session.id for session, _ in readable(found)] == [good.id]


def test_a_deleted_session_is_gone_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    (session.path / "events.jsonl").write_text("")
    session.delete()
    assert list(tmp_path.iterdir()) == []


def test_a_deletion_that_was_cut_off_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = create_session(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", lambda *_, **__: (_ for _ in ()).throw(OSError(5, "cut off")))
        with pytest.raises(OSError, match="cut off"):
            session.delete()
    assert sessions.sessions(tmp_path) == []
    sessions.finish_deletions(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_two_apps_may_finish_one_deletion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session, remove = create_session(tmp_path), shutil.rmtree

    def other_first(path: Path, ignore_errors: bool = False) -> None:
        remove(path, ignore_errors=True)
        remove(path, ignore_errors)

    monkeypatch.setattr("shutil.rmtree", other_first)
    session.delete()
    (tmp_path / ".deleted-x").mkdir()
    sessions.finish_deletions(tmp_path)
    assert list(tmp_path.iterdir()) == []
