"""Whole shifts over played devices: recorder and workers are real processes, only the sound comes from a file."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import weakref
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE, Speaker
from coach_app.call import Setup, Wanted
from coach_app.events import LaneFailed, LaneRecovered, SessionEnded, SessionStarted
from coach_app.library.rejudging import rejudge
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sessions import Kind, SessionFolder, sessions
from coach_app.shift.borders import BorderSettings
from coach_app.shift.control import ask
from coach_app.shift.journal import read_journal
from coach_app.shift.live_shift import LiveShift, Parts, ShiftSetup
from coach_app.shift.news import CallKept, LanesReady, PhaseChanged, ShiftFailed, ShiftPhase
from coach_app.shift.orders import Begin, End
from tests.coach_app.a_call import LINES, write_call
from tests.coach_app.shift.a_shift import Line, Script, Told, analyzed, events_of, hush, judged, open_shift

SPEED = 6.0


@pytest.fixture(scope="module")
def short() -> np.ndarray:
    """Twelve seconds of two synthetic voices."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        pcm, _ = soundfile.read(write_call(Path(folder))[0], dtype="int16")
    return np.asarray(pcm)


def repeated(sound: np.ndarray, times: int, gap_s: float = 2.0) -> Script:
    """The same short call again and again, silence around each."""
    gap = hush(gap_s)
    pieces, lines, starts, ends = [], [], [], []
    at = 0.0
    for _ in range(times):
        at += gap_s
        starts.append(at)
        lines += [Line(speaker.value, at + start_s, at + end_s, text) for speaker, start_s, end_s, text in LINES]
        at += len(sound) / RATE
        ends.append(at)
        pieces += [gap, sound]
    return Script(np.concatenate([*pieces, gap]), lines, starts, ends)


def until_played(told: Told, at_s: float) -> None:
    """Levels are told ten times a second, so this looks often enough."""
    told.until(lambda: told.played_s >= at_s)


def ready(told: Told, lanes: int = 2) -> None:
    told.until(lambda: any(len(one.lanes) == lanes for one in told.of(LanesReady)))  # type: ignore[attr-defined]


def ended(told: Told, count: int = 1) -> list[CallKept]:
    told.until(lambda: len(told.of(CallKept)) >= count)
    return told.of(CallKept)  # type: ignore[return-value]


def closed(shift: LiveShift) -> None:
    shift.close()
    assert shift.join(30.0)


