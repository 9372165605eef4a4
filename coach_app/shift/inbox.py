"""Lets any thread hand something to a thread that waits on pipes."""

from __future__ import annotations

import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

T = TypeVar("T")


class Inbox(Generic[T]):
    """A queue whose arrival of something can be waited for together with pipes.

    Examples
    --------
    >>> from multiprocessing.connection import wait
    >>> inbox = Inbox()
    >>> inbox.put("begin")
    >>> inbox.put("end")
    >>> wait([inbox.bell], 1.0) == [inbox.bell], inbox.take(), inbox.take()
    (True, ['begin', 'end'], [])
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[T] = []
        self._rung = False
        self._hears, self._rings = Pipe(duplex=False)

    @property
    def bell(self) -> Connection:
        """Wait on this; only `take` reads it."""
        return self._hears

    def put(self, item: T) -> None:
        """Hand something over, from any thread; never waits."""
        with self._lock:
            self._waiting.append(item)
            if not self._rung:  # one ring is enough for all that waits, so the pipe never fills
                self._rung = True
                self._rings.send_bytes(b"!")

    def take(self) -> list[T]:
        """Everything that waits, oldest first."""
        with self._lock:
            items, self._waiting = self._waiting, []
            if self._rung:
                self._hears.recv_bytes()
                self._rung = False
        return items
