"""The customer of a drill as a machine without a clock: what was heard goes in, what to say comes out.

It waits like somebody on the telephone: a line that depends on the end of the agent's turn alone
comes about a second after it, so that a thinking pause is never taken for an answer; one that
depends on words comes as soon as they are known. Nothing here sounds, listens or waits by itself,
so a whole call can be played on a simulated clock.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audio.block import Speaker
from audio.span import Span
from coach_app.practice.acts import Act, Hang, Input, Known, Played, Rang, Say, Show, Stock, StockName, Voice, Words
from coach_app.practice.heard import NOTHING_KNOWN, Heard
from coach_app.practice.waiting import TURN_S, Going, Step, Waiting, Why
from feedback.drills.drill import END, Drill, Line
from feedback.drills.take import HangUp, Shown

#: A wait that grows longer than 1.5 s after a turn is filled by a short sound, if so much of it is left.
_MURMUR_S, _MURMUR_LASTS_S = 1.45, 0.6
#: Nobody greets: the customer asks after so long, so often, and then begins.
_HELLO_S, _HELLOS = 6.0, 2


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer in the middle of a call. `hear` gives the next one and what to do.

    Parameters
    ----------
    drill : Drill
        What they say.
    lead_s : float
        How much earlier than due an act is given out, for whoever plays it to be on time.
    hears_words : bool
        Words are recognised in this call; without that the end of a turn stands for them.
    line : str
        Where it is in the drill; empty before the first line.
    nth : int
        How often the line was played or shown before.
    now_s, since_s : float
        Call time, and from where on the agent's part is an answer.
    talk, words : tuple
        The agent's so far. The last span is open while `speaking`.
    known : Known
        Up to where all words have been told.
    pending : Say, Stock or None
        What is being played.
    shown, steps : tuple
        What happened, for the take and for the record.
    again : int
        How often the agent had this line repeated: that is no playing of its own.
    patience : int
        Steps of `Line.on_silence` that are used up.
    murmured : int
        Turns of this line after which a short sound has filled the wait.
    said_s : float
        When the customer's last sound ended.
    over : HangUp or None
        The end.

    Examples
    --------
    >>> from coach_app.practice.acts import Passed
    >>> from feedback.drills.drill import Drill
    >>> hello = {"id": "c1", "mood": "neutral", "text": "你好。", "next": "end"}
    >>> customer = Customer(Drill(id="SCN-01", title="-", kind="role_play", difficulty=1, sector="", background="",
    ...     line=[hello], greets_first=False))
    >>> customer, acts = customer.hear(Passed(0.1))
    >>> acts[0].text
    '你好。'
    """

    drill: Drill
    lead_s: float = 0.0
    hears_words: bool = True
    line: str = ""
    nth: int = 0
    now_s: float = 0.0
    since_s: float = 0.0
    talk: tuple[Span, ...] = ()
    speaking: bool = False
    words: tuple[Words, ...] = ()
    known: Known = NOTHING_KNOWN
    pending: Say | Stock | None = None
    shown: tuple[Shown, ...] = ()
    steps: tuple[Step, ...] = ()
    again: int = 0
    patience: int = 0
    murmured: int = 0
    said_s: float = 0.0
    over: HangUp | None = None

    def hear(self, event: Input) -> tuple[Customer, tuple[Act, ...]]:
        """The customer after something happened, and what they want done."""
        if self.over is not None:
            return self, ()
        told = _told(self, event)
        if isinstance(event, Rang):
            step = Step(told.line, Why.HUNG_UP, END, event.at_s)
            return _ended(told, HangUp(Speaker.AGENT, event.at_s), step)
        return _on(told)

    @property
    def gave_up(self) -> Why | None:
        """Why a customer has lost patience since the agent spoke last; ``None`` if they have not."""
        last = next((step for step in reversed(self.steps) if step.why.timed_out), None)
        return last.why if last is not None and (not self.talk or self.talk[-1].end_s <= last.at_s) else None

    @property
    def heard(self) -> Heard:
        """The agent's part since this line."""
        return Heard.since(self.since_s, self.talk, self.words, self.known)

    @property
    def at(self) -> Line | None:
        """The line that was played last."""
        return next((line for line in self.drill.line if line.id == self.line), None)


