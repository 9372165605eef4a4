"""Plays the example call: clock, sound and judging, held and ended together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach_app.background import BackgroundCall, Stopped
from coach_app.bus import EventBus
from coach_app.demo.clock import HeldClock
from coach_app.demo.player import Player
from coach_app.demo.titles import CALL
from coach_app.events import Event
from coach_app.pace import Pace
from coach_app.ui.bridge import Bridge

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


class ExampleCall(QObject):
    """One playing of the example call after another.

    Parameters
    ----------
    show : Show
        How it is played.
    language : callable
        Language of its sentences, asked when it begins.
    """

    ready = Signal(object)
    """The rules are read: their `Bands` and their `Sayings`."""
    failed = Signal(object)
    """The call cannot begin or go on."""
    happened = Signal(object)
    """An event, in the window's thread."""

    def __init__(self, show: Show, language: Callable[[], str]) -> None:
        super().__init__()
        self._show, self._language = show, language
        self._bus = EventBus()
        self._bridge = Bridge(self._bus)
        self._bridge.happened.connect(self.happened)
        self._call: BackgroundCall | None = None
        self._player: Player | None = None
        self._clock = HeldClock()

    @property
    def over(self) -> bool:
        """Whether none plays."""
        return self._call is None or self._call.join(0)

    def play(self) -> None:
        """Play it from its beginning."""
        self.silence()
        self._clock = HeldClock()
        self._player = Player(CALL) if self._show.speed == 1 else None
        self._call = BackgroundCall(self._work(), self.failed.emit)
        self._call.start()

    def pause(self, paused: bool) -> None:
        """Hold clock and sound together, or let both go on."""
        (self._clock.hold if paused else self._clock.go_on)()
        if self._player is not None:
            (self._player.hold if paused else self._player.start)()

    def end(self) -> None:
        """End it where it is; it is judged up to there."""
        if self._call is not None:
            self._call.stop()
        if self._player is not None:
            self._player.hold()

    def silence(self) -> None:
        """End its sound."""
        if self._player is not None:
            self._player.stop()

    def close(self) -> None:
        """End everything; the window has gone."""
        self._bridge.close()
        self.end()
        self.silence()
        if self._call is not None:
            self._call.join(10.0)

    def _work(self) -> Callable[[Stopped], None]:
        pace = Pace(self._show.speed, clock=self._clock, on_start=self._player.start if self._player else lambda: None)
        language, show, publish, ready = self._language(), self._show, self._bus.publish, self.ready.emit

        def work(stopped: Stopped) -> None:
            # Loaded here, in the call's thread: the window is on screen by now.
            from coach_app.demo.example import example  # noqa: PLC0415
            from coach_app.demo.report_keeper import ReportKeeper  # noqa: PLC0415
            from coach_app.voice_of_pack import voice_of_pack  # noqa: PLC0415

            call = example(show.engine, language)
            voice: tuple[Bands, Sayings] = voice_of_pack(call.setup.pack, call.setup.baseline())
            ready(voice)
            keeper = ReportKeeper(show.report, language)

            def take(event: Event) -> None:
                keeper.take(event)
                publish(event)

            call.play(take, pace, stopped, patient=False)

        return work
