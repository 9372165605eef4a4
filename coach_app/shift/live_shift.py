"""A shift as the window and the command line hold it: orders go in and return at once, news and events come out."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from coach_app.call import Wanted
from coach_app.events import Event
from coach_app.recording.messages import CapturePlan
from coach_app.shift.borders import BorderSettings
from coach_app.shift.news import News, PhaseChanged, ShiftPhase
from coach_app.shift.orders import Begin, Close, End, Judge, Order, Pause, Use

#: Takes what a shift says, in the shift's own thread.
Tell = Callable[[News | Event], None]


@dataclass(frozen=True, slots=True)
class ShiftSetup:
    """Everything that is settled before a shift opens.

    Parameters
    ----------
    wanted : Wanted
        Rules, ears, the person's usual voice and what this person chose.
    plan : CapturePlan
        Which devices are recorded.
    root : Path
        Folder of the sessions; made if missing.
    person : str
        Id of the person, or empty.
    borders : BorderSettings
        When calls begin and end by themselves.
    keep_between : bool
        Keep the sound between calls as well, as sessions of kind ``between``.
    words_memory_mb : float
        Resident megabytes above which the words process is replaced at the end of an utterance.
    """

    wanted: Wanted
    plan: CapturePlan
    root: Path
    person: str = ""
    borders: BorderSettings = field(default_factory=BorderSettings)
    keep_between: bool = False
    words_memory_mb: float = 3_000.0


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
    """

    def __init__(self, setup: ShiftSetup, tell: Tell) -> None:
        self._setup = setup
        self._tell = tell
        self._orders: SimpleQueue[Order] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="shift", daemon=True)

    def start(self) -> None:
        """Open the devices and warm up the workers."""
        self._thread.start()

    def begin_call(self, reference: str = "") -> None:
        """Begin a call now; while one runs, only its reference is set."""
        self._order(Begin(reference))

    def end_call(self) -> None:
        """End the call; its last words are heard, then it is kept."""
        self._order(End())

    def pause(self, paused: bool) -> None:
        """Drop all sound of the call from now on, or go on."""
        self._order(Pause(paused))

    def use(self, plan: CapturePlan) -> None:
        """Change to other devices; a call that runs goes on with them."""
        self._order(Use(plan))

    def verdict(self, number: int, verdict: str) -> None:
        """Say whether a flag of the running call is ``right``, ``wrong`` or ``unsure``; ``wrong`` clears it."""
        self._order(Judge(number, verdict))

    def close(self) -> None:
        """End the call if one runs, give the devices back, end all processes."""
        self._order(Close())

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `close`; ``False`` if it has not come by then."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _order(self, order: Order) -> None:
        self._orders.put(order)

    def _run(self) -> None:
        self._tell(PhaseChanged(ShiftPhase.OPENING))
        while not isinstance(self._orders.get(), Close):
            pass
        self._tell(PhaseChanged(ShiftPhase.CLOSED))
