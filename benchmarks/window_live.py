"""How soon the window can record, and whether its thread stays free during a real call.

A PulseAudio server of its own plays labelled calls into microphone and far end; the window takes
them as a call through recorder and worker processes. Prints seconds and their share of the budget
(design, budgets); wall and the thread's own work apart, since on a busy machine only the second
can be compared.

    python -m benchmarks.window_live [MINUTES] [ENGINE]

``ENGINE`` is ``none``, ``scripted`` (the labels' words), ``vosk``, ``whisper``, or nothing for what is installed.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer

from audio.block import RATE
from audio.span import Span
from benchmarks.heartbeat import Heartbeat, report
from coach_app.app import App, now
from coach_app.call import Setup
from coach_app.events import AudioLost
from coach_app.live_setup import Prepare, prepare
from coach_app.people.consent import Consent
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from coach_app.shift.live_shift import Parts
from coach_app.shift.news import ShiftPhase
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application, take_down
from tests.coach_app.shift.a_shift import Line, Script, script, words_from
from tests.pulse_server import PulseServer

#: Budget in seconds: recording possible.
RECORDING_S = 1.5

#: Calls that are played one after the other until the time is over.
PLAYED = ("dev04", "dev02", "dev05", "dev08")

#: Opens the window as `coach` does, and asks for shift and call as soon as the settings are there. A call
#: that is asked for begins there, with the sound that was kept: `recording` is the instant of its first sample.
_START = """
import time, json, sys
from coach_app.app import App
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application, take_down
from coach_app.shift.news import ShiftPhase
qt = application()
app = App(Show(), Look("zh", "light"))
app.window.show()
qt.processEvents()
seen = {"frame": time.monotonic()}
app.begin()
asked = False
while "recording" not in seen:
    qt.processEvents()
    time.sleep(0.001)  # as a loop of events would wait, and let other threads work
    if app.keeper.there and not asked:
        asked = True
        app.desk.open()
        app.desk.begin("")
    call = app.desk._shift and app.desk._shift._desk and app.desk._shift._desk._calls.call
    if call and call.began_ns:
        seen["recording"] = call.began_ns / 1e9
    if app.desk.state.failure:
        raise SystemExit(app.desk.state.failure.message)
print(json.dumps(seen), flush=True)
app.closing.leave_at_once()
take_down(app.window)
"""


def furnished(data: Path, engine: str) -> None:
    """A data folder in which everything was asked once."""
    data.mkdir(parents=True)
    Consent(data).accept("", "zh", datetime.now(UTC))
    save_settings(data, Settings(language="zh", engine="none" if engine == "scripted" else engine, auto_calls=False))


def started(data: Path) -> dict[str, float]:
    """Seconds from the start of the process to the frame and to open devices."""
    began_s = time.monotonic()
    environment = {**os.environ, "COACH_DATA_DIR": str(data)}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=120, env=environment
        )
    except subprocess.TimeoutExpired:
        return {"frame": math.inf, "recording": math.inf}
    return {name: at_s - began_s for name, at_s in json.loads(done.stdout.splitlines()[-1]).items()}


def played(minutes: float) -> Script:
    """The labelled calls one after the other, as long as asked."""
    once = script(PLAYED, gap_s=3.0)
    turns = math.ceil(minutes * 60 * RATE / len(once.sound))
    turn_s = len(once.sound) / RATE
    lines = [
        Line(one.speaker, one.start + turn * turn_s, one.end + turn * turn_s, one.text)
        for turn in range(turns)
        for one in once.lines
    ]
    return Script(np.tile(once.sound, (turns, 1))[: round(minutes * 60 * RATE)], lines)


def during_a_call(data: Path, server: PulseServer, minutes: float, engine: str) -> tuple[Heartbeat, list[Span]]:
    """The window's heartbeat during a call, and what was lost of the call's sound."""
    qt = application()
    lost: list[Span] = []
    sound = played(minutes)
    words = words_from(sound.lines, 0.0, minutes * 60, data / "words.json")

    class Placed(App):
        """Scripted words are placed where the play has them."""

        def _prepare(self) -> Prepare:
            if engine != "scripted":
                return super()._prepare()
            parts = Parts(prepare=lambda wanted: Setup(replace(wanted, engine="scripted", words=words)))
            settings = self.keeper.settings
            return lambda tell: prepare(data, settings, "zh", tell, now(), parts)

    app = Placed(Show(), Look("zh", "light"), data=data)
    lanes = 1 if engine == "none" else 2
    app.window.show()
    app.begin()
    while not app.keeper.there:
        qt.processEvents()
        time.sleep(0.01)
    app.desk.open()
    while app.desk.state.phase is not ShiftPhase.WAITING or len(app.desk.state.lanes) < lanes:
        qt.processEvents()
        time.sleep(0.01)
    app.desk.happened.connect(lambda event: lost.append(event.span) if isinstance(event, AudioLost) else None)
    heart = Heartbeat()
    both = sound.sound.astype(np.float32) / np.float32(32768)
    playing = server.play(both[:, 0], both[:, 1])
    app.desk.begin("")
    heart.start()
    QTimer.singleShot(round(minutes * 60_000), lambda: qt.exit(0))
    qt.exec()
    heart.stop()
    playing.stop()
    app.closing.leave_at_once()
    began_s = time.perf_counter()
    take_down(app.window)
    print(f"{'leaving':34} {time.perf_counter() - began_s:6.2f} s")
    return heart, lost


def main(minutes: float = 10.0, engine: str = "") -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with PulseServer() as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.environment)
        data = Path(folder) / "data"
        furnished(data, engine)
        first = started(data)
        runs = sorted(started(data)["recording"] for _ in range(5))
        print(f"{'recording, first start':34} {first['recording']:6.2f} s")
        print(f"{'recording, later starts':34} {runs[2]:6.2f} s ({runs[2] / RECORDING_S:4.0%} of {RECORDING_S} s)")
        heart, lost = during_a_call(data, server, minutes, engine)
    report(heart)
    print(f"{'sound missing':34} {sum(span.duration_s for span in lost):6.2f} s in {len(lost)} places")


if __name__ == "__main__":
    main(*(kind(given) for kind, given in zip((float, str), sys.argv[1:], strict=False)))
