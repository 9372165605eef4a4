"""A shift as the window and the command line hold it: orders go in and return at once, news and events come out."""

from __future__ import annotations

import logging
import threading

from coach_app.errors import BadInputError
from coach_app.events import Event
from coach_app.recording.messages import CapturePlan
from coach_app.shift.control import Control
from coach_app.shift.desk import Desk, Item
from coach_app.shift.inbox import Inbox
from coach_app.shift.news import News, PhaseChanged, ShiftFailed, ShiftPhase
from coach_app.shift.orders import Begin, Close, End, Judge, Order, Pause, Use
from coach_app.shift.setup import Parts, ShiftSetup, Tell

__all__ = ["LiveShift", "Parts", "ShiftSetup", "Tell"]

log = logging.getLogger(__name__)


class LiveShift:
    """Calls one after another: recorded, heard, judged and kept, in a thread of its own.

    Every order returns at once. What comes of it is told: `News` about devices, phases and
    sessions, every `Event` of the call that runs.

    Parameters
    ----------
    setup : ShiftSetup
        What is settled beforehand.
    tell : callable
        Takes news and events, in the shift's thread; must not wait.
    parts : Parts or None
        What it is made of; tests exchange some.
    """

    def __init__(self, setup: ShiftSetup, tell: Tell, parts: Parts | None = None) -> None:
        self._setup = setup
        self._tell = tell
        self._parts = parts or Parts()
        self._inbox: Inbox[Item] = Inbox()
        self._desk: Desk | None = None
        self._thread = threading.Thread(target=self._run, name="shift", daemon=True)

    @property
    def published_s(self) -> float:
        """Call time by the clock of the event that is being told; ask from within `tell`."""
        return self._desk.published_s if self._desk else 0.0

    @property
    def told_session(self) -> str:
        """Id of the session whose event is being told; ask from within `tell`."""
        return self._desk.told_session if self._desk else ""

    @property
    def phase(self) -> PhaseChanged:
        """Where the shift stands; may be asked from any thread."""
        return self._desk.phase if self._desk else PhaseChanged(ShiftPhase.CLOSED)

    @property
    def pids(self) -> dict[str, int]:
        """Numbers of the recorder's and the workers' processes, for tests that kill them."""
        return self._desk.pids if self._desk else {}

    def start(self) -> None:
        """Open the devices and warm up the workers."""
        self._thread.start()

    def begin_call(self, reference: str = "", asked_ns: int | None = None) -> None:
        """Begin a call now, or when it was asked for; while one runs, only its reference is set."""
        self.order(Begin(reference, asked_ns))

    def end_call(self) -> None:
        """End the call; its last words are heard, then it is kept."""
        self.order(End())

    def pause(self, paused: bool) -> None:
        """Drop all sound of the call from now on, or go on."""
        self.order(Pause(paused))

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices; a call that runs goes on with them."""
        self.order(Use(plan))

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        """Say whether a flag of a call is ``right``, ``wrong`` or ``unsure``; ``wrong`` clears it and widens its rule."""
        self.order(Judge(number, verdict, session, rule))

    def close(self) -> None:
        """End the call if one runs, give the devices back, end all processes."""
        self.order(Close())

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `close`; ``False`` if it has not come by then."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def order(self, order: Order) -> None:
        """Ask anything of the shift, from any thread."""
        self._inbox.put(order)

    def _run(self) -> None:
        control: Control | None = None
        try:
            control = Control(self._setup.root.parent, self.order, lambda: self.phase)
            self._desk = Desk(self._setup, self._parts, self._inbox, self._say)
            self._desk.run()
        except BadInputError as error:
            self._say(ShiftFailed("shift_open", error.message, error.advice))
        except Exception as error:
            log.exception("the shift ended by a mistake of ours")
            self._say(ShiftFailed("failed", f"The shift ended: {error}.", "Open it again; what was recorded is kept."))
        finally:
            try:
                if control is not None:
                    control.close()
                self._parts.over()
            finally:
                self._say(PhaseChanged(ShiftPhase.CLOSED))

    def _say(self, what: News | Event) -> None:
        try:
            self._tell(what)
        except Exception:
            # A broken screen must not end the recording of a call.
            log.exception("whoever is told of the shift failed on %s", type(what).__name__)
