"""Drills of a line or two, and a telephone on which they are played by the clock of the test."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from audio.span import Span
from coach_app.practice.acts import Act, Hang, Input, Passed, Played, Say, Show, Stock, Voice, Words
from coach_app.practice.customer import Customer
from feedback.drills.drill import Drill


def line(name: str, next_: str = "end", **fields: Any) -> dict[str, Any]:
    """A line of a drill as its author writes it."""
    return {"id": name, "mood": "neutral", "text": f"{name} 的台词", "next": next_, **fields}


def drill(*lines: dict[str, Any], **fields: Any) -> Drill:
    """A drill in which the customer begins, unless told otherwise."""
    about = {"id": "SCN-01", "title": "-", "kind": "role_play", "difficulty": 1, "sector": "", "background": ""}
    return Drill.model_validate({**about, "greets_first": False, "line": [*lines], **fields})


@dataclass
class Line:
    """A telephone with a customer at the far end; every line of theirs lasts two seconds, a short thing half a one."""

    customer: Customer
    acts: list[Act] = field(default_factory=list)
    playing: list[Played] = field(default_factory=list)
    tick_s: float = 0.05
    now_s: float = 0.0

    def run(self, until_s: float, talk: Iterable[tuple[float, float]] = (), words: Sequence[Words] = ()) -> Line:
        """Let time pass; the agent speaks from and to these times."""
        spans = [(start, end) for start, end in talk if end > self.now_s]
        ahead: list[Input] = [*words]
        for start, end in spans:
            ahead += [Voice(start, on=True), Voice(end, on=False)]
        while self.now_s < until_s and self.customer.over is None:
            self.now_s = round(self.now_s + self.tick_s, 6)
            due = [event for event in [*ahead, *self.playing] if event.at_s <= self.now_s]
            ahead = [event for event in ahead if event.at_s > self.now_s]
            self.playing = [event for event in self.playing if event.at_s > self.now_s]
            for event in [*sorted(due, key=lambda event: event.at_s), Passed(self.now_s)]:
                self.give(event)
        return self

    def give(self, event: Input) -> None:
        """Tell the customer something and do what they want."""
        self.customer, acts = self.customer.hear(event)
        for act in acts:
            self.acts.append(act)
            if isinstance(act, Say | Stock):
                end_s = act.due_s + (2.0 if isinstance(act, Say) else 0.5)
                self.playing.append(Played(end_s, Span(act.due_s, end_s)))

    @property
    def lines(self) -> list[tuple[str, float]]:
        """Lines that were said or shown, with when they were due."""
        return [(act.line, round(act.due_s, 3)) for act in self.acts if isinstance(act, Say | Show)]

    @property
    def stocks(self) -> list[tuple[str, float]]:
        """Short things that were said."""
        return [(act.name, round(act.due_s, 3)) for act in self.acts if isinstance(act, Stock)]

    @property
    def hung_up_s(self) -> float | None:
        """When somebody hung up."""
        return next((act.due_s for act in self.acts if isinstance(act, Hang)), None)


def call(made: Drill, **fields: Any) -> Line:
    """A call of a drill."""
    return Line(Customer(made, **fields))


def said(text: str, start_s: float, end_s: float, settled_s: float, *phrases: str) -> Words:
    """Words of the agent."""
    return Words(settled_s, Span(start_s, end_s), text, phrases)