def _told(customer: Customer, event: Input) -> Customer:
    now_s = max(customer.now_s, event.at_s)
    match event:
        case Voice(at_s=at_s, on=True) if not customer.speaking:
            talk = (*customer.talk, Span(at_s, now_s))
            return replace(_silence_cut(customer, at_s), now_s=now_s, speaking=True, talk=talk, patience=0)
        case Voice(at_s=at_s, on=False) if customer.speaking:
            start_s = customer.talk[-1].start_s
            talk = (*customer.talk[:-1], Span(start_s, max(at_s, start_s)))
            return replace(customer, now_s=now_s, speaking=False, talk=talk)
        case Words():
            return replace(customer, now_s=now_s, words=(*customer.words, event))
        case Known(until_s=until_s) if until_s > customer.known.until_s:
            # When a turn's end was known counts, and not how far beyond it words are known by now.
            old, end_s = customer.known, customer.talk[-1].end_s if customer.talk else 0.0
            known = Known(old.at_s if old.until_s >= end_s > 0 else event.at_s, until_s)
            return replace(customer, now_s=now_s, known=known)
        case Played() if customer.pending is not None:
            return _played(customer, event, customer.pending)
    talk = (*customer.talk[:-1], Span(customer.talk[-1].start_s, now_s)) if customer.speaking else customer.talk
    return replace(customer, now_s=now_s, talk=talk)


def _played(customer: Customer, event: Played, played: Say | Stock) -> Customer:
    told = replace(customer, now_s=max(customer.now_s, event.at_s), pending=None, said_s=event.span.end_s)
    if isinstance(played, Stock):
        shown = Shown(customer.line, customer.nth, event.span, event.text, stock=played.name)
        return replace(told, shown=(*customer.shown, shown))
    shown = Shown(played.line, played.nth, event.span, event.text or played.text)
    return replace(told, shown=(*customer.shown, shown), since_s=event.span.end_s)


def _silence_cut(customer: Customer, at_s: float) -> Customer:
    """A silent line lasts until somebody speaks."""
    line = customer.at
    if line is None or line.sound != "silence" or customer.shown[-1].stock or customer.shown[-1].span.end_s <= at_s:
        return customer
    start_s = customer.shown[-1].span.start_s
    cut = replace(customer.shown[-1], span=Span(start_s, max(start_s, at_s)))
    return replace(customer, shown=(*customer.shown[:-1], cut))


def _on(customer: Customer) -> tuple[Customer, tuple[Act, ...]]:
    """What follows from what is known now."""
    if customer.speaking or customer.pending is not None:
        return customer, ()
    going = _going(customer)
    if going is not None and _is_due(customer, going.due_s):
        return _go(customer, going)
    if (stepped := _impatient(customer)) is not None:
        return stepped
    return _murmured(customer, going)


def _is_due(customer: Customer, at_s: float) -> bool:
    return customer.now_s >= at_s - customer.lead_s


def _waiting(customer: Customer, line: Line) -> Waiting:
    prompt, quiet_s = customer.drill.speaks == "prompt", _quiet_s(customer)
    return Waiting(
        line,
        customer.nth - customer.again,
        customer.heard,
        quiet_s,
        customer.said_s,
        customer.hears_words,
        prompt=prompt,
    )


def _going(customer: Customer) -> Going | None:
    if customer.at is not None:
        return _waiting(customer, customer.at).going()
    turns = customer.heard.turns
    first = customer.drill.line[0].id
    if customer.drill.speaks == "prompt" or not customer.drill.greets_first:
        return Going(first, Why.ANSWER, customer.now_s, customer.now_s)
    return Going(first, Why.ANSWER, turns[-1].end_s + TURN_S, turns[-1].end_s) if turns else None


def _quiet_s(customer: Customer) -> float:
    """Since when nobody speaks; what is only shown breaks no silence, but a prompt has to be read first."""
    shown_s = customer.since_s if customer.drill.speaks == "prompt" else 0.0
    return max([shown_s, customer.said_s, *(span.end_s for span in customer.talk[-1:])])


