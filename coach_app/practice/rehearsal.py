"""A drill from its first word to its last on a simulated clock, with words only: no sound, no ears, no waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from audio.span import Span
from coach_app.practice.acts import Act, Hang, Input, Passed, Played, Rang, Say, Show, Stock, Voice, Words
from coach_app.practice.customer import Customer
from coach_app.practice.script import Turn
from feedback.drills.drill import Drill, Line
from feedback.drills.take import Shown

_TICK_S = 0.1
#: Words settle so long after they were said, as with a recogniser that streams.
_SETTLES_S = 0.6
#: A customer says so many characters in a second, where no sound tells.
_CPS = 4.5
#: A drill that takes longer goes round in circles.
_LONGEST_S = 1200.0

Find = Callable[[str], Sequence[str]]


class Agent(Protocol):
    """Who answers."""

    def greeting(self) -> list[Turn]:
        """What is said before the first line."""

    def answer(self, line: Line, shown: Shown, /) -> list[Turn]:
        """What is said to a line."""


@dataclass
class _Talk:
    """What the agent is going to say, at which times."""

    find: Find
    ahead: list[Input] = field(default_factory=list)

    def plan(self, from_s: float, turns: Sequence[Turn]) -> None:
        """Answer something that ended at a time; what was to be said before and has not begun is dropped."""
        self.ahead = [event for event in self.ahead if not isinstance(event, Voice | Rang) or self._begun(event)]
        for turn in turns:
            start_s = from_s + turn.after_s
            if turn.hangs_up:
                self.ahead.append(Rang(start_s))
                return
            from_s = start_s + turn.lasts_s
            found = tuple(phrase for sentence in turn.text.split("。") if sentence for phrase in self.find(sentence))
            self.ahead += [Voice(start_s, on=True), Voice(from_s, on=False)]
            self.ahead.append(Words(from_s + _SETTLES_S, Span(start_s, from_s), turn.text, found))

    def next(self, until_s: float) -> list[Input]:
        """What happens up to a time."""
        due = sorted((event for event in self.ahead if event.at_s <= until_s), key=lambda event: event.at_s)
        self.ahead = [event for event in self.ahead if event.at_s > until_s]
        return due

    def _begun(self, event: Input) -> bool:
        return isinstance(event, Voice) and not event.on


def rehearse(
    drill: Drill, agent: Agent, find: Find, length_s: Callable[[Say | Stock], float] | None = None
) -> Customer:
    """Play a drill.

    Parameters
    ----------
    drill : Drill
        What is practised.
    agent : Agent
        Who answers.
    find : callable
        Phrases in a text.
    length_s : callable or None
        How long something of the customer's lasts; ``None`` to tell by its words.

    Returns
    -------
    Customer
        At the end: `Customer.over`, `Customer.shown` and `Customer.steps` say what happened. Without an end the
        drill goes round in circles.
    """
    customer, talk = Customer(drill), _Talk(find)
    lasts = length_s or _lasts_s
    talk.plan(0.0, agent.greeting())
    now_s = 0.0
    while customer.over is None and now_s < _LONGEST_S:
        now_s += _TICK_S
        for event in [*talk.next(now_s), Passed(now_s)]:
            customer, acts = customer.hear(event)
            while acts:
                customer, acts = _done(customer, acts[0], agent, talk, lasts)
        now_s = max(now_s, customer.now_s)
    return customer


def _done(
    customer: Customer, act: Act, agent: Agent, talk: _Talk, lasts: Callable[[Say | Stock], float]
) -> tuple[Customer, tuple[Act, ...]]:
    """Play what the customer wants said, and let the agent answer."""
    more: tuple[Act, ...] = ()
    if isinstance(act, Hang):
        return customer, ()
    if isinstance(act, Say | Stock):
        span = Span(act.due_s, act.due_s + lasts(act))
        customer, more = customer.hear(Played(span.end_s, span))
    line = customer.at
    if isinstance(act, Say | Show) and line is not None:
        shown = customer.shown[-1]
        from_s = shown.span.start_s if isinstance(act, Show) else shown.span.end_s
        talk.plan(from_s, agent.answer(line, shown))
    return customer, more


def _lasts_s(act: Say | Stock) -> float:
    return len(act.text) / _CPS if isinstance(act, Say) else 0.5
