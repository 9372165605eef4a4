"""How many frames a second of the tone gym's curve reach the screen: ``python -m benchmarks.gym_frames [SECONDS]``.

The program's own window on an X server of its own, its microphone a PulseAudio null sink into which a model of the
gym is spoken again and again. Two counts that know nothing of each other: how often the curve was painted after it had
grown, and how often the X server's frame buffer changed there, which another process reads from the file that Xvfb
keeps it in. Printed besides: how late the newest row on the screen was, and what a frame costs in processor time.
"""

from __future__ import annotations

import contextlib
import math
import multiprocessing
import os
import struct
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import soundfile

from audio.block import RATE, Samples, Speaker
from audio.segments import recorded_count
from coach_app.packs import load
from coach_app.practice.books import book_folder
from tests.pulse_server import PulseServer, has_pulseaudio
from tests.x_screen import Screen, missing_programs

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from coach_app.app import App
    from coach_app.ui.practice.gym_page import GymPage
    from coach_app.ui.practice.page import PracticePage

#: The model that is spoken; wanted frames a second; a gap that is seen, seconds.
MODEL, WANTED, GAP_S = "opening-plain", 30, 0.05
#: Seconds between two looks at the frame buffer; changes that are closer belong to one frame that was copied in parts.
LOOK_S, ONE_S = 0.003, 0.008
#: Seconds: everything that opens and warms up, and what is said after the last counted second.
_READY_S, _REST_S = 180.0, 1.0
#: Every so many lines of the screen are looked at.
_LINES = 3


@dataclass
class Frames:
    """What was painted of the curve.

    Parameters
    ----------
    at_s : list of float
        When each painting with new rows was over, on the clock of `time.monotonic`.
    paints_s : list of float
        Processor time of each.
    behind_s : list of float
        Sound that was in the file by then and not in the curve.
    looks_s : list of float
        Processor time of each look for new rows.
    idle : int
        Paintings without a new row.
    """

    at_s: list[float] = field(default_factory=list)
    paints_s: list[float] = field(default_factory=list)
    behind_s: list[float] = field(default_factory=list)
    looks_s: list[float] = field(default_factory=list)
    idle: int = 0


