"""How long a session of an hour takes to open for review, the first time and again, and what it costs in memory and blocks.

The hour is made of real judged calls, one after the other, their sound too. Run offscreen::

    QT_QPA_PLATFORM=offscreen python -m benchmarks.review [FOLDER] [why]

In ``FOLDER`` the hour is kept and used again; ``why`` says what the threads did in each look that was late.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import soundfile
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QMainWindow

from audio.block import RATE, Speaker
from audio.span import Span
from benchmarks.heartbeat import Heartbeat, Witness
from coach_app.call import Setup
from coach_app.child import in_child
from coach_app.events import Event, FlagClosed, FlagOpened, FlagShown, FlagWithdrawn, SessionEnded, SessionStarted
from coach_app.recording.sessions import SOUND, SessionFolder, create_session
from coach_app.review.peaks import PEAKS
from coach_app.review_services import ProgramReview
from coach_app.session import run_inline
from coach_app.settings import Settings
from coach_app.shift.journal import write_journal
from coach_app.ui.language import Language
from coach_app.ui.review.keys import Act
from coach_app.ui.review.page import ReviewPage
from coach_app.ui.stage import application
from coach_app.ui.style import style_sheet
from coach_app.ui.theme import LIGHT, Theme
from tests.coach_app.library.a_session import CALLS, labelled

NAMES = ("dev01_good_bank_pin", "dev02_fast_no_closing", "dev05_interrupting", "dev08_complaint_handled_well")
HOUR_S = 3600.0
OPENINGS = 5


def an_hour(root: Path) -> Path:
    """A session of an hour: events of judged calls, each later than the one before, and their sound."""
    judged = [_judged(name) for name in NAMES]
    session = create_session(root, speakers=tuple(Speaker), pack_id="zh-service", title="An hour")
    told: list[tuple[Event, float]] = [(replace(judged[0][0][0], duration_s=HOUR_S), 0.0)]  # type: ignore[arg-type]
    at_s, number, turn = 0.0, 0, 0
    with soundfile.SoundFile(str(session.path / SOUND), "w", RATE, 2, "PCM_16", format="FLAC") as sound:
        while at_s < HOUR_S:
            events, samples = judged[turn % len(judged)]
            sound.write(samples)
            inner = (event for event in events if not isinstance(event, SessionStarted | SessionEnded))
            told += [(_later(event, at_s, number), at_s) for event in inner]
            number += sum(isinstance(event, FlagOpened) for event in events)
            at_s, turn = at_s + len(samples) / RATE, turn + 1
    told.append((SessionEnded(at_s, {}, {"prosody": "ok", "words": "ok"}), at_s))
    write_journal(session.path / "events.jsonl", told)
    session.finish(duration_s=at_s, pack_id="zh-service")
    print(f"{len(told)} events, {number} flags opened, {at_s:.0f} s, {(session.path / SOUND).stat().st_size >> 20} MB")
    return session.path


def _judged(name: str) -> tuple[list[Event], Any]:
    setup = Setup(labelled(name))
    call, events = setup.open(CALLS / f"{name}.flac"), list[Event]()
    run_inline(call.source, setup.inline(call), events.append)
    return events, soundfile.read(CALLS / f"{name}.flac", dtype="int16", always_2d=True)[0]


def _later(value: Any, by_s: float, number: int) -> Any:
    """The same, later in the call; flags numbered on."""
    if isinstance(value, Span):
        return Span(value.start_s + by_s, value.end_s + by_s)
    if isinstance(value, tuple):
        return tuple(_later(one, by_s, number) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed: dict[str, Any] = {}
    for field in fields(value):
        was = getattr(value, field.name)
        if field.name in ("at_s", "opened_at_s", "settled_at_s", "since_s") and was is not None:
            changed[field.name] = was + by_s
        elif field.name == "number" and not isinstance(value, FlagOpened | FlagClosed | FlagShown | FlagWithdrawn):
            changed[field.name] = was + number
        elif is_dataclass(was) or isinstance(was, tuple):
            changed[field.name] = _later(was, by_s, number)
    return replace(value, **changed)


class Watch:
    """The window's heartbeat, asked for one stretch after the other."""

    def __init__(self) -> None:
        self.heart = Heartbeat()
        self._seen = 0
        self.heart.start()

    def longest(self) -> Block:
        """Longest blocks since the last call."""
        walls_s, queued_s = self.heart.walls_s[self._seen :], self.heart.queued_s[self._seen :]
        works_s = self.heart.works_s[self._seen :]
        self._seen += len(walls_s)
        ours_s = [wall - queued for wall, queued in zip(walls_s, queued_s, strict=True)]
        return Block(*(1000 * max(seconds, default=0.0) for seconds in (walls_s, ours_s, works_s)))


