"""How soon the window can record, and whether its thread stays free during a real call.

A PulseAudio server of its own plays labelled calls into microphone and far end; the window takes
them as a call through recorder and worker processes. Prints seconds and their share of the budget
(design, budgets); wall and the thread's own work apart, since on a busy machine only the second
can be compared. What was seen is told every half minute, and it ends whatever happens.

    python -m benchmarks.window_live [MINUTES] [ENGINE] [STARTS] [why]

``ENGINE`` is ``none``, ``scripted`` (the labels' words), ``vosk``, ``whisper``, or nothing for what is installed;
without a Mandarin Vosk model ``vosk`` is the Korean one, which makes the same work of Mandarin sound. ``STARTS`` is how
often the program is started before (by default 6, and 0 leaves that out); ``why`` says what the threads did in each
look that was late.
"""

from __future__ import annotations

import faulthandler
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from asr_models.choose import choose
from asr_models.errors import ModelError
from audio.block import RATE
from benchmarks.heartbeat import Heartbeat, Witness, report
from coach_app.app import App, now
from coach_app.call import Setup
from coach_app.events import AudioLost, Lagging, LaneFailed
from coach_app.live_setup import Prepare, prepare
from coach_app.people.consent import Consent
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from coach_app.shift.live_shift import Parts
from coach_app.shift.news import ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application, take_down
from tests.coach_app.shift.a_shift import Line, Script, script, words_from
from tests.pulse_server import PulseServer

#: Budget in seconds: recording possible.
RECORDING_S = 1.5

#: Calls that are played one after the other until the time is over.
PLAYED = ("dev04", "dev02", "dev05", "dev08")

#: Seconds: one start, everything that a call needs before it begins, all besides starts and call, and between two words of it.
_START_S, _READY_S, _REST_S, _TELL_S = 90.0, 120.0, 240.0, 30.0

#: A model that is packaged and hears something in every sound.
_OTHER_VOSK = "vosk-model-small-ko-0.22"

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


def say(*words: object) -> None:
    """Print at once: what was seen is not lost with what follows."""
    print(*words, flush=True)


def furnished(data: Path, engine: str) -> None:
    """A data folder in which everything was asked once."""
    data.mkdir(parents=True)
    Consent(data).accept("", "zh", datetime.now(UTC))
    model = _OTHER_VOSK if engine == "vosk" and not hears(engine) else ""
    engine = "none" if engine == "scripted" else engine
    save_settings(data, Settings(language="zh", engine=engine, model=model, auto_calls=False))


def hears(engine: str, model: str = "") -> bool:
    """Whether words would be heard."""
    try:
        return engine == "scripted" or choose("zh", engine or None, model or None).model is not None
    except ModelError:
        return False


def started(data: Path) -> float:
    """Seconds from the start of the process to open devices; infinity where they do not come, and it is said why."""
    began_s = time.monotonic()
    with tempfile.TemporaryFile("w+") as told:  # not a pipe: what the program leaves running would keep it open
        program = subprocess.Popen(
            [sys.executable, "-c", _START],
            stdout=told,
            stderr=subprocess.STDOUT,
            env={**os.environ, "COACH_DATA_DIR": str(data)},
            start_new_session=True,
        )
        try:
            program.wait(_START_S)
        except subprocess.TimeoutExpired:
            os.killpg(program.pid, signal.SIGKILL)
            program.wait()
        told.seek(0)
        lines = told.read().splitlines()
    seen = next((json.loads(line) for line in lines if line.startswith('{"frame"')), None)
    if seen is None:
        say(f"no call could be recorded: {lines[-1] if lines else 'nothing was said'}")
        return math.inf
    return float(seen["recording"]) - began_s


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


class Placed(App):
    """Scripted words are placed where the play has them."""

    def __init__(self, data: Path, words: Path | None) -> None:
        super().__init__(Show(), Look("zh", "light"), data=data)
        self._words, self._at = words, data

    def _prepare(self) -> Prepare:
        words, data, settings = self._words, self._at, self.keeper.settings
        if words is None:
            return super()._prepare()
        parts = Parts(prepare=lambda wanted: Setup(replace(wanted, engine="scripted", words=words)))
        return lambda tell: prepare(data, settings, "zh", tell, now(), parts)


