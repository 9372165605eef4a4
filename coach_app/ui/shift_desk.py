"""Between the window and the shift: opens and closes it, passes orders on, brings its news into the window's thread.

The desk keeps the state of the shift and says when it changed; it knows no widget. Preparing a shift reads rules and loads the recorder, so that happens in an errand.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach_app.errors import MENDABLE
from coach_app.recording.messages import CapturePlan, Levels
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    News,
    PhaseChanged,
    Pressed,
    ShiftFailed,
    ShiftPhase,
)
from coach_app.shift_state import ShiftState, after_news
from coach_app.ui.errands import Errands

if TYPE_CHECKING:  # loaded when a shift is opened, not before the window is on screen
    from coach_app.live_setup import Prepare, Prepared, Shift

_NEWS = (PhaseChanged, Levels, DevicesInUse, DeviceTrouble, LanesReady, CallKept, ShiftFailed, Pressed)


class ShiftDesk(QObject):
    """The window's hold on a shift.

    Parameters
    ----------
    prepare : callable
        Makes a shift, in another thread; the next one is prepared when this one is closed.
    clock : callable
        Monotonic seconds.
    """

    changed = Signal()
    """The shift's state is another one; not told of levels."""
    levels = Signal()
    """The levels are others."""
    prepared = Signal(object)
    """A shift opens: its `Prepared`."""
    began = Signal()
    """A call begins."""
    happened = Signal(object)
    """An event of the call that runs."""
    kept = Signal(object)
    """A call is complete on disk: its `CallKept`."""
    pressed = Signal(object)
    """A `ShiftKey` was pressed where the window has not the focus."""
    closed = Signal()
    """Everything was given back."""

    def __init__(self, prepare: Callable[[], Prepare], clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._prepare, self._clock = prepare, clock
        self._errands = Errands(self)
        self._hear = self._errands.listener(self._told)
        self._shift: Shift | None = None
        self._starting = threading.Lock()  # what the errand starts is either known to `leave` or never started
        self._started: Shift | None = None
        self._left = False
        self._closing = False
        self._asked: tuple[str, int] | None = None
        self.state = ShiftState()
        self.judged = ""
        """Id of the session of the event that was told last: another call may be recorded already."""

    @property
    def now_s(self) -> float:
        """The desk's clock."""
        return self._clock()

    def open(self) -> None:
        """Open a shift, unless one is open."""
        if self.state.open:
            return
        self._closing, self._asked = False, None
        self._take(PhaseChanged(ShiftPhase.OPENING))
        prepare, hear = self._prepare(), self._hear

        def work(_: object) -> Prepared:
            prepared: Prepared = prepare(lambda said: hear((said, prepared.shift.told_session)))
            with self._starting:
                if not self._left:
                    self._started = prepared.shift
                    prepared.shift.start()
            return prepared

        self._errands.run(work, self._opened, self._failed)

    def close(self) -> None:
        """End the call if one runs and give the devices back; `closed` says when it is done."""
        self._closing = True
        if self._shift is not None:
            self._shift.close()

    def begin(self, reference: str = "") -> None:
        """Begin a call now, or name the one that runs; a shift that still opens begins it where it was asked for."""
        if self.state.phase is ShiftPhase.OPENING:
            self._asked = reference, self._asked[1] if self._asked else time.monotonic_ns()
            self._begin_asked()
            return
        if self._shift is not None and self.state.phase in (ShiftPhase.WAITING, ShiftPhase.CALL, ShiftPhase.PAUSED):
            self._shift.begin_call(reference)

    def end(self) -> None:
        """End the call that runs."""
        if self._shift is not None and self.state.recording:
            self._shift.end_call()

    def pause(self, paused: bool) -> None:
        """Drop the sound of the call that runs, or of the time between two where that is kept; or go on."""
        if self._shift is not None and (self.state.recording or self.state.keeping):
            self._shift.pause(paused)

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices, now if a shift is open."""
        if self._shift is not None:
            self._shift.use(plan)

    def verdict(self, number: int, verdict: str, rule: str) -> None:
        """Say whether a flag of the call that is shown is right; one that is over widens its rule for the next."""
        if self._shift is not None and self.judged:
            self._shift.verdict(number, verdict, self.judged, rule)

    def forget_failure(self) -> None:
        """The reader has read why something failed."""
        self.state = replace(self.state, failure=None)
        self.changed.emit()

    def leave(self, timeout_s: float) -> bool:
        """End everything and hear no more; ``False`` if it has not ended by then. For the end of the program."""
        self._errands.close()
        with self._starting:
            self._left, shift = True, self._started
        if shift is None:
            return True
        shift.close()
        return shift.join(timeout_s)

    def _begin_asked(self) -> None:
        if self._shift is not None and self._asked is not None:
            (reference, asked_ns), self._asked = self._asked, None
            self._shift.begin_call(reference, asked_ns)

    def _opened(self, prepared: Prepared) -> None:
        self._shift = prepared.shift
        self.prepared.emit(prepared)
        self._begin_asked()
        if self._closing:
            self._shift.close()

    def _failed(self, error: Exception) -> None:
        from coach_app.failure import failure_code, report_failure  # noqa: PLC0415 (there is time when it failed)

        code = failure_code(error)
        if isinstance(error, MENDABLE):
            self._take(ShiftFailed(code, error.message, error.advice))
        else:
            report_failure(error)
            self._take(ShiftFailed("" if code == "failed" else code, "", ""))
        self._take(PhaseChanged(ShiftPhase.CLOSED))

    def _told(self, told: tuple[object, str]) -> None:
        said, session = told
        if isinstance(said, _NEWS):
            self._take(said)
        else:
            self.judged = session
            self.happened.emit(said)  # a shift says nothing else

    def _take(self, news: News) -> None:
        before = self.state
        self.state = after_news(before, news, self._clock())
        match news:
            case Levels():
                self.levels.emit()
                return
            case Pressed(key):
                self.pressed.emit(key)
                return
            case PhaseChanged(ShiftPhase.CALL, session) if session != before.session or not before.unfinished:
                self.began.emit()
            case PhaseChanged(ShiftPhase.CLOSED):
                self._shift = self._started = None
                self.closed.emit()
            case CallKept():
                self.kept.emit(news)
            case _:
                pass
        self.changed.emit()
