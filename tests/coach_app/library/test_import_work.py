"""Recordings taken in by real processes: decoded, judged from what is kept, and equal to the file analysis."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.call import Setup, Wanted
from coach_app.events import Event, SessionStarted
from coach_app.library.import_job import Fate, Settled
from coach_app.library.importing import Importer
from coach_app.library.rejudging import is_current, rejudge
from coach_app.observed import BASELINE
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.recording.content import content_of
from coach_app.recording.sessions import Kind, SessionFolder, State
from coach_app.report.model import analysis_of
from coach_app.session import run_inline
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from feedback.baseline import Baseline
from feedback.calibration import Calibration
from tests.coach_app.a_call import write_call


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Recordings: a call, the same as stereo of another rate, one side of it, and what is no recording."""
    folder = tmp_path_factory.mktemp("recordings")
    sound, _ = write_call(folder)
    os.utime(sound, (1_760_000_000, 1_760_000_000))
    pcm, _ = soundfile.read(sound, dtype="int16")
    soundfile.write(folder / "mono.flac", np.ascontiguousarray(pcm[:, 0]), RATE, "PCM_16")
    (folder / "mono.json").write_text((folder / "call.json").read_text("utf-8"), "utf-8")
    (folder / "text.wav").write_text("no sound", "utf-8")
    (folder / "empty.wav").touch()
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def person(data: Path) -> str:
    """A person with a voice of her own."""
    people = People(data / "people")
    profile = people.add(Profile.new("李静", staff_number="8021", company="工商银行"))
    usual = Baseline(rate_cpm=240.0, level_db=-24.0, pitch_hz=210.0, spread_st=2.5, speech_s=60.0)
    people.baselines(profile.id).save("mic", Calibration("2026-01-01T08:00:00+08:00", "mic", usual))
    return profile.id


@pytest.fixture(scope="module")
def settled(data: Path, folder: Path, person: str) -> dict[str, Settled]:
    """All of it, imported."""
    importer = Importer(data, Wanted(engine="scripted", words=folder), workers=1)
    importer.add([folder], person=person, title="晨会", tags=["新员工"])
    return {one.job.name: one for one in importer.run()}


def kept(data: Path, settled: dict[str, Settled], name: str) -> SessionFolder:
    assert settled[name].fate is Fate.KEPT, settled[name]
    return SessionFolder(data / "sessions" / settled[name].session)


def test_a_recording_is_a_session_like_any_other(
    data: Path, folder: Path, person: str, settled: dict[str, Settled]
) -> None:
    session = kept(data, settled, "call.wav")
    manifest = session.manifest
    assert (manifest.kind, manifest.state, manifest.person) == (Kind.CALL, State.COMPLETE, person)
    assert (manifest.title, manifest.tags, manifest.source) == ("晨会", ("新员工",), "call.wav")
    assert (manifest.duration_s, manifest.engine) == (12.0, "scripted")
    assert manifest.started_at.timestamp() == 1_760_000_000
    assert dict(manifest.placeholders)["工号"] == "8021"
    pcm, _ = soundfile.read(folder / "call.wav", dtype="int16")
    packed, _ = soundfile.read(session.sound, dtype="int16")
    assert np.array_equal(packed, pcm)
    assert manifest.content == content_of(session.sound) == hashlib.sha256(pcm.astype("<i2").tobytes()).hexdigest()
    saved = People(data / "people").baselines(person).all()[-1]
    assert manifest.baseline == saved.sha256
    assert Baseline.load(session.path / BASELINE) == saved.baseline
    begun = next(read_journal(session.path / EVENTS)).event
    assert isinstance(begun, SessionStarted)
    assert begun.file == "call.wav"


@pytest.mark.parametrize("name", ["call.wav", "mono.flac"])
def test_it_is_judged_as_the_file_would_be_and_judged_anew_the_same(
    name: str, data: Path, folder: Path, person: str, settled: dict[str, Settled]
) -> None:
    session = kept(data, settled, name)
    saved = People(data / "people").baselines(person).all()[-1]
    own = People(data / "people").get(person)
    assert own is not None
    words = folder / f"{Path(name).stem}.json"
    setup = Setup(Wanted(engine="scripted", words=words, baseline=saved.path, placeholders=own.values))
    events: list[Event] = []
    call = setup.open(folder / name)
    run_inline(call.source, setup.inline(call), events.append)
    assert analysis_of(entry.event for entry in read_journal(session.path / EVENTS)) == analysis_of(events)
    assert is_current(session.path, setup.pack)
    rejudge(session.path, Setup(Wanted(engine="none")))
    assert analysis_of(entry.event for entry in read_journal(session.path / EVENTS)) == analysis_of(events)


def test_one_channel_is_the_agent(data: Path, settled: dict[str, Settled]) -> None:
    session = kept(data, settled, "mono.flac")
    assert session.manifest.speakers == (Speaker.AGENT,)
    assert soundfile.info(str(session.sound)).channels == 1


@pytest.mark.parametrize("name", ["text.wav", "empty.wav"])
def test_what_is_no_recording_gets_a_sentence_in_either_language(name: str, settled: dict[str, Settled]) -> None:
    failed = settled[name]
    assert failed.fate is Fate.FAILED
    assert failed.sentence("en").startswith(name)
    assert failed.sentence("zh").startswith(f"{name}：")
    assert failed.sentence("en").count("\n") == 0


def test_a_person_who_is_not_there_is_said(data: Path, folder: Path) -> None:
    importer = Importer(data, Wanted(engine="none"), workers=1)
    (folder / "other.wav").write_bytes((folder / "call.wav").read_bytes()[:-3200])
    importer.add([folder / "other.wav"], person="p-000000000000")
    (failed,) = importer.run()
    assert "There is no profile" in failed.message