class Listener:
    """Hears how the call goes: what was lost of it, who is behind, and whether it still runs."""

    def __init__(self, app: App) -> None:
        self.lost_s, self.places, self.behind_s = 0.0, 0, 0.0
        self._app, self.over = app, ""
        self._ran = False
        app.desk.happened.connect(self._hear)
        app.desk.changed.connect(self._moved)

    def _hear(self, event: object) -> None:
        match event:
            case AudioLost(span=span):
                self.lost_s, self.places = self.lost_s + span.duration_s, self.places + 1
            case Lagging(behind_s=behind_s):
                self.behind_s = max(self.behind_s, behind_s)
            case LaneFailed():
                say(f"a lane failed: {event}")
            case _:
                pass

    def _moved(self) -> None:
        state = self._app.desk.state
        self._ran = self._ran or state.recording
        if state.failure is not None:
            self.over = state.failure.message
        elif self._ran and not state.recording:
            self.over = f"the call ended by itself: {state.phase}"


def wait_for(qt: QApplication, there: Callable[[], bool], what: str, listener: Listener | None = None) -> None:
    """Run the window until something is there; ends the program, saying for what it waited, where it does not come."""
    ends_s = time.perf_counter() + _READY_S
    while not there():
        qt.processEvents()
        time.sleep(0.01)
        if listener is not None and listener.over:
            raise SystemExit(f"There is no call: {listener.over}")
        if time.perf_counter() > ends_s:
            raise SystemExit(f"There is no call: {what} did not come within {_READY_S:.0f} s.")


def during_a_call(data: Path, server: PulseServer, minutes: float, engine: str, *, why: bool = False) -> None:
    """Print the window's heartbeat during a call, and what was lost of the call's sound."""
    qt, sound = application(), played(minutes)
    words = words_from(sound.lines, 0.0, minutes * 60, data / "words.json") if engine == "scripted" else None
    app = Placed(data, words)
    app.window.show()
    app.begin()
    wait_for(qt, lambda: app.keeper.there, "the settings")
    listener = Listener(app)
    app.desk.open()
    lanes = 2 if engine != "none" and hears(engine, app.keeper.settings.model) else 1

    def state() -> ShiftState:
        return app.desk.state

    wait_for(
        qt, lambda: state().phase is ShiftPhase.WAITING and len(state().lanes) >= lanes, f"{lanes} lanes", listener
    )
    say(f"lanes that are warm: {', '.join(state().lanes)}")
    heart = Heartbeat()
    both = sound.sound.astype(np.float32) / np.float32(32768)
    playing = server.play(both[:, 0], both[:, 1])
    witness = Witness(heart) if why else None
    heart.start()
    app.desk.begin("")
    began_s = time.perf_counter()

    def tell() -> None:
        at_s = time.perf_counter() - began_s
        say(
            f"  {at_s / 60:5.1f} min: {heart.lately()}; {listener.lost_s:.2f} s missing, behind {listener.behind_s:.1f} s"
        )
        if listener.over or not state().recording:
            say(listener.over or f"There is no call: {state().phase}.")
            qt.exit(0)

    telling = QTimer(interval=round(1000 * min(_TELL_S, minutes * 15)))
    telling.timeout.connect(tell)
    telling.start()
    QTimer.singleShot(round(minutes * 60_000), lambda: qt.exit(0))
    qt.exec()
    telling.stop()
    heart.stop()
    playing.stop()
    say(f"{'call':34} {(time.perf_counter() - began_s) / 60:6.2f} of {minutes:.2f} minutes")
    report(heart)
    say(f"{'sound missing':34} {listener.lost_s:6.2f} s in {listener.places} places")
    if witness is not None:
        witness.tell()
    app.closing.leave_at_once()
    began_s = time.perf_counter()
    take_down(app.window)
    say(f"{'leaving':34} {time.perf_counter() - began_s:6.2f} s")


def main(minutes: float = 10.0, engine: str = "", starts: int = 6, why: str = "") -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Whatever hangs, even the interpreter: says where, and ends.
    faulthandler.dump_traceback_later(minutes * 60 + starts * _START_S + _READY_S + _REST_S, exit=True)
    with PulseServer() as server, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(server.environment)
        data = Path(folder) / "data"
        furnished(data, engine)
        took: list[float] = []
        for number in range(starts):
            took.append(started(data))
            say(f"recording, start {number + 1} {took[-1]:22.2f} s")
        if len(took) > 1:
            later_s = sorted(took[1:])[len(took[1:]) // 2]
            say(f"{'recording, later starts':34} {later_s:6.2f} s ({later_s / RECORDING_S:4.0%} of {RECORDING_S} s)")
        during_a_call(data, server, minutes, engine, why=bool(why))
    faulthandler.cancel_dump_traceback_later()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(*(kind(given) for kind, given in zip((float, str, int, str), sys.argv[1:], strict=False)))
