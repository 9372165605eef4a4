"""When a take ends though nobody ends it: nobody has spoken for long, or it goes on without end.

Who has walked away is not recorded any further, neither live nor with recorded answers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from coach_app.practice.customer import Customer
from feedback.drills.drill import Line

#: A take in which nothing more is going to happen, or that goes round in circles, ends by itself.
IDLE_S: Final = 45.0
LONGEST_S: Final = 1200.0


class Limit(StrEnum):
    """What ended a take by itself."""

    IDLE = "idle"
    """Nobody spoke any more."""
    LONGEST = "longest"
    """It went on for too long."""


def limit_reached(customer: Customer, now_s: float) -> Limit | None:
    """What ends a take now, if anything does.

    A line that wants a long silence, or that is patient for long, has its time first.

    Parameters
    ----------
    customer : Customer
        As far as the take has come.
    now_s : float
        Call time.

    Examples
    --------
    >>> from feedback.drills.drill import Drill
    >>> line = {"id": "c1", "mood": "prompt", "text": "读一遍。", "next": "end"}
    >>> drill = Drill(id="SCN-99", title="-", kind="voice_drill", difficulty=1, sector="", background="", line=[line])
    >>> limit_reached(Customer(drill), 44.0), limit_reached(Customer(drill), 46.0).value
    (None, 'idle')
    """
    if now_s > LONGEST_S:
        return Limit.LONGEST
    if customer.speaking or customer.pending is not None:
        return None
    line = customer.at
    waits = _waits(line) if line is not None else ()
    said_s = max([customer.said_s, *(one.span.end_s for one in customer.shown[-1:])])
    quiet_s = max([said_s, customer.since_s, *(span.end_s for span in customer.talk[-1:])])
    return Limit.IDLE if now_s - quiet_s > max([IDLE_S, *waits]) else None


def _waits(line: Line) -> tuple[float, ...]:
    """How long a line stays without a word of anybody's."""
    heard = (line.expects, *(branch.when for branch in line.branch))
    asked = (wait.silence_s or 0.0 for wait in heard)
    return (*(step.after_s for step in line.on_silence), *asked, line.expects.patience_s)
