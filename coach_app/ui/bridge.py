"""From the bus to Qt: the only place where another thread's event enters the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from coach_app.bus import EventBus


class Bridge(QObject):
    """Turns every event of a bus into one signal.

    Whatever thread publishes, a slot of the window is called in the window's thread,
    because Qt queues signals between threads.

    Parameters
    ----------
    bus : EventBus
        Where events come from.
    """

    happened = Signal(object)

    def __init__(self, bus: EventBus) -> None:
        super().__init__()
        self._unsubscribe = bus.subscribe(self.happened.emit)

    def close(self) -> None:
        """Pass on nothing more."""
        self._unsubscribe()
