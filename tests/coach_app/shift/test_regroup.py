from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.call import Setup, Wanted
from coach_app.errors import BadInputError
from coach_app.events import AudioLost, SessionEnded, SessionStarted
from coach_app.observed import Observed
from coach_app.recording.content import content_of
from coach_app.recording.sessions import Lost, SessionFolder, State, create_session, sessions
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import read_journal
from coach_app.shift.regroup import judge_anew, merge, split
from tests.coach_app.a_call import write_call


@pytest.fixture(scope="module")
def setup() -> Setup:
    return Setup(Wanted(engine="none"))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    pcm, _ = soundfile.read(write_call(tmp_path_factory.mktemp("call"))[0], dtype="int16")
    return np.asarray(pcm)


def a_session(
    root: Path, sound: np.ndarray, shift_start_s: float, reference: str = "", **fields: object
) -> SessionFolder:
    made = create_session(root, shift="s", shift_start_s=shift_start_s, reference=reference, person="li", **fields)
    soundfile.write(made.path / "sound.flac", sound, RATE, "PCM_16")
    made.finish(duration_s=len(sound) / RATE)
    return made


def heard(session: SessionFolder) -> np.ndarray:
    pcm, _ = soundfile.read(session.path / "sound.flac", dtype="int16")
    return np.asarray(pcm)


def test_joined_calls_are_one_with_silence_between(tmp_path: Path, setup: Setup, sound: np.ndarray) -> None:
    half = len(sound) // 2
    lost = Lost(speaker=Speaker.CUSTOMER, start_s=1.0, end_s=2.0, reason="gone")
    first = a_session(tmp_path, sound[:half], 100.0)
    second = a_session(tmp_path, sound[half:], 108.0, "GD-2", lost=(lost,))
    made = merge(tmp_path, first.id, second.id, setup)
    assert [session.id for session in sessions(tmp_path)] == [made.id]
    manifest = made.manifest
    assert (manifest.state, manifest.reference, manifest.person) == (State.COMPLETE, "GD-2", "li")
    assert (manifest.made_from, manifest.duration_s) == ((first.id, second.id), 14.0)
    assert [(one.start_s, one.end_s, one.reason) for one in manifest.lost] == [
        (6.0, 8.0, "between"),
        (6.0, 8.0, "between"),
        (9.0, 10.0, "gone"),
    ]
    assert manifest.content == content_of(made.sound)
    assert Observed.load(made.path).steps[-1].heard_s == 14.0
    assert np.array_equal(heard(made), np.concatenate([sound[:half], np.zeros((2 * RATE, 2), np.int16), sound[half:]]))
    events = [entry.event for entry in read_journal(made.path / "events.jsonl")]
    assert isinstance(events[0], SessionStarted)
    assert events[0].file == ""
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].at_s == 14.0
    assert sum(isinstance(event, AudioLost) for event in events) == 3
    assert not (made.path / "RECORDING").exists()


def test_a_cut_call_is_two_and_joined_again_it_is_one(tmp_path: Path, setup: Setup, sound: np.ndarray) -> None:
    whole = a_session(
        tmp_path, sound, 50.0, "GD-1", lost=(Lost(speaker=Speaker.AGENT, start_s=4, end_s=6, reason="x"),)
    )
    first, second = split(tmp_path, whole.id, 5.0, setup)
    assert {session.id for session in sessions(tmp_path)} == {first.id, second.id}
    assert np.array_equal(np.concatenate([heard(first), heard(second)]), sound)
    assert [(one.start_s, one.end_s) for one in first.manifest.lost] == [(4.0, 5.0)]
    assert [(one.start_s, one.end_s) for one in second.manifest.lost] == [(0.0, 1.0)]
    assert second.manifest.shift_start_s == 55.0
    assert (second.manifest.started_at - first.manifest.started_at).total_seconds() == 5.0
    again = merge(tmp_path, first.id, second.id, setup)
    assert np.array_equal(heard(again), sound)


def test_what_was_written_about_a_call_goes_with_its_parts_and_with_the_whole(
    tmp_path: Path, setup: Setup, sound: np.ndarray
) -> None:
    whole = a_session(tmp_path, sound, 50.0, title="投诉", tags=("一班",), hidden_from="of another sound")
    early, late = Comment(at_s=2.0, text="开场很稳"), Comment(at_s=8.0, text="这里可以停一下")
    for entry in (early, late):
        RulingLog(whole.path).add(entry)
    first, second = split(tmp_path, whole.id, 5.0, setup)
    assert RulingLog(first.path).entries() == (early,)
    assert RulingLog(second.path).entries() == (late.model_copy(update={"at_s": 3.0}),)
    second.change(title="", tags=("二班",))
    again = merge(tmp_path, first.id, second.id, setup)
    assert RulingLog(again.path).entries() == (early, late)
    assert (again.manifest.title, again.manifest.tags) == ("投诉", ("一班", "二班"))
    assert again.manifest.hidden_from == ""


def test_words_that_were_removed_are_not_heard_again(tmp_path: Path, setup: Setup, sound: np.ndarray) -> None:
    session = a_session(tmp_path, sound, 0.0)
    session.change(words_removed="2025-04-18T12:00:00+00:00")
    for anew in (lambda: judge_anew(tmp_path, session.id, setup), lambda: split(tmp_path, session.id, 5.0, setup)):
        with pytest.raises(BadInputError, match="words"):
            anew()
    assert [one.id for one in sessions(tmp_path)] == [session.id]


def test_a_session_without_its_end_is_judged_anew(tmp_path: Path, setup: Setup, sound: np.ndarray) -> None:
    session = a_session(tmp_path, sound, 0.0)
    (session.path / "events.jsonl").write_text("broken off", "utf-8")
    judge_anew(tmp_path, session.id, setup)
    assert isinstance(list(read_journal(session.path / "events.jsonl"))[-1].event, SessionEnded)
    assert session.manifest.engine == "none"
    assert Observed.load(session.path).tracks == setup.tracks


def test_what_cannot_be_one_call_is_left_alone(tmp_path: Path, setup: Setup, sound: np.ndarray) -> None:
    first, far = a_session(tmp_path, sound, 0.0), a_session(tmp_path, sound, 5_000.0)
    other = create_session(tmp_path, shift="s", shift_start_s=12.0)
    for one, two in ((first.id, far.id), (far.id, first.id), (first.id, other.id), (first.id, "none")):
        with pytest.raises(BadInputError):
            merge(tmp_path, one, two, setup)
    for at_s in (0.2, 11.8, 99.0):
        with pytest.raises(BadInputError, match="cannot be cut"):
            split(tmp_path, first.id, at_s, setup)
    assert len(sessions(tmp_path)) == 3


def test_a_failure_while_judging_changes_nothing(
    tmp_path: Path, setup: Setup, sound: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = a_session(tmp_path, sound, 50.0)
    before = sorted(whole.path.iterdir())

    def fail(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("coach_app.shift.regroup._judged", fail)
    with pytest.raises(OSError, match="full"):
        split(tmp_path, whole.id, 5.0, setup)
    assert [session.id for session in sessions(tmp_path)] == [whole.id]
    assert sorted(whole.path.iterdir()) == before
