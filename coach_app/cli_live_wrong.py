"""误报 in a shift without a window: what a key of the system calls wrong is told to the shift and kept for the person."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Protocol

from coach_app.events import Event
from coach_app.failure import report_failure
from coach_app.live_setup import PEOPLE
from coach_app.people.people import People
from coach_app.shift.news import News, Pressed
from coach_app.shift.orders import ShiftKey
from coach_app.standing_nudge import Disputed, StandingNudge


class Telling(Protocol):
    """The shift that tells: `coach_app.shift.live_shift.LiveShift`."""

    @property
    def told_session(self) -> str:
        """Id of the session whose event is being told."""

    def verdict(self, number: int, verdict: str, session: str, rule: str) -> None:
        """Say whether a flag of a call is right."""


class WrongKey:
    """Follows what a shift tells, and the key.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of whose calls they are; nobody's verdicts are kept.
    """

    def __init__(self, data: Path, person: str) -> None:
        self._data, self._person = data, person
        self._nudge = StandingNudge()
        self._to_keep: deque[Disputed] = deque()

    def take(self, shift: Telling, what: News | Event) -> None:
        """Take what the shift tells, in its thread."""
        if isinstance(what, Event):
            self._nudge.take(shift.told_session, what)
        elif what == Pressed(ShiftKey.WRONG) and (disputed := self._nudge.dispute()) is not None:
            shift.verdict(disputed.flag.number, "wrong", disputed.session, disputed.flag.rule)
            if self._person:
                self._to_keep.append(disputed)

    def keep(self) -> None:
        """Write what was called wrong since the last time, as a window does; the shift does not wait for it."""
        while self._to_keep:
            disputed = self._to_keep.popleft()
            try:
                People(self._data / PEOPLE).verdicts(self._person).add(disputed.session, disputed.flag, "wrong")
            except OSError as error:
                report_failure(error)  # it widens the rule for the rest of this shift
