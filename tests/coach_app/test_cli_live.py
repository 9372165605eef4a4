from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from audio.block import Speaker
from coach_app.call import Wanted
from coach_app.cli_live import Run, _Watch
from coach_app.errors import BadInputError
from coach_app.events import FlagOpened, Said
from coach_app.library.library import Library
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.messages import CapturePlan
from coach_app.recording.recovery import keep, unfinished
from coach_app.recording.sessions import SessionFolder, State, sessions
from coach_app.shift.journal import read_journal
from coach_app.shift.live_shift import ShiftSetup
from coach_app.shift.news import CallKept, Pressed
from coach_app.shift.orders import ShiftKey
from tests.coach_app.samples import a_flag, an_utterance, started
from tests.pulse_server import PulseServer, pulse_server

__all__ = ["pulse_server"]

COACH = [sys.executable, "-c", "from coach_app.cli import main; main()"]


class Live:
    """A `coach live` of its own and what it has said."""

    def __init__(self, data: Path, *options: str) -> None:
        self.lines: list[dict[str, Any]] = []
        self.process = subprocess.Popen(
            [*COACH, "live", "--engine", "none", *options],
            env={**os.environ, "COACH_DATA_DIR": str(data)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def until(self, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Read on to a line of a kind."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(json.loads(line))
            if true(self.lines[-1]):
                return self.lines[-1]
        assert self.process.stderr is not None
        raise AssertionError(f"ended early: {self.lines[-5:]} {self.process.stderr.read()}")

    def phase(self, phase: str) -> dict[str, Any]:
        return self.until(lambda line: line.get("news") == "phase_changed" and line["phase"] == phase)

    def ended(self) -> int:
        """Let it end; its exit code."""
        out, _ = self.process.communicate(timeout=60)
        self.lines += [json.loads(line) for line in out.splitlines()]
        return self.process.returncode


def agree(data: Path) -> None:
    """Somebody has accepted here that calls are recorded."""
    Consent(data).accept("", "zh", datetime(2026, 11, 22, 9, 0, tzinfo=UTC))


@contextmanager
def live(data: Path, *options: str) -> Iterator[Live]:
    agree(data)
    one = Live(data, *options)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
            one.process.wait()
        for stream in (one.process.stdout, one.process.stderr):
            if stream is not None:
                stream.close()


def coach(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COACH_DATA_DIR": str(data), "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
    return subprocess.run(
        [*COACH, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def noise(seconds: float) -> np.ndarray:
    return np.random.default_rng(1).normal(0, 0.05, round(seconds * 16_000)).astype(np.float32)


def test_a_call_without_a_window_is_told_line_by_line_and_kept(pulse_server: PulseServer, tmp_path: Path) -> None:
    with live(tmp_path, "--begin", "--seconds", "2.5", "--reference", "GD-1") as shift:
        playing = pulse_server.play(noise(60.0), noise(60.0))
        assert shift.ended() == 0
        playing.stop()
    events = [line for line in shift.lines if "event" in line]
    assert [events[0]["event"], events[-1]["event"]] == ["session_started", "session_ended"]
    assert all(line["session"] == events[0]["session"] and line["published_s"] >= 0 for line in events)
    (session,) = sessions(tmp_path / "sessions")
    manifest = session.manifest
    assert (manifest.state, manifest.reference) == (State.COMPLETE, "GD-1")
    assert 2.0 <= manifest.duration_s < 20.0  # a busy machine ends it late, never early
    assert len(list(read_journal(session.path / "events.jsonl"))) == len(events)
    assert [line["news"] for line in shift.lines if "news" in line][-1] == "phase_changed"
    with Library(tmp_path) as library:  # it is there without anybody having looked
        row = library.row(session.id)
    assert row is not None
    assert (row.reference, row.duration_s, row.has_sound) == ("GD-1", manifest.duration_s, True)


def test_a_script_begins_pauses_and_ends_calls_and_ctrl_c_ends_the_shift(
    pulse_server: PulseServer, tmp_path: Path
) -> None:
    with live(tmp_path, "--by-order") as shift:
        playing = pulse_server.play(noise(240.0), noise(240.0))
        shift.phase("waiting")
        assert coach(tmp_path, "live", "call", "end").returncode == 2
        assert coach(tmp_path, "live", "call", "begin", "--reference", "GD-7").returncode == 0
        assert shift.phase("call")["reference"] == "GD-7"
        assert coach(tmp_path, "live", "call", "mute").returncode == 0
        assert shift.until(lambda line: line.get("news") == "pressed")["key"] == "mute"
        assert coach(tmp_path, "live", "call", "pause").returncode == 0
        shift.phase("paused")
        assert coach(tmp_path, "live", "call", "resume").returncode == 0
        shift.phase("call")
        assert coach(tmp_path, "live", "call", "end").returncode == 0
        shift.until(lambda line: line.get("news") == "call_kept")
        assert coach(tmp_path, "live", "call", "begin").returncode == 0
        shift.phase("call")
        shift.process.send_signal(signal.SIGINT)
        assert shift.ended() == 0
        playing.stop()
    first, second = (session.manifest for session in sessions(tmp_path / "sessions"))
    assert (first.state, second.state) == (State.COMPLETE, State.COMPLETE)
    assert {one.reason for one in first.lost} >= {"paused"}
    assert "paused" not in {one.reason for one in second.lost}


def test_what_is_missing_is_one_sentence(tmp_path: Path) -> None:
    nothing = coach(tmp_path, "live", "call", "begin")
    assert (nothing.returncode, nothing.stderr.count("\n")) == (3, 1)
    assert "No shift is open" in nothing.stderr
    for options, said in ((("--adapter", "1"), "two channels"), (("--adapter", "2,2"), "two channels")):
        wrong = coach(tmp_path, "live", *options)
        assert wrong.returncode == 2
        assert said in wrong.stderr
    agree(tmp_path)
    pack = coach(tmp_path, "live", "--begin", "--pack", "none-such")
    assert pack.returncode == 2
    assert "none-such" in pack.stderr


def test_before_somebody_has_agreed_no_device_is_opened(tmp_path: Path) -> None:
    refused = coach(tmp_path, "live", "--begin", "--engine", "none")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (2, "", 1)
    assert "coach live consent --accept" in refused.stderr
    assert not (tmp_path / "sessions").exists()


def test_without_a_sound_system_it_ends_with_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'nobody'}")
    agree(tmp_path / "data")
    done = coach(tmp_path / "data", "live", "--begin", "--engine", "none")
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert json.loads(done.stdout.splitlines()[-1])["phase"] == "closed"
    assert sessions(tmp_path / "data" / "sessions") == []


def test_two_shifts_at_once_are_refused(pulse_server: PulseServer, tmp_path: Path) -> None:
    with live(tmp_path, "--by-order") as shift:
        shift.phase("waiting")
        second = coach(tmp_path, "live", "--begin", "--seconds", "1", "--engine", "none")
        assert second.returncode == 2
        assert "open already" in second.stderr
        shift.process.send_signal(signal.SIGTERM)
        assert shift.ended() == 0


def kill_the_app(data: Path, after_s: float) -> None:
    """Kill `coach live` so long after its call began; see what is left."""
    with live(data, "--begin", "--levels") as shift:
        shift.phase("call")
        began = time.monotonic()
        shift.until(lambda _: time.monotonic() - began >= after_s)
        children = psutil.Process(shift.process.pid).children(recursive=True)
        shift.process.kill()
        killed_s = time.monotonic() - began
        shift.process.wait()
        _, alive = psutil.wait_procs(children, timeout=40.0)
        assert not alive, "recorder and workers end when the app is gone"
    (left,) = unfinished(data / "sessions")
    assert left.recorded_s >= killed_s - 1.0
    session = keep(left)
    assert session.manifest.state is State.RECOVERED
    assert session.sound is not None
    assert unfinished(data / "sessions") == []
    assert SessionFolder(left.folder).manifest.duration_s == pytest.approx(left.recorded_s)
    if (left.folder / "events.jsonl").exists():  # rules may still have been loading
        entries = [entry.seq for entry in read_journal(left.folder / "events.jsonl")]
        assert entries == list(range(1, len(entries) + 1))


def kill_apps(folder: Path, times: int, within_s: float) -> None:
    """Two at a time, each with its own data: they share nothing but the devices."""
    chance = random.Random(times)
    with ThreadPoolExecutor(2) as pool:
        killed = [
            pool.submit(kill_the_app, folder / str(number), chance.uniform(0.0, within_s)) for number in range(times)
        ]
    for one in killed:
        one.result()


def test_killed_at_any_instant_the_app_loses_no_second_of_sound(pulse_server: PulseServer, tmp_path: Path) -> None:
    playing = pulse_server.play(noise(120.0), noise(120.0))
    kill_apps(tmp_path, 8, 1.5)
    playing.stop()


@pytest.mark.soak
def test_killed_thirty_times(pulse_server: PulseServer, tmp_path: Path) -> None:
    playing = pulse_server.play(noise(600.0), noise(600.0))
    kill_apps(tmp_path, 30, 6.0)
    playing.stop()


def test_channels_of_an_adapter_count_from_one() -> None:
    from coach_app.cli_live import _channels

    assert (_channels(""), _channels("2,1")) == (None, (1, 0))
    with pytest.raises(BadInputError):
        _channels("0,1")


def test_what_lies_between_two_calls_is_not_counted_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    setup = ShiftSetup(Wanted(engine="none"), CapturePlan(), tmp_path / "sessions", keep_between=True)
    watch, shift = _Watch(setup, Run(False, "", None, 1, False, False)), _ToldShift()
    monkeypatch.setattr(watch, "_shift", shift)
    watch._tell(CallKept("between", tmp_path, "complete", "between"))
    assert not shift.closed
    watch._tell(CallKept("call", tmp_path, "complete"))
    assert shift.closed


class _ToldShift:
    """A shift that has said what it was told to say."""

    told_session = "20250318-120000-abcd"
    published_s = 1.0

    def __init__(self) -> None:
        self.verdicts: list[tuple[int, str, str, str]] = []
        self.closed = False

    def close(self) -> None:
        self.closed = True

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        self.verdicts.append((number, verdict, session, rule))


@pytest.mark.parametrize("identifiers", [False, True])
def test_numbers_are_printed_only_when_they_are_asked_for(
    identifiers: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    folder = tmp_path / "sessions" / _ToldShift.told_session
    folder.mkdir(parents=True)
    (folder / "manifest.json").touch()
    setup = ShiftSetup(Wanted(engine="none"), CapturePlan(), tmp_path / "sessions")
    watch = _Watch(setup, Run(False, "", None, None, False, identifiers))
    monkeypatch.setattr(watch, "_shift", _ToldShift())
    said = an_utterance("我的密码是九五二七。", Speaker.CUSTOMER)
    for event in (started(), Said(said, 9, None)):
        watch._tell(event)
    assert ("九五二七" in capsys.readouterr().out) == identifiers
    assert [one.session for one in Disclosures(tmp_path).all()] == [folder.name] * identifiers


def test_a_key_pressed_elsewhere_calls_the_nudge_that_stands_wrong_and_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = "p-0123456789ab"
    setup = ShiftSetup(Wanted(engine="none"), CapturePlan(), tmp_path / "sessions", person)
    watch, shift = _Watch(setup, Run(False, "", None, None, False, False)), _ToldShift()
    monkeypatch.setattr(watch, "_shift", shift)
    for what in (started(), FlagOpened(17.0, a_flag(number=4), shown=True), Pressed(ShiftKey.WRONG)):
        watch._tell(what)
    watch._take_in()
    assert shift.verdicts == [(4, "wrong", shift.told_session, a_flag().rule)]
    assert People(tmp_path / "people").verdicts(person).of(shift.told_session) == {4: "wrong"}
