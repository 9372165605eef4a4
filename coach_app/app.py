"""The app put together by hand: window, bus, call and player; nothing else knows all of them.

Qt, the frame first: rules, plots and the call's processes are loaded when the window is on
screen, and everything slow happens in another thread or process.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from coach_app.background import BackgroundCall, Stopped
from coach_app.bus import EventBus
from coach_app.demo.clock import HeldClock
from coach_app.demo.player import Player
from coach_app.demo.titles import CALL, TITLES
from coach_app.errors import MENDABLE, MissingPartError
from coach_app.events import Event
from coach_app.live_state import LiveStateStore
from coach_app.moments import AFTER_NUDGE_S
from coach_app.pace import Pace
from coach_app.paths import cache_dir
from coach_app.ui.bridge import Bridge
from coach_app.ui.main_window import MainWindow
from coach_app.ui.stage import Look, application, dressed, has_display, is_seen, keep, take_down

if TYPE_CHECKING:
    from coach_app.live_gauges import Bands
    from coach_app.sayings import Sayings


@dataclass(frozen=True, slots=True)
class Show:
    """How the example call is played.

    Parameters
    ----------
    engine : str
        Who hears the words; empty for whoever is installed.
    speed : float
        Seconds of call for a second of life. There is sound at 1 only.
    report : Path
        Where the report goes.
    picture : Path or None
        Where to keep a picture of the window, if one is wanted.
    at_s : float or None
        Instant of the picture; ``None`` for when the first nudge has come up.
    """

    engine: str = ""
    speed: float = 1.0
    report: Path = Path("report.html")
    picture: Path | None = None
    at_s: float | None = None


class App(QObject):
    """Holds the parts together while the window is open.

    Parameters
    ----------
    show : Show
        How the example call is played.
    look : Look
        Language and colours.
    """

    ready = Signal(object)
    """The rules are read: their limits and their sentences."""
    failed = Signal(object)
    """The call cannot begin or go on."""

    def __init__(self, show: Show, look: Look) -> None:
        super().__init__()
        self._show = show
        self.theme, self.language = dressed(look)
        self.store = LiveStateStore()
        self.window = MainWindow(self.store, self.theme, self.language)
        self._bus = EventBus()
        self._bridge = Bridge(self._bus)
        self._bridge.happened.connect(self.window.live.take)
        self._call: BackgroundCall | None = None
        self._player: Player | None = None
        self._clock = HeldClock()
        live = self.window.live
        live.play.connect(self.play)
        live.report.connect(self._open_report)
        live.header.pause.connect(self._pause)
        live.header.end.connect(self._end)
        self.window.closed.connect(self.close)
        self.ready.connect(self._ready)
        self.failed.connect(self._failed)
        self._camera = QTimer(self)
        self._camera.setInterval(100)
        self._camera.timeout.connect(self._look)
        if show.picture is not None:
            self._camera.start()

    def play(self) -> None:
        """Play the example call from its beginning."""
        if self._call is not None and not self._call.join(0):
            return
        if self._player is not None:
            self._player.stop()
        self._clock = HeldClock()
        self._player = Player(CALL) if self._show.speed == 1 else None
        self.store.loading()
        self.window.live.header.reset()
        self._call = BackgroundCall(self._work(), self.failed.emit)
        self._call.start()

    def close(self) -> None:
        """End the call and its sound; the window has gone."""
        self._bridge.close()
        self._end()
        if self._player is not None:
            self._player.stop()
        if self._call is not None:
            self._call.join(10.0)

    def _work(self) -> Callable[[Stopped], None]:
        pace = Pace(self._show.speed, clock=self._clock, on_start=self._player.start if self._player else lambda: None)
        language, show, publish, ready = self.language.code, self._show, self._bus.publish, self.ready.emit

        def work(stopped: Stopped) -> None:
            # Loaded here, in the call's thread: the window is on screen by now.
            from coach_app.demo.example import example  # noqa: PLC0415
            from coach_app.demo.report_keeper import ReportKeeper  # noqa: PLC0415
            from coach_app.voice_of_pack import voice_of_pack  # noqa: PLC0415

            call = example(show.engine, language)
            ready(voice_of_pack(call.setup.pack, call.setup.baseline()))
            keeper = ReportKeeper(show.report, language)

            def take(event: Event) -> None:
                keeper.take(event)
                publish(event)

            call.play(take, pace, stopped, patient=False)

        return work

    def _ready(self, voice: tuple[Bands, Sayings]) -> None:
        bands, sayings = voice
        self.store.judged_by(bands)
        self.window.live.use(TITLES, sayings)
        self.window.live.summary.open_report.setVisible(True)  # written before its last event is published

    def _failed(self, error: Exception) -> None:
        from coach_app.advice import sentence  # noqa: PLC0415 (there is time when something has failed)
        from coach_app.failure import report_failure  # noqa: PLC0415

        report_failure(error)
        self.store.failed(sentence(error, self.language.code) if isinstance(error, MENDABLE) else "", "")
        if self._player is not None:
            self._player.stop()

    def _pause(self, paused: bool) -> None:
        (self._clock.hold if paused else self._clock.go_on)()
        if self._player is not None:
            (self._player.hold if paused else self._player.start)()

    def _end(self) -> None:
        if self._call is not None:
            self._call.stop()
        if self._player is not None:
            self._player.hold()

    def _look(self) -> None:
        """Take the picture that was asked for, once its moment has come."""
        state = self.store.state
        shown = state.board.seen[:1]
        nudged_s = shown[0].shown_at_s if shown else None
        at_s = (
            self._show.at_s if self._show.at_s is not None else None if nudged_s is None else nudged_s + AFTER_NUDGE_S
        )
        if self._show.picture is not None and at_s is not None and state.now_s >= at_s:
            self._camera.stop()
            keep(self.window, self._show.picture)

    def _open_report(self) -> None:
        if self._show.report.is_file():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._show.report.resolve())))


def main() -> int:
    """Open the window with no call in it; what ``coach`` does without a command.

    Raises
    ------
    MissingPartError
        If there is no display.
    """
    if not (has_display() and is_seen()):
        raise MissingPartError(
            "There is no display to open a window on.",
            "Use 'coach analyze FILE', or 'coach demo --headless' to see one.",
        )
    return run(Show(report=cache_dir() / "demo" / "report.html"), Look(), playing=False)


def run(show: Show, look: Look, playing: bool = True) -> int:
    """Open the window and stay until it is closed.

    Parameters
    ----------
    show : Show
        How the example call is played.
    look : Look
        Language and colours.
    playing : bool
        Whether the call begins by itself.

    Returns
    -------
    int
        Exit code.
    """
    qt = application()
    app = App(show, look)
    app.window.show()
    if playing:
        QTimer.singleShot(0, app.play)
    sys.excepthook = lambda _kind, error, _trace: tell(error)
    before = signal.signal(signal.SIGINT, lambda *_: qt.quit())  # Ctrl+C in the terminal closes the window properly
    try:
        return qt.exec()
    finally:
        take_down(app.window)
        signal.signal(signal.SIGINT, before)
        sys.excepthook = sys.__excepthook__


def tell(error: BaseException) -> None:
    """Say that something failed in the window, which stays open: a sentence and a log, no traceback."""
    from coach_app.failure import report_failure  # noqa: PLC0415 (there is time when something has failed)

    if isinstance(error, Exception):
        report_failure(error)
