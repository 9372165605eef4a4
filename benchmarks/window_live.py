"""How soon the window can record, and whether its thread stays free during a real call.

A PulseAudio server of its own plays labelled calls into microphone and far end; the window takes
them as a call through recorder and worker processes. Prints seconds and their share of the budget
(design, budgets); wall and the thread's own work apart, since on a busy machine only the second
can be compared.

    python -m benchmarks.window_live [MINUTES] [ENGINE]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import soundfile

from audio.span import Span
from tests.pulse_server import PulseServer

#: Budgets in seconds: recording possible, longest block of the window's thread.
RECORDING_S, BLOCK_S = 1.5, 0.05

CALLS = Path(__file__).parent.parent / "tests" / "calls"

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
    from datetime import UTC, datetime  # noqa: PLC0415 (the start that is measured has its own process)

    from coach_app.people.consent import Consent  # noqa: PLC0415
    from coach_app.settings import Settings  # noqa: PLC0415
    from coach_app.settings_file import save_settings  # noqa: PLC0415

    data.mkdir(parents=True)
    Consent(data).accept("", "zh", datetime.now(UTC))
    save_settings(data, Settings(language="zh", engine=engine, auto_calls=False))


def started(data: Path) -> dict[str, float]:
    """Seconds from the start of the process to the frame and to open devices."""
    began_s = time.monotonic()
    environment = {**os.environ, "COACH_DATA_DIR": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=True, timeout=60, env=environment
    )
    return {name: at_s - began_s for name, at_s in json.loads(done.stdout.splitlines()[-1]).items()}


def played(minutes: float) -> np.ndarray:
    """The labelled calls one after the other, as long as asked."""
    pieces: list[np.ndarray] = []
    wanted = round(minutes * 60 * 16000)
    while sum(len(piece) for piece in pieces) < wanted:
        pieces += [
            soundfile.read(next(CALLS.glob(f"{name}*.flac")), dtype="float32", always_2d=True)[0] for name in PLAYED
        ]
    return np.concatenate(pieces)[:wanted]


def blocks(data: Path, server: PulseServer, minutes: float, engine: str) -> tuple[list[float], list[float], list[Span]]:
    """What passes between two looks of the window's thread at its events during a call, and what was lost of it."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 (the platform is chosen first)

    from coach_app.app import App  # noqa: PLC0415
    from coach_app.events import AudioLost, Event  # noqa: PLC0415
    from coach_app.shift.news import ShiftPhase  # noqa: PLC0415
    from coach_app.ui.example_call import Show  # noqa: PLC0415
    from coach_app.ui.stage import Look, application  # noqa: PLC0415

    qt = application()
    gaps: list[float] = []
    works: list[float] = []
    lost: list[Span] = []
    app = App(Show(), Look("zh", "light"), data=data)
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
    last = time.perf_counter(), time.thread_time()

    def look() -> None:
        nonlocal last
        now = time.perf_counter(), time.thread_time()
        gaps.append(now[0] - last[0])
        works.append(now[1] - last[1])
        last = now

    def hear(event: Event) -> None:
        if isinstance(event, AudioLost):
            lost.append(event.span)

    app.desk.happened.connect(hear)
    sound = played(minutes)
    playing = server.play(sound[:, 0], sound[:, 1])
    app.desk.begin("")
    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(look)
    last = time.perf_counter(), time.thread_time()
    timer.start()
    QTimer.singleShot(round(minutes * 60_000), lambda: qt.exit(0))
    qt.exec()
    timer.stop()
    playing.stop()
    app.closing.leave_at_once()
    app.window.close()
    return sorted(gaps), sorted(works), lost


def main(minutes: float = 10.0, engine: str = "") -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with PulseServer() as server, tempfile.TemporaryDirectory() as folder:
        os.environ.update(server.environment)
        data = Path(folder) / "data"
        furnished(data, engine)
        first = started(data)
        runs = sorted(started(data)["recording"] for _ in range(5))
        print(f"{'recording, first start':24} {first['recording']:6.2f} s")
        print(f"{'recording, later starts':24} {runs[2]:6.2f} s ({runs[2] / RECORDING_S:4.0%} of {RECORDING_S} s)")
        gaps, works, lost = blocks(data, server, minutes, engine)
    print(f"{'longest work of its own':24} {works[-1] * 1000:6.0f} ms ({works[-1] / BLOCK_S:4.0%} of 50 ms)")
    over = sum(gap > BLOCK_S for gap in gaps)
    usual_s = gaps[int(0.999 * len(gaps))]
    print(f"{'longest block':24} {gaps[-1] * 1000:6.0f} ms ({gaps[-1] / BLOCK_S:4.0%} of 50 ms), ", end="")
    print(f"{over} of {len(gaps)} looks over it; 99.9 % within {usual_s * 1000:.0f} ms")
    print(f"{'sound missing':24} {sum(span.duration_s for span in lost):6.2f} s in {len(lost)} places")


if __name__ == "__main__":
    main(*(kind(given) for kind, given in zip((float, str), sys.argv[1:], strict=False)))
