"""One stream of events to everybody who wants it: screens, report, files, tests.

Subscribers come and go from any thread. One that fails is logged and costs the others
nothing: a broken widget must not stop the recording of a call.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from coach_app.events import Event

log = logging.getLogger(__name__)

Subscriber = Callable[[Event], None]


class EventBus:
    """Hands every published event to all subscribers, in the order of subscribing.

    Examples
    --------
    >>> from coach_app.events import NoticeGiven
    >>> bus, seen = EventBus(), []
    >>> unsubscribe = bus.subscribe(seen.append)
    >>> bus.publish(NoticeGiven(0.0, "mono"))
    >>> unsubscribe()
    >>> bus.publish(NoticeGiven(1.0, "mono"))
    >>> len(seen)
    1
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._subscribers: list[Subscriber] = []

    def subscribe(self, subscriber: Subscriber) -> Callable[[], None]:
        """Send all further events to `subscriber`; call what is returned to stop."""
        with self._lock:
            self._subscribers.append(subscriber)
        return lambda: self.unsubscribe(subscriber)

    def unsubscribe(self, subscriber: Subscriber) -> None:
        """Stop sending to `subscriber`; nothing happens if it is not subscribed."""
        with self._lock:
            self._subscribers = [known for known in self._subscribers if known != subscriber]

    def publish(self, event: Event) -> None:
        """Hand an event to everybody, in the caller's thread."""
        with self._lock:
            subscribers = tuple(self._subscribers)
        for subscriber in subscribers:
            try:
                subscriber(event)
            except Exception:
                log.exception("a subscriber failed on %s", type(event).__name__)
