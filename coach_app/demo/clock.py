"""A clock that can be held: pausing a call stops its time, and nothing else has to know."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class HeldClock:
    """Monotonic seconds, less the time for which it was held. Safe to use from any thread.

    Parameters
    ----------
    clock : callable
        Monotonic seconds.

    Examples
    --------
    >>> now = iter([10.0, 12.0, 15.0, 16.0])
    >>> clock = HeldClock(lambda: next(now))
    >>> clock()
    10.0
    >>> clock.hold()
    >>> clock.go_on()
    >>> clock()
    13.0
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._held_since_s: float | None = None
        self._lost_s = 0.0

    def __call__(self) -> float:
        """Seconds that have counted."""
        with self._lock:
            now_s = self._clock() if self._held_since_s is None else self._held_since_s
            return now_s - self._lost_s

    def hold(self) -> None:
        """Stop; held twice is held once."""
        with self._lock:
            if self._held_since_s is None:
                self._held_since_s = self._clock()

    def go_on(self) -> None:
        """Run again."""
        with self._lock:
            if self._held_since_s is not None:
                self._lost_s += self._clock() - self._held_since_s
                self._held_since_s = None
