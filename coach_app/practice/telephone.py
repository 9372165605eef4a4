"""One practice call that stays open from take to take: devices and ears that are warm need not be opened again."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Protocol

from coach_app.practice.news import PracticeChanged, PracticePhase
from coach_app.shift.news import CallKept
from feedback.drills.drill import Drill

#: Takes what is told, in a thread of the call's; must not wait.
Tell = Callable[[object], None]
#: How long a call may take to give its devices back, seconds.
CLOSE_S = 20.0


class OpenCall(Protocol):
    """What is asked of a call: `coach_app.practice.call.PracticeCall`."""

    def start(self) -> None:
        """Open the devices; the take begins by itself."""

    def again(self, drill: Drill | None = None) -> None:
        """Another take with the devices that are open."""

    def hang_up(self) -> None:
        """The agent hangs up."""

    def repeat(self) -> None:
        """The line again."""

    def close(self) -> None:
        """End the take, give the devices back."""

    def join(self, timeout_s: float) -> bool:
        """Wait for the end after `close`."""


class Telephone:
    """Begins takes and ends them.

    Parameters
    ----------
    make : callable
        Makes a call for a drill that tells what happens; slow.
    made_by : callable
        What calls are made by now (person, microphone, rules); a call made by something else is not used again.
    """

    def __init__(self, make: Callable[[Drill, Tell], OpenCall], made_by: Callable[[], object] = lambda: None) -> None:
        self._make, self._made_by = make, made_by
        self._by: object = None
        self._lock = threading.Lock()
        self._call: OpenCall | None = None
        self._tell: Tell = _nobody
        self._left: Tell = _nobody
        self._line = 0

    @property
    def open(self) -> bool:
        """Whether devices are open."""
        return self._call is not None

    def dial(self, drill: Drill, tell: Tell) -> None:
        """Begin a take, by `again` where a call is open.

        Raises
        ------
        AppError
            What keeps a call from being made: consent, rules that are broken.
        """
        by = self._made_by()
        if by != self._by:
            self.rest()
        with self._lock:
            self._tell, self._by = tell, by
            if self._call is not None:
                tell(PracticeChanged(PracticePhase.PREPARING))
                self._call.again(drill)
                return
            self._line += 1
            line = self._line
            made = self._make(drill, lambda said: self._told(line, said))
            self._call = made
            try:
                made.start()  # before anybody can end it: what was not started cannot be joined
            except BaseException:
                self._call = None
                raise

    def hang_up(self) -> None:
        """The agent hangs up."""
        call = self._call
        if call is not None:
            call.hang_up()

    def repeat(self) -> None:
        """The line again."""
        call = self._call
        if call is not None:
            call.repeat()

    def rest(self) -> None:
        """Give the devices back, and wait until that is done."""
        with self._lock:
            call, self._call = self._call, None
            self._left, self._tell = self._tell, _nobody
            self._line += 1
        if call is not None:
            call.close()
            call.join(CLOSE_S)

    def _told(self, line: int, said: object) -> None:
        if line != self._line:
            if isinstance(said, CallKept):  # of a call that was put down: what it recorded must not be lost
                self._left(said)
            return
        self._tell(said)
        if isinstance(said, PracticeChanged) and said.phase is PracticePhase.CLOSED:
            self._call = None


def _nobody(_: object) -> None:
    """Nobody listens."""
