"""What a person calls wrong widens that rule from the next call on, not only from the next shift.

The call that runs goes on as it began: its sound gives the same flags when it is judged anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from coach_app.call import Wanted
from coach_app.events import Event, VerdictGiven
from coach_app.shift.orders import Judge


class Rules(Protocol):
    """What calls are judged by: `coach_app.call.Setup`."""

    wanted: Wanted


class Judged(Protocol):
    """A call that takes verdicts: `coach_app.shift.live_call.LiveCall`."""

    @property
    def id(self) -> str:
        """Id of its session."""

    def verdict(self, number: int, verdict: str) -> None:
        """Somebody said whether a flag is right."""


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

    def judge(self, order: Judge, calls: Sequence[Judged], rules: Rules | None) -> None:
        """Pass a verdict on to its call; where that is put away, only the calls that follow hear of it.

        Parameters
        ----------
        order : Judge
            What somebody said.
        calls : sequence of LiveCall
            Calls that are not put away.
        rules : Rules or None
            What the calls that follow are judged by.
        """
        for call in calls:
            if call.id == order.session:
                call.verdict(order.number, order.verdict)  # and is heard of by `take`
                return
        self.take(rules, order.session, VerdictGiven(0.0, order.number, order.rule, order.verdict))

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
