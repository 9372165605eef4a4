from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from audio.block import Speaker
from audio.segments import SideWriter
from coach_app.observed import Observed
from coach_app.recording.content import content_of
from coach_app.recording.marker import is_marked
from coach_app.recording.sessions import Kind, SessionFolder, State, create_session
from coach_app.shift.keeper import Keeper, Kept
from feedback.timeline import Timeline


def recorded(root: Path) -> SessionFolder:
    session = create_session(root)
    for speaker in Speaker:
        side = SideWriter(session.path, speaker)
        side.append(np.arange(16_000, dtype=np.int16))
        side.close()
    return session


@pytest.mark.parametrize(("reason", "state"), [("asked", State.COMPLETE), ("disk_full", State.PARTIAL)])
def test_a_finished_call_is_packed_and_listed(tmp_path: Path, reason: str, state: State) -> None:
    done: list[Kept] = []
    keeper, session = Keeper(done.append), recorded(tmp_path)
    keeper.keep(session, reason, duration_s=1.0, reference="GD-1")
    assert keeper.busy == 1
    keeper.close()
    keeper.taken()
    assert (done, keeper.busy) == ([Kept(session.id, session.path, state.value)], 0)
    manifest = session.manifest
    assert (manifest.state, manifest.reference, manifest.duration_s) == (state, "GD-1", 1.0)
    assert manifest.partial_reason == ("" if state is State.COMPLETE else reason)
    assert session.sound is not None
    assert not (session.path / "RECORDING").exists()


@pytest.mark.parametrize(("reason", "told"), [("asked", "archive"), ("disk_full", "disk_full")])
def test_sound_that_cannot_be_packed_is_kept_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str, told: str
) -> None:
    from coach_app.recording.archive import ArchiveError

    def fail(_: Path) -> Path:
        raise ArchiveError("The disk is full.", "Make room.")

    monkeypatch.setattr("coach_app.shift.keeper.archive", fail)
    done: list[Kept] = []
    keeper, session = Keeper(done.append), recorded(tmp_path)
    keeper.keep(session, reason, duration_s=1.0)
    keeper.close()
    assert done[0].state == "partial"
    assert session.manifest.partial_reason == told
    assert len(session.speakers_files()) == 2


def lost(session: SessionFolder, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(session.path)


def held(_: SessionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Another program reads it")

    monkeypatch.setattr("coach_app.recording.archive.Path.unlink", refuse)


def damaged(session: SessionFolder, _: pytest.MonkeyPatch) -> None:
    (session.path / "manifest.json").write_text("{", "utf-8")


def mistaken(_: SessionFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("oops")

    monkeypatch.setattr("coach_app.shift.keeper.archive", fail)


@pytest.mark.logs_warning
@pytest.mark.parametrize("happens", [lost, held, damaged, mistaken])
def test_whatever_goes_wrong_a_session_is_given_back_and_stays_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[SessionFolder, pytest.MonkeyPatch], None]
) -> None:
    done: list[Kept] = []
    keeper, session = Keeper(done.append), recorded(tmp_path)
    happens(session, monkeypatch)
    keeper.keep(session, "asked", kind=Kind.PRACTICE, duration_s=1.0)
    keeper.close()
    monkeypatch.undo()
    assert done == [Kept(session.id, session.path, "partial", "practice", marked=True)]
    assert session.path.exists() == is_marked(session.path)


def seen_nothing() -> Observed:
    return Observed.of(Timeline(tuple(Speaker)), frozenset())


def test_what_was_observed_is_kept_beside_the_sound_and_the_sound_is_known_again(tmp_path: Path) -> None:
    keeper, session = Keeper(lambda _: None), recorded(tmp_path)
    keeper.keep(session, "asked", seen_nothing(), duration_s=1.0)
    keeper.close()
    assert Observed.load(session.path).speakers == tuple(Speaker)
    assert session.manifest.content == content_of(session.sound) != ""


def test_a_call_is_kept_also_where_what_was_observed_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(Observed, "save", fail)
    done: list[Kept] = []
    keeper, session = Keeper(done.append), recorded(tmp_path)
    keeper.keep(session, "asked", seen_nothing(), duration_s=1.0)
    keeper.close()
    assert done[0].state == session.manifest.state == State.COMPLETE
    assert not Observed.is_kept(session.path)
