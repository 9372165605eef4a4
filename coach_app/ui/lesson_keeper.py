"""Gathers a call's events and puts its lessons together once it is over, in an errand.

Kept apart from the page, because the lessons are told anew when the language changes.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from coach_app.events import Event, SessionEnded, SessionStarted
from coach_app.lessons import Lessons, lessons
from coach_app.sayings import Sayings
from coach_app.ui.errands import Errands


class LessonKeeper(QObject):
    """Keeps one call's events and lessons.

    Parameters
    ----------
    parent : QObject
        The page.
    teach : callable
        From events and sentences to lessons; slow.
    """

    taught = Signal()
    """There are lessons, or others than before."""

    def __init__(self, parent: QObject, teach: Callable[[tuple[Event, ...], Sayings], Lessons] = lessons) -> None:
        super().__init__(parent)
        self._teach = teach
        self._errands = Errands(self)
        self._events: list[Event] = []
        self._ended = False
        self.lessons: Lessons | None = None

    def take(self, event: Event, sayings: Sayings) -> None:
        """Take the next event; the last one begins the lessons."""
        if isinstance(event, SessionStarted):
            self._errands.forget()
            self._events, self._ended, self.lessons = [], False, None
        self._events.append(event)
        if isinstance(event, SessionEnded):
            self._ended = True
            self.tell(sayings)

    def tell(self, sayings: Sayings) -> None:
        """Tell the lessons of a call that is over in these sentences."""
        if not self._ended:
            return
        self._errands.forget()
        events, teach = tuple(self._events), self._teach
        self._errands.run(lambda _: teach(events, sayings), self._told, lambda _: self._told(Lessons()))

    def _told(self, lessons: Lessons) -> None:
        self.lessons = lessons
        self.taught.emit()