def _impatient(customer: Customer) -> tuple[Customer, tuple[Act, ...]] | None:
    """The next step of patience, if its time has come."""
    line = customer.at
    if line is None:
        return _ungreeted(customer)
    if customer.patience >= len(line.on_silence):
        return None
    step = line.on_silence[customer.patience]
    due_s = max(_quiet_s(customer) + step.after_s, _waiting(customer, line).known_s)  # heard but not known: no silence
    if not _is_due(customer, due_s):
        return None
    on = replace(customer, patience=customer.patience + 1)
    if step.go:
        return _go(on, Going(step.go, Why.SILENCE, due_s, _quiet_s(customer)))
    if step.repeat and customer.drill.speaks != "prompt":
        return _say(on, line, due_s)
    return _stock(on, step.say, due_s) if step.say else (on, ())


def _ungreeted(customer: Customer) -> tuple[Customer, tuple[Act, ...]] | None:
    first, due_s = customer.drill.line[0], _quiet_s(customer) + _HELLO_S
    if first.sound == "silence" or not _is_due(customer, due_s):
        return None
    if customer.patience < _HELLOS:
        return _stock(replace(customer, patience=customer.patience + 1), "hello", due_s)
    return _go(customer, Going(first.id, Why.SILENCE, due_s, _quiet_s(customer)))


def _murmured(customer: Customer, going: Going | None) -> tuple[Customer, tuple[Act, ...]]:
    """Fill a wait that grows long after a turn, once for each turn; who is silent on purpose stays so."""
    line, turns = customer.at, customer.heard.turns
    if line is None or customer.drill.speaks == "prompt" or len(turns) <= customer.murmured:
        return customer, ()
    due_s = turns[-1].end_s + _MURMUR_S
    soon = going is not None and going.due_s < due_s + _MURMUR_LASTS_S
    if line.sound == "silence" or line.expects.silence_s is not None or soon or not _is_due(customer, due_s):
        return customer, ()
    name: StockName = "breath" if customer.murmured % 2 else "mm"
    return _stock(replace(customer, murmured=len(turns)), name, due_s)


def _go(customer: Customer, going: Going) -> tuple[Customer, tuple[Act, ...]]:
    due_s = max(going.due_s, customer.now_s)
    step = Step(customer.line, going.why, going.to, due_s, due_s - going.from_s)
    cut = _silence_cut(customer, due_s)
    if going.to == END:
        by = None if customer.drill.speaks == "prompt" else Speaker.CUSTOMER
        return _ended(cut, HangUp(by, due_s), step)
    line = next(line for line in customer.drill.line if line.id == going.to)
    again = customer.again if line.id == customer.line else 0
    on = replace(cut, line=line.id, steps=(*customer.steps, step), patience=0, murmured=0, again=again)
    return _say(on, line, due_s)


def _say(customer: Customer, line: Line, due_s: float) -> tuple[Customer, tuple[Act, ...]]:
    nth = sum(shown.line == line.id and not shown.stock for shown in customer.shown)
    if customer.drill.speaks != "prompt" and line.sound != "silence":
        say = Say(due_s, line.id, nth, line.text)
        return replace(customer, nth=nth, pending=say), (say,)
    shown = Shown(line.id, nth, Span(due_s, due_s + (line.lasts_s or 0.0)), line.text)
    on = replace(customer, nth=nth, shown=(*customer.shown, shown), since_s=due_s)
    return on, (Show(due_s, line.id, nth, line.text),)


def _stock(customer: Customer, name: StockName, due_s: float) -> tuple[Customer, tuple[Act, ...]]:
    stock = Stock(max(due_s, customer.now_s), name)
    return replace(customer, pending=stock), (stock,)


def _ended(customer: Customer, hang_up: HangUp, step: Step) -> tuple[Customer, tuple[Act, ...]]:
    over = replace(_silence_cut(customer, hang_up.at_s), over=hang_up, steps=(*customer.steps, step))
    return over, (Hang(hang_up.at_s, hang_up.by),)