class Block(NamedTuple):
    """Longest block of the window's thread in milliseconds, without the system's queue, and of its own work."""

    wall_ms: float
    ours_ms: float
    work_ms: float

    def __str__(self) -> str:
        """For people."""
        return f"{self.ours_ms:.0f} ms ({self.wall_ms:.0f} with the system's queue, own work {self.work_ms:.0f})"


def until(there: Callable[[], bool], patience_s: float = 30.0) -> float:
    """Run the window until something is there, as the program does; seconds that it took."""
    began, loop, timer = time.perf_counter(), QEventLoop(), QTimer()

    def look() -> None:
        if there() or time.perf_counter() - began > patience_s:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()
    # Here and now: a search for dead objects may run in another thread, where no timer may end.
    timer.stop()
    timer.deleteLater()
    QCoreApplication.sendPostedEvents(timer, QEvent.Type.DeferredDelete)
    if not there():
        raise SystemExit(f"What was waited for did not come within {patience_s:.0f} s.")
    return time.perf_counter() - began


def rest(seconds: float = 0.15) -> None:
    """Run the window for a while."""
    ends = time.perf_counter() + seconds
    until(lambda: time.perf_counter() > ends)


def opening(page: ReviewPage, session: SessionFolder, watch: Watch) -> tuple[float, float]:
    """Seconds until words, flags and reasons are on screen, and until the waveform is; prints the longest block."""
    page.show_empty()
    rest()
    watch.longest()
    shown: list[str] = []
    waves: list[object] = []
    timeline = page.board.slot.timeline
    assert timeline is not None  # noqa: S101 (it was waited for)
    drawn = timeline.waves[Speaker.AGENT].show_peaks

    def show(at_s: Any, extent: Any) -> None:
        drawn(at_s, extent)
        if len(extent):
            waves.append(extent)

    timeline.waves[Speaker.AGENT].show_peaks = show  # type: ignore[method-assign]
    page.opened.connect(shown.append)
    page.open(session.path.name)
    shown_s = until(lambda: bool(shown))
    drawn_s = shown_s + until(lambda: bool(waves))
    page.opened.disconnect(shown.append)
    timeline.waves[Speaker.AGENT].show_peaks = drawn  # type: ignore[method-assign]
    rest()
    print(f"  shown {shown_s:.2f} s, waveform {drawn_s:.2f} s, longest block {watch.longest()}")
    return shown_s, drawn_s


def main(kept: str = "", why: str = "") -> None:
    """Make the hour, open it, look around in it; print what it took."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app, process = application(), psutil.Process()
    theme = Theme(LIGHT)
    theme.use(LIGHT)
    app.setStyleSheet(style_sheet(LIGHT))
    with tempfile.TemporaryDirectory() as made:
        folder = kept or made
        there = sorted((Path(folder) / "sessions").glob("*/manifest.json"))
        # In a process of its own: what judging needs is no part of what reviewing needs.
        path = there[0].parent if there else in_child(an_hour, Path(folder) / "sessions", patience_s=600.0)
        session = SessionFolder(path)
        (path / PEAKS).unlink(missing_ok=True)
        page = ReviewPage(ProgramReview(Path(folder), Settings, lambda _: None), theme, Language("zh"))
        window = QMainWindow()
        window.setCentralWidget(page)
        window.resize(1280, 800)
        window.show()
        page.load_plots()
        until(lambda: page.board.slot.timeline is not None)
        before, watch = process.memory_info().rss, Watch()
        witness = Witness(watch.heart) if why else None
        print("first opening (peaks are made), then again:")
        took = [opening(page, session, watch) for _ in range(OPENINGS)]
        again = [shown for shown, _ in took[1:]]
        drawn = [drawn_s for _, drawn_s in took[1:]]
        print(f"again: shown {statistics.median(again):.2f} s, waveform {statistics.median(drawn):.2f} s (medians)")
        print(f"kept peaks: {(session.path / PEAKS).stat().st_size / 2**20:.1f} MB")
        for act in (Act.NEXT, Act.CLOSER, Act.FARTHER, Act.ON, Act.CURVES, Act.PANEL):
            longest = []
            for _ in range(10):
                page.keys.press(act)
                rest()
                longest.append(watch.longest())
            usual_ms = statistics.median(one.ours_ms for one in longest)
            print(f"{act}: longest block {max(longest, key=itemgetter(1))}, median of ten {usual_ms:.0f} ms")
        for at_s in range(100):
            page.board.show_at(at_s / 25, follow=True)
            app.processEvents()
        print(f"the cursor moves for 100 steps: longest block {watch.longest()}")
        rss = process.memory_info().rss
        print(
            f"memory of the window's process: {rss / 2**20:.0f} MB, of that {(rss - before) / 2**20:.0f} MB by the session"
        )
        if witness is not None:
            witness.tell()
        watch.heart.stop()
        page.close_down()


if __name__ == "__main__":
    main(*sys.argv[1:])
