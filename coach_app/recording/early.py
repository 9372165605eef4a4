"""A recorder that is started before anybody asks for one, so that opening a shift does not wait for its imports.

No device is opened until somebody opens a shift: what is early is the process and not the ear.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from coach_app.recording.messages import CapturePlan, OpenDevices, Order

if TYPE_CHECKING:
    from coach_app.recording.link import RecorderLink


class Link(Protocol):
    """What is asked of a recorder here: `coach_app.recording.link.RecorderLink`."""

    def order(self, order: Order) -> None:
        """Tell the recorder what to do."""

    def close(self) -> None:
        """End it."""


L = TypeVar("L", bound=Link)


class EarlyRecorder(Generic[L]):
    """Holds a started recorder until a shift takes it over.

    Parameters
    ----------
    start : callable
        Starts a recorder; called in whichever thread asks first.
    """

    def __init__(self, start: Callable[[], L]) -> None:
        self._start = start
        self._lock = threading.Lock()
        self._link: L | None = None
        self._over = False

    def warm(self) -> None:
        """Start it, unless it waits already or the program ends."""
        with self._lock:
            if self._link is None and not self._over:
                self._link = self._start()

    def open(self, plan: CapturePlan) -> None:
        """Open devices now; the shift that takes it over finds them open, with the sound since then."""
        self.warm()
        with self._lock:
            if self._link is not None:
                self._link.order(OpenDevices(plan))

    def take(self) -> L:
        """Hand it over; started now if it was not."""
        with self._lock:
            link, self._link = self._link, None
        return link if link is not None else self._start()

    def drop(self) -> None:
        """End one that nobody took: no device stays open for a shift that does not come."""
        with self._lock:
            link, self._link = self._link, None
        if link is not None:
            link.close()

    def close(self) -> None:
        """End it for good."""
        self._over = True
        self.drop()


def started() -> RecorderLink:
    """Start a recorder with the real devices; what it is made of is loaded in the thread that asks."""
    from coach_app.recording.link import RecorderLink as Started  # noqa: PLC0415 (not before a window is on screen)

    return Started()
