"""What a person calls wrong widens that rule from the next call on, not only from the next shift.

The call that runs goes on as it began: its sound gives the same flags when it is judged anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from coach_app.call import Wanted
from coach_app.events import Event, VerdictGiven


class Rules(Protocol):
    """What calls are judged by: `coach_app.call.Setup`."""

    wanted: Wanted


class Heeding:
    """Listens to verdicts.

    Parameters
    ----------
    person : str
        Id of whose calls they are; without one nothing is kept of a verdict, and nothing widens.
    """

    def __init__(self, person: str) -> None:
        self._person = person
        self._heeded: set[tuple[str, int]] = set()

    def take(self, rules: Rules | None, session: str, event: Event) -> None:
        """Take an event of a call; a flag that was called wrong widens its rule once.

        Parameters
        ----------
        rules : Rules or None
            What the calls that follow are judged by.
        session : str
            Id of the call's session.
        event : Event
            What was told.
        """
        if rules is None or not self._person or not isinstance(event, VerdictGiven) or event.verdict != "wrong":
            return
        if (about := (session, event.number)) in self._heeded:
            return
        self._heeded.add(about)
        counts = dict(rules.wanted.wrong)
        counts[event.rule] = counts.get(event.rule, 0) + 1
        rules.wanted = replace(rules.wanted, wrong=tuple(sorted(counts.items())))