def spoken(model: str, seconds: float) -> Samples:
    """A model again and again, with pauses that are too short to end the sentence."""
    folder = book_folder(load("zh-service")) / "sounds" / "gym"
    said, rate = soundfile.read(str(folder / f"{model}.opus"), dtype="float32")
    once = np.concatenate([said, np.zeros(rate // 4, np.float32)])
    return cast("Samples", np.tile(once, math.ceil(seconds * rate / len(once)))[: round(seconds * rate)])


class Counted:
    """Counts while a sentence is spoken: paintings of the curve, and looks for new rows.

    Parameters
    ----------
    page : GymPage
        The open page of the gym.
    folder : Path
        Where its takes are recorded.
    """

    def __init__(self, page: GymPage, folder: Path) -> None:
        self.frames, self._page, self._folder = Frames(), page, folder
        self._rows, self._began_s = 0, math.nan
        view, voice = page.curves, page.voice
        self._paint, self._look = view.paintEvent, voice.look
        setattr(view, "paintEvent", self._painted)  # noqa: B010 (Qt asks the instance first)
        voice._timer.timeout.disconnect()  # noqa: SLF001
        voice._timer.timeout.connect(self._looked)  # noqa: SLF001

    def _looked(self) -> None:
        began_s = time.thread_time()
        self._look()
        if self._page.speaking and self._page.curves.own.at_s:
            self.frames.looks_s.append(time.thread_time() - began_s)

    def _painted(self, event: object) -> None:
        began_s = time.thread_time()
        self._paint(event)  # type: ignore[arg-type]
        if not self._page.speaking:
            return
        rows, frames = len(self._page.curves.own.at_s), self.frames
        if rows == self._rows:
            frames.idle += 1
        elif rows:
            frames.at_s.append(time.monotonic())
            frames.paints_s.append(time.thread_time() - began_s)
            frames.behind_s.append(self._behind_s())
        self._rows = rows

    def _behind_s(self) -> float:
        """Seconds of sound in the file after the newest row of the curve."""
        live = self._page.voice._live  # noqa: SLF001
        folder = max(self._folder.glob("gym-*"), key=lambda one: one.stat().st_mtime)
        return recorded_count(folder, Speaker.AGENT) / RATE - live._rows[-1].at_s  # noqa: SLF001


def watch(file: str, box: tuple[int, int, int, int], pipe: Connection) -> None:
    """Note when a part of the X server's frame buffer changes, until told to stop; the target of a process."""
    picture = np.memmap(file, np.uint8, "r")
    head = struct.unpack(">25I", picture[:100].tobytes())
    start, each, pixel = head[0] + 12 * head[19], head[12], head[11] // 8
    left, top, right, bottom = box
    lines = picture[start : start + each * head[5]].reshape(head[5], each)
    part = lines[top:bottom:_LINES, left * pixel : right * pixel]
    changed_s: list[float] = []
    before = zlib.crc32(part.tobytes())
    while not pipe.poll(LOOK_S):
        now = zlib.crc32(part.tobytes())
        if now != before:
            changed_s.append(time.monotonic())
            before = now
    pipe.send(changed_s)


@contextlib.contextmanager
def watched(page: GymPage, file: Path) -> Iterator[Callable[[], list[float]]]:
    """Have another process watch where the curve is; what is called gives the instants and ends it."""
    from PySide6.QtCore import QPoint  # noqa: PLC0415 (the window's, once there is a display)

    view, scale = page.curves, page.devicePixelRatioF()
    corner = view.mapToGlobal(QPoint(0, 0)) * scale
    box = corner.x(), corner.y(), corner.x() + round(view.width() * scale), corner.y() + round(view.height() * scale)
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=watch, args=(str(file), box, theirs), daemon=True)
    process.start()

    def seen() -> list[float]:
        ours.send(None)
        return cast("list[float]", ours.recv())

    try:
        yield seen
    finally:
        process.kill()
        process.join()


def told(name: str, at_s: Sequence[float]) -> None:
    """Print frames a second: on average, in the worst second, and the share of gaps that are seen."""
    if len(at_s) < 2:
        print(f"{name:34} none")
        return
    gaps_s, first = np.diff(at_s), at_s[0]
    whole = int(at_s[-1] - first)
    seconds = np.bincount(np.floor(np.array(at_s) - first).astype(int), minlength=whole)[:whole]
    print(
        f"{name:34} {(len(at_s) - 1) / (at_s[-1] - first):5.1f} a second (wanted {WANTED}); worst second {seconds.min()},"
        f" {np.mean(seconds < WANTED):4.0%} of {whole} seconds under {WANTED};"
        f" gaps over 50 ms {np.mean(gaps_s > GAP_S):5.1%} of {len(gaps_s)}, longest {1000 * gaps_s.max():.0f} ms",
        flush=True,
    )


def cost(name: str, seconds: Sequence[float]) -> None:
    """Print processor time: the median, the 95th percentile, and the last tenth, when the curve is longest."""
    middle, late, last = (
        np.median(seconds),
        np.percentile(seconds, 95),
        np.median(seconds[-max(1, len(seconds) // 10) :]),
    )
    print(
        f"{name:34} median {1000 * middle:.1f} ms, 95th percentile {1000 * late:.1f} ms, at the end {1000 * last:.1f} ms"
    )


def apart(at_s: Sequence[float]) -> list[float]:
    """Instants of frames: a change right after another is the rest of the same frame."""
    frames: list[float] = []
    last_s = -math.inf
    for one in at_s:
        if one - last_s > ONE_S:
            frames.append(one)
        last_s = one
    return frames


def wait_for(qt: QApplication, there: Callable[[], object], what: str) -> None:
    """Run the window until something is there."""
    ends_s = time.monotonic() + _READY_S
    while not there():
        qt.processEvents()
        time.sleep(0.005)
        if time.monotonic() > ends_s:
            raise SystemExit(f"{what} did not come within {_READY_S:.0f} s")


def opened(qt: QApplication, app: App) -> GymPage:
    """The gym with its model on the screen, ready to be spoken to."""
    from coach_app.practice.path.values import Card, Opens  # noqa: PLC0415
    from coach_app.ui.stage import put_on_screen  # noqa: PLC0415
    from feedback.rule import Text  # noqa: PLC0415

    put_on_screen(app.window)
    app.begin()
    wait_for(qt, lambda: app.keeper.there, "the settings")
    app.practice.open()
    wait_for(qt, lambda: app.practice.page is not None and not app.practice.page.busy, "the page of practice")
    practice = cast("PracticePage", app.practice.page)
    name = Text(zh=MODEL, en=MODEL)
    practice.open_card(Card(MODEL, Opens.GYM, "", name, name, 1.0))
    wait_for(qt, lambda: practice.studio.gym is not None and practice.studio.gym.sheet is not None, "the model")
    page = cast("GymPage", practice.studio.gym)
    wait_for(qt, lambda: not page.busy and page.voice.has_microphone, "the microphone")
    return page


def run(seconds: float, data: Path, frame_buffer: Path, server: PulseServer) -> None:
    """Speak for some seconds and print what reached the screen."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from coach_app.app import App  # noqa: PLC0415
    from coach_app.paths import cache_dir  # noqa: PLC0415
    from coach_app.ui.example_call import Show  # noqa: PLC0415
    from coach_app.ui.stage import Look, application, take_down  # noqa: PLC0415

    qt = application()
    app = App(Show(), Look("zh", "light"), data=data)
    page = opened(qt, app)
    with watched(page, frame_buffer) as seen:
        page.press()
        wait_for(qt, lambda: page.speaking, "the recording")
        counted = Counted(page, cache_dir() / "gym")
        playing = server.play(spoken(MODEL, seconds + _REST_S))
        wait_for(qt, lambda: page.curves.own.at_s, "the first row")
        used, began_s, ui_s = os.times(), time.monotonic(), time.thread_time()
        QTimer.singleShot(round(1000 * seconds), lambda: qt.exit(0))
        qt.exec()
        lasted_s, ui_s, now = time.monotonic() - began_s, time.thread_time() - ui_s, os.times()
        changed_s = [one for one in apart(seen()) if one >= began_s]
        playing.stop()
    frames, spent_s = counted.frames, now.user + now.system - used.user - used.system
    page.voice.rest()
    print(f"{seconds:.0f} s of speech, {len(page.curves.own.at_s)} rows; load {os.getloadavg()[0]:.1f}")
    told("painted with new rows", frames.at_s)
    told("changes in the X server's picture", changed_s)
    print(f"{'painted without a new row':34} {frames.idle}")
    cost("looking for rows, processor time", frames.looks_s)
    cost("painting the curve, processor time", frames.paints_s)
    print(
        f"{'window thread, for each frame':34} {1000 * ui_s / len(frames.at_s):.1f} ms; {ui_s / lasted_s:.0%} of a core, with the program's other threads {spent_s / lasted_s:.0%}"
    )
    late = [1000 * one for one in frames.behind_s]
    print(
        f"{'sound in the file, not yet painted':34} median {np.median(late):.0f} ms, 95th percentile {np.percentile(late, 95):.0f} ms, most {max(late):.0f} ms (wanted 250)"
    )
    app.closing.leave_at_once()
    take_down(app.window)


def main(seconds: float) -> int:
    """Count; exit code 0."""
    missing = [*missing_programs(), *([] if has_pulseaudio() else ["pulseaudio"])]
    if missing:
        raise SystemExit(f"not installed: {', '.join(missing)}; scripts/bootstrap.sh --tests installs it")
    with PulseServer() as server, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        screen = Screen(folder, frame_buffer=folder)
        own = {"COACH_DATA_DIR": str(folder / "data"), "COACH_LOG_DIR": str(folder / "log")}
        os.environ.update({**screen.environment, **server.environment, **own, "COACH_CACHE_DIR": str(folder / "cache")})
        furnished(folder / "data")
        try:
            run(seconds, folder / "data", folder / "Xvfb_screen0", server)
        finally:
            screen.close()
    return 0


def furnished(data: Path) -> None:
    """A data folder in which everything was asked once."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from coach_app.people.consent import Consent  # noqa: PLC0415
    from coach_app.settings import Settings  # noqa: PLC0415
    from coach_app.settings_file import save_settings  # noqa: PLC0415

    data.mkdir(parents=True)
    Consent(data).accept("", "zh", datetime.now(UTC))
    save_settings(data, Settings(language="zh", engine="none", auto_calls=False))


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 30.0))
