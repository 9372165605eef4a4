"""Lets a recording play at the speed of life, or any multiple; the only clock in a session.

Judging never sees it: a pace only decides when the next sound may be taken.
"""

from __future__ import annotations

import time
from collections.abc import Callable


class Pace:
    """Says how much of a call may have been heard by now.

    Parameters
    ----------
    speed : float
        Seconds of call for a second of life, above 0.
    clock : callable
        Monotonic seconds.
    sleep : callable
        Waits for some seconds; may return early.
    on_start : callable
        Called when the call begins to play: the moment to start its sound.

    Examples
    --------
    >>> now = iter([100.0, 101.5])
    >>> pace = Pace(2.0, clock=lambda: next(now))
    >>> pace.start()
    >>> pace.allowed_s()
    3.0
    """

    def __init__(
        self,
        speed: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        on_start: Callable[[], None] = lambda: None,
    ) -> None:
        if speed <= 0:
            raise ValueError(f"a call cannot be played at {speed} times the speed of life")
        self._speed = speed
        self._clock = clock
        self._sleep = sleep
        self._on_start = on_start
        self._began_s: float | None = None

    def start(self) -> None:
        """Let the call begin now; later calls change nothing."""
        if self._began_s is None:
            self._began_s = self._clock()
            self._on_start()

    def allowed_s(self) -> float:
        """Call time that may have been heard by now; 0 before the start."""
        if self._began_s is None:
            return 0.0
        return (self._clock() - self._began_s) * self._speed

    def due_in_s(self, at_s: float) -> float:
        """Seconds of life until an instant of the call; 0 when it has passed.

        Counted as if the call began now while it has not been started.
        """
        return max(0.0, (at_s - self.allowed_s()) / self._speed)

    def wait_for(self, at_s: float) -> None:
        """Return when the call has come to an instant."""
        self.start()
        while (due_s := self.due_in_s(at_s)) > 0:
            self._sleep(due_s)
