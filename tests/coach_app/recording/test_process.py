from __future__ import annotations

import multiprocessing
import os
import random
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
import soundfile

from audio.block import Speaker
from audio.segments import segment_file
from coach_app.recording import marker
from coach_app.recording.link import RecorderLink
from coach_app.recording.messages import BeginCall, CapturePlan, OpenDevices, Recorded
from coach_app.recording.process import opener, record
from coach_app.recording.recovery import keep, unfinished
from coach_app.recording.sessions import create_session
from tests.coach_app.recording.counting_device import COUNTING, open_device
from tests.coach_app.recording.talking import Listener

ROOT = Path(__file__).parents[3]

#: An app that records into the folder it is told, until it is killed.
APP = """
import sys
from multiprocessing.connection import wait
from pathlib import Path
from coach_app.recording.link import RecorderLink
from coach_app.recording.messages import BeginCall, CapturePlan, OpenDevices, Recorded
from coach_app.recording.sessions import create_session

if __name__ == "__main__":
    session = create_session(Path(sys.argv[1]))
    link = RecorderLink(sys.argv[2])
    link.order(OpenDevices(CapturePlan()))
    link.order(BeginCall(session.path))
    while True:
        for _ in wait(link.pipes):
            report = link.receive()
            if isinstance(report, Recorded):
                print(link.pid, report.until_s, flush=True)
"""


def test_a_recorder_needs_no_window_no_recogniser_and_no_compiler() -> None:
    code = "import coach_app.recording.process, sys; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {"PySide6", "numba", "librosa", "vosk", "scipy", "faster_whisper", "pydantic"}
    assert not {name.partition(".")[0] for name in done.stdout.split()} & heavy


def test_what_opens_devices_is_found_by_its_name() -> None:
    assert opener(COUNTING) is open_device


def kill_app(root: Path, after_s: float) -> None:
    """Let an app record, kill it at an instant, and look at what it leaves."""
    script = root / "app.py"
    script.write_text(APP)
    command = [sys.executable, str(script), str(root / "sessions"), COUNTING]
    app = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    assert app.stdout is not None
    pid, until_s = "", "0"
    with app, app.stdout:
        for line in app.stdout:
            pid, until_s = line.split()
            if float(until_s) > after_s:
                break
        app.kill()
        app.stdout.read()  # ends when the recorder and its spare, which inherit it, have ended
    assert marker.process_start(int(pid)) == ""
    (one,) = unfinished(root / "sessions")
    assert one.recorded_s >= float(until_s)
    for speaker in Speaker:
        file = segment_file(one.folder, speaker, 1)
        assert soundfile.info(file).frames == (file.stat().st_size - 44) // 2
        assert soundfile.info(file).frames >= float(until_s) * 16_000
    assert keep(one).manifest.duration_s == one.recorded_s


@pytest.mark.parametrize("times", [8, pytest.param(30, marks=pytest.mark.soak)])
def test_when_the_app_is_killed_the_recorder_finishes_its_files_and_recovery_finds_them(
    tmp_path: Path, times: int
) -> None:
    rng = random.Random(times)
    roots = [tmp_path / str(number) for number in range(times)]
    for root in roots:
        root.mkdir()
    # Some at once: most of it is starting, and what runs beside it makes the instants more random.
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(kill_app, roots, [rng.uniform(0.0, 0.8) for _ in roots]))) == times


def test_a_session_is_not_offered_while_its_recorder_still_writes(tmp_path: Path) -> None:
    session = create_session(tmp_path)
    (session.path / marker.MARKER).write_text("")  # as if the app were gone
    link = RecorderLink(COUNTING)
    heard = Listener(link)
    try:
        link.order(OpenDevices(CapturePlan()))
        link.order(BeginCall(session.path))
        heard.until_told(Recorded)
        assert unfinished(tmp_path) == []
    finally:
        link.close()
    assert [one.folder for one in unfinished(tmp_path)] == [session.path]


def test_the_machine_going_down_finishes_the_files(tmp_path: Path) -> None:
    link = RecorderLink(COUNTING)
    heard = Listener(link)
    try:
        link.order(OpenDevices(CapturePlan()))
        link.order(BeginCall(tmp_path))
        heard.until_recorded(0.4)
        process = link._active.process
        assert process.pid is not None
        os.kill(process.pid, signal.SIGTERM)
        process.join(20)
        assert process.exitcode == 0
        assert soundfile.info(segment_file(tmp_path, Speaker.CUSTOMER, 1)).frames >= 0.4 * 16_000
    finally:
        link.close()


def test_an_app_that_does_not_read_costs_no_sound(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours: Connection
    ours, theirs = context.Pipe()
    process = context.Process(target=record, args=(COUNTING, theirs), daemon=True)
    process.start()
    theirs.close()
    ours.send(OpenDevices(CapturePlan()))
    ours.send(BeginCall(tmp_path))
    file = segment_file(tmp_path, Speaker.AGENT, 1)
    while not (file.is_file() and file.stat().st_size > 44 + 2 * 16_000):
        assert process.is_alive()
        process.join(0.1)
    ours.close()
    process.join(20)
    assert process.exitcode == 0
