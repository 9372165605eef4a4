"""Runs a call in a thread of its own: reading rules, starting workers and judging never keep a window waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable

#: Asked again and again: whether to end the call where it is.
Stopped = Callable[[], bool]


class BackgroundCall:
    """One call that is being played.

    Parameters
    ----------
    work : callable
        Plays it to the end, or until what it is given says to stop.
    on_failure : callable
        Told the error that ended it, in the call's thread.

    Examples
    --------
    >>> heard = []
    >>> call = BackgroundCall(lambda stopped: heard.append(stopped()), heard.append)
    >>> call.start()
    >>> call.join(5.0)
    True
    >>> heard
    [False]
    """

    def __init__(self, work: Callable[[Stopped], None], on_failure: Callable[[Exception], None]) -> None:
        self._work = work
        self._on_failure = on_failure
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="call", daemon=True)

    def start(self) -> None:
        """Play it."""
        self._thread.start()

    def stop(self) -> None:
        """End the call where it is; it is judged up to there."""
        self._stop.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for the end; ``False`` if it has not come by then."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._work(self._stop.is_set)
        except Exception as error:  # noqa: BLE001 (told on the screen; nothing above this thread would tell it)
            self._on_failure(error)