def test_a_call_is_recorded_judged_as_its_file_would_be_and_kept(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    shift, told = open_shift(tmp_path, repeated(short, 1), monkeypatch.setenv, speed=SPEED)
    shift.begin_call("GD-1")  # at once: recording waits for nobody
    told.until(lambda: told.phase() is ShiftPhase.CALL)
    assert ask(tmp_path / "data", Begin("GD-2")).phase == "call"  # a softphone's script names it
    until_played(told, 14.5)
    assert ask(tmp_path / "data", End()).done
    (kept,) = ended(told)
    closed(shift)
    phases = [one.phase for one in told.of(PhaseChanged)]  # type: ignore[attr-defined]
    order = [ShiftPhase.OPENING, ShiftPhase.CALL, ShiftPhase.ENDING, ShiftPhase.WAITING, ShiftPhase.CLOSED]
    assert list(dict.fromkeys(phases)) == order
    manifest = SessionFolder(kept.folder).manifest
    assert (manifest.state, manifest.reference, manifest.engine) == ("complete", "GD-2", "scripted")
    live = judged(events_of(told, kept.session))
    assert live == analyzed(kept.folder, Wanted(engine="scripted", words=kept.folder / "labels.json"))
    assert len(live.words) == len(LINES)
    assert live.seconds == manifest.duration_s > 12.0
    assert sorted(path.name for path in kept.folder.iterdir()) == [
        "events.jsonl",
        "labels.json",
        "manifest.json",
        "sound.flac",
        "voice.npz",
        "words.json",
    ]
    again = SessionFolder(kept.folder)
    rejudge(again.path, Setup(Wanted(engine="none")))
    assert judged([entry.event for entry in read_journal(again.path / "events.jsonl")]) == live
    assert not list((tmp_path / "data").glob("shift.json"))


def test_calls_begin_and_end_by_themselves_and_what_lies_between_is_kept_by_choice(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = repeated(short, 2, gap_s=6.0)
    borders = BorderSettings(quiet_s=2.0, end_silence_s=2.0, end_without_words_s=3.5)
    shift, told = open_shift(
        tmp_path, played, monkeypatch.setenv, speed=4.0, borders=borders, engine="none", keep_between=True
    )
    told.until(lambda: sum(one.session != "" for one in told.of(CallKept)) >= 4)  # type: ignore[attr-defined]
    closed(shift)
    found = [session.manifest for session in sessions(tmp_path / "data" / "sessions")]
    found.sort(key=lambda one: one.shift_start_s)
    assert [one.kind for one in found[:4]] == [Kind.BETWEEN, Kind.CALL, Kind.BETWEEN, Kind.CALL]
    kinds = {one.id: one.kind for one in found}
    assert all(kinds[one.session] == one.kind for one in told.of(CallKept))  # type: ignore[attr-defined]
    calls = [one for one in found if one.kind is Kind.CALL]
    for one in calls:
        assert one.duration_s == pytest.approx(0.5 + 11.4 + 3.5, abs=0.8)  # half a second before, the silence after
        assert one.engine == "none"
    for before, after in pairwise(found[:4]):
        assert before.shift_start_s + before.duration_s == pytest.approx(
            after.shift_start_s, abs=0.6
        )  # a tenth of a second of life
    between = SessionFolder(tmp_path / "data" / "sessions" / found[0].id)
    assert not (between.path / "events.jsonl").exists()  # nothing is judged between calls
    assert {one.shift for one in found} == {found[0].shift}


def test_what_lies_between_calls_is_paused_too_and_no_call_begins_meanwhile(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = repeated(short, 1, gap_s=4.0)
    borders = BorderSettings(quiet_s=2.0, end_silence_s=2.0, end_without_words_s=3.5)
    shift, told = open_shift(
        tmp_path, played, monkeypatch.setenv, speed=SPEED, borders=borders, engine="none", keep_between=True
    )
    told.until(lambda: any(one.keeping for one in told.of(PhaseChanged)))  # type: ignore[attr-defined]
    shift.pause(True)
    told.until(lambda: told.of(PhaseChanged)[-1].paused)  # type: ignore[attr-defined]
    until_played(told, played.ends_s[0] + 1.0)
    shift.pause(False)
    told.until(lambda: not told.of(PhaseChanged)[-1].paused)  # type: ignore[attr-defined]
    closed(shift)
    (between,) = sessions(tmp_path / "data" / "sessions")
    assert between.manifest.kind is Kind.BETWEEN
    assert {(one.speaker, one.reason) for one in between.manifest.lost} == {(one, "paused") for one in Speaker}
    longest = max(between.manifest.lost, key=lambda one: one.end_s - one.start_s)
    assert between.sound is not None
    sound, rate = soundfile.read(between.sound, dtype="int16", always_2d=True)
    dropped = sound[round((longest.start_s + 1.0) * rate) : round((longest.end_s - 1.0) * rate)]
    assert len(dropped) > 5 * rate
    assert not dropped.any()


def killed_shift(
    folder: Path, sound: np.ndarray, monkeypatch: pytest.MonkeyPatch, times: int, seed: int
) -> tuple[Told, list[CallKept]]:
    """A call after the other; in each, both workers are killed once at a random instant."""
    shift, told = open_shift(folder, repeated(sound, 4 + times), monkeypatch.setenv, speed=1.0)
    chance = random.Random(seed)
    judged_by: list[weakref.ref[object]] = []
    for number in range(1, times + 1):
        ready(told)
        shift.begin_call(f"GD-{number}")
        told.until(lambda: told.phase() is ShiftPhase.CALL)
        for lane in chance.sample(["prosody", "words"], 2):
            levels = len(told.all) + chance.randrange(40)
            told.until(lambda levels=levels: len(told.all) >= levels)  # type: ignore[misc]
            os.kill(shift.pids[lane], signal.SIGKILL)
        recovered = 2 * number
        told.until(lambda n=recovered: len(told.of(LaneRecovered)) >= n)  # type: ignore[misc]
        judged_by.append(weakref.ref(shift._desk._calls.call.pipeline))  # type: ignore[union-attr]
        shift.end_call()
        ended(told, number)
    gc.collect()
    assert not any(pipeline() for pipeline in judged_by[:-1]), "of a call that is over nothing is kept in memory"
    closed(shift)
    return told, told.of(CallKept)  # type: ignore[return-value]


def check_killed(told: Told, kept: list[CallKept]) -> None:
    assert not told.of(LaneFailed)
    for one in kept:
        words = one.folder / "labels.json"
        assert judged(events_of(told, one.session)) == analyzed(one.folder, Wanted(engine="scripted", words=words))
        assert one.state == "complete"


def test_workers_killed_at_any_instant_come_back_and_nothing_is_lost(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor(2) as pool:  # what takes long is that workers start, one core each
        shifts = [
            pool.submit(killed_shift, folder, short, monkeypatch, times=4, seed=seed)
            for seed, folder in enumerate(folders, 1)
        ]
    for told, kept in [shift.result() for shift in shifts]:
        assert len(kept) == 4
        check_killed(told, kept)


@pytest.mark.soak
def test_workers_killed_thirty_times(tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    told, kept = killed_shift(tmp_path, short, monkeypatch, times=30, seed=2)
    assert len(kept) == 30
    check_killed(told, kept)


def test_a_worker_killed_twice_in_a_call_is_given_up_and_is_back_for_the_next(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    shift, told = open_shift(tmp_path, repeated(short, 1), monkeypatch.setenv, speed=1.0)
    ready(told)
    shift.begin_call()
    told.until(lambda: told.of(SessionStarted))
    first = shift.pids["words"]
    os.kill(first, signal.SIGKILL)
    told.until(lambda: told.of(LaneRecovered))
    os.kill(shift.pids["words"], signal.SIGKILL)
    told.until(lambda: told.of(LaneFailed))
    shift.end_call()
    ended(told)
    shift.begin_call()
    told.until(lambda: told.phase() is ShiftPhase.CALL)
    shift.end_call()
    ended(told, 2)
    closed(shift)
    lanes = [one.lanes["words"] for one in told.of(SessionEnded)]  # type: ignore[attr-defined]
    assert lanes == ["failed", "ok"]


def test_without_devices_or_rules_there_is_one_sentence_and_an_end(tmp_path: Path) -> None:
    for name, wanted, parts, code in (
        ("devices", Wanted(engine="none"), Parts("tests.coach_app.shift.no_devices:open_device"), "no_microphone"),
        (
            "rules",
            Wanted(engine="none", pack="none-such"),
            Parts("tests.coach_app.shift.no_devices:silence"),
            "pack_unusable",
        ),
    ):
        told = Told()
        shift = LiveShift(ShiftSetup(wanted, CapturePlan(), tmp_path / name / "sessions"), told, parts)
        shift.start()
        shift.begin_call()
        assert shift.join(30.0), told.tail()
        (failed,) = told.of(ShiftFailed)
        assert failed.code == code  # type: ignore[attr-defined]
        assert told.phase() is ShiftPhase.CLOSED
        for session in sessions(tmp_path / name / "sessions"):
            assert not (session.path / "RECORDING").exists()


@pytest.mark.logs_warning
def test_a_screen_that_fails_does_not_end_the_recording(
    tmp_path: Path, short: np.ndarray, monkeypatch: pytest.MonkeyPatch
) -> None:
    shift, told = open_shift(tmp_path, repeated(short, 1), monkeypatch.setenv, speed=1.0, engine="none")

    def fail_too(what: object) -> None:
        told(what)  # type: ignore[arg-type]
        raise ValueError("a broken widget")

    shift._tell = fail_too
    shift.begin_call()
    told.until(lambda: told.of(SessionStarted))
    shift.end_call()
    (kept,) = ended(told)
    closed(shift)
    lines = [json.loads(line) for line in (kept.folder / "events.jsonl").read_text("utf-8").splitlines()]
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert len(list(read_journal(kept.folder / "events.jsonl"))) == len(lines)
