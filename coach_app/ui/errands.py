"""Runs what is slow in threads of its own and says in the window's thread how it went.

Listing devices, fetching a model or judging a reading takes from a tenth of a second to
minutes; the window's thread may be kept for 50 ms at most.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

#: Given to the work, so that it can say how far it is.
Tell = Callable[[object], None]
#: What is to be done; its result goes to `Then`.
Work = Callable[[Tell], Any]
Then = Callable[[Any], None]


def _nothing(_: object) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class _Watchers:
    done: Then
    failed: Callable[[Exception], None]
    told: Then


class _Post(QObject):
    """Carries words from other threads into the window's; Qt queues them."""

    arrived = Signal(int, str, object)


class _Letterbox:
    """What a thread holds of the window: after `close` it leads nowhere, so no widget dies in a thread."""

    def __init__(self, post: _Post) -> None:
        self._lock = threading.RLock()  # what is told in the window's own thread may tell again
        self._post: _Post | None = post

    def put(self, number: int, what: str, value: object) -> None:
        with self._lock:
            if self._post is not None:
                try:
                    self._post.arrived.emit(number, what, value)
                except RuntimeError:  # the program ends, and Qt has taken the page down before this was done
                    self._post = None

    def close(self) -> None:
        with self._lock:
            self._post = None


class Errands(QObject):
    """The slow things that a page has going on.

    Whatever is told after `forget` or `close` is dropped: a page that has been left hears nothing.

    Parameters
    ----------
    parent : QObject
        The page.
    in_turn : bool
        One thing after another, as devices need that are given back before others are opened.
    """

    def __init__(self, parent: QObject, in_turn: bool = False) -> None:
        super().__init__(parent)
        self._line: queue.SimpleQueue[Callable[[], None] | None] | None = queue.SimpleQueue() if in_turn else None
        self._post = _Post()
        self._post.arrived.connect(self._arrived)
        self._box = _Letterbox(self._post)
        self._watchers: dict[int, _Watchers] = {}
        self._next = 0
        self._turning = False

    @property
    def busy(self) -> bool:
        """Whether something is going on that somebody waits for."""
        return bool(self._watchers)

    def run(
        self,
        work: Work,
        done: Then = _nothing,
        failed: Callable[[Exception], None] = _nothing,
        told: Then = _nothing,
    ) -> int:
        """Begin something.

        Parameters
        ----------
        work : callable
            Runs in another thread; given a callable to say how far it is.
        done, failed, told : callable
            Called in the window's thread with the result, the error, or what the work says.

        Returns
        -------
        int
            For `forget`.
        """
        self._next += 1
        number, box = self._next, self._box
        self._watchers[number] = _Watchers(done, failed, told)

        def go() -> None:
            try:
                result = work(lambda said: box.put(number, "told", said))
            except Exception as error:  # noqa: BLE001 (told on the page; nothing above this thread would tell it)
                box.put(number, "failed", error)
            else:
                box.put(number, "done", result)

        if self._line is None:
            threading.Thread(target=go, name="errand", daemon=True).start()
        else:
            self._line.put(go)
            if not self._turning:
                self._turning = True
                threading.Thread(target=_take_turns, args=(self._line,), name="errands", daemon=True).start()
        return number

    def listener(self, hear: Then) -> Tell:
        """Make a callable that any thread may call, and `hear` is called in the window's thread."""
        self._next += 1
        number, box = self._next, self._box
        self._watchers[number] = _Watchers(_nothing, _nothing, hear)
        return lambda said: box.put(number, "told", said)

    def forget(self) -> None:
        """Hear nothing more of what has begun."""
        self._watchers.clear()

    def close(self) -> None:
        """Hear nothing more, for good."""
        self.forget()
        self._box.close()
        if self._line is not None:
            self._line.put(None)  # what stands in line before it is still done

    def _arrived(self, number: int, what: str, value: object) -> None:
        watchers = self._watchers.get(number)
        if watchers is None:
            return
        if what == "told":
            watchers.told(value)
            return
        del self._watchers[number]
        (watchers.done if what == "done" else watchers.failed)(value)  # type: ignore[arg-type]


def _take_turns(line: queue.SimpleQueue[Callable[[], None] | None]) -> None:
    while (go := line.get()) is not None:
        go()


def tell(error: BaseException) -> None:
    """Say that something failed in the window, which stays open: a sentence and a log, no traceback."""
    from coach_app.failure import report_failure  # noqa: PLC0415 (there is time when something has failed)

    if isinstance(error, Exception):
        report_failure(error)
