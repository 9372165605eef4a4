"""From facts to the state of a checklist item: whether it was owed, until when, and whether it was said.

An item may be owed several times (after every wait). It is said when every debt was paid in
time; it is missing when one was not, and only possibly missing when something close was
heard or the recogniser guessed: then the report asks and does not accuse.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from audio.block import Speaker
from audio.span import Span
from feedback.checklist_facts import Facts, Tick
from feedback.checklist_rules import Context, Deadline, ItemRule, Need
from feedback.flag import ItemState, ItemStatus
from feedback.holds import Hold
from feedback.losses import Losses
from feedback.spoken_turns import GAP_S

#: Confidence below which the recogniser guessed (domain/service-standards §2: under 0.4 nothing counts).
_UNSURE = 0.4
#: A turn may begin this long before the words that it answers have ended.
_OVERLAP_S = 0.5
#: A request for a wait may come this long before the wait: the customer answers in between.
_ASKED_BEFORE_S = 15.0
#: Words that close a call come this long before its end at the earliest.
_CLOSING_S = 60.0
#: Needs that arise from waits.
_WAITS = frozenset({Need.WAIT_FOLLOWS, Need.HOLD_LASTS, Need.WAIT_ENDED})
#: A silent call is one in which the other side says nothing for this long (TIM-02).
_SILENT_S = 3.0
#: What cannot be known without the customer's channel.
_NEEDS_CUSTOMER = frozenset(Need) - {Need.NEVER, Need.CALL_ENDS}
#: Required from the start of a call, as far as anybody knows.
_EXPECTED = frozenset({Need.CUSTOMER_THERE, Need.SERVED, Need.CALL_ENDS})


NOTHING_LOST = Losses()


@dataclass(frozen=True, slots=True)
class Debt:
    """Something that had to be said.

    Parameters
    ----------
    since_s : float
        From when it was owed.
    from_s : float
        Words from here on pay it.
    due_s : float or None
        Until when; ``None`` while the deadline is not known yet.
    overdue : bool
        The deadline has passed for certain.
    evidence : str
        What made it required.
    fell_s : float or None
        When the verdict fell, where words may still come later.
    """

    since_s: float
    from_s: float
    due_s: float | None
    overdue: bool
    evidence: str = ""
    fell_s: float | None = None

    def pays(self, tick: Tick) -> bool:
        """Whether words came in time."""
        return tick.sentence.span.end_s >= self.from_s and (self.due_s is None or tick.at_s <= self.due_s)


def verdict(rule: ItemRule, facts: Facts, both: bool, mixed: bool, losses: Losses = NOTHING_LOST) -> ItemState:
    """State of an item.

    Parameters
    ----------
    rule : ItemRule
        The item.
    facts : Facts
        What is known.
    both : bool
        Both sides have a channel of their own.
    mixed : bool
        One channel holds both sides: nothing is certain to be missing.
    losses : Losses
        Stretches in which a side's sound is missing: what may have been said there, or become due by it,
        is neither said nor missing.
    """
    ticks = [t for t in facts.ticks[rule.item] if _in_context(rule, t, facts)]
    said = next((t for t in ticks if t.said), None)
    if not both and rule.required in _NEEDS_CUSTOMER and not (mixed and rule.required in _EXPECTED):
        return _said(rule, said) if said else ItemState(rule.item, ItemStatus.NOT_ASSESSED)
    debts = [debt for debt in _debts(rule, facts, mixed) if not _unheard(rule, debt, facts, losses)]
    unpaid = next((d for d in debts if d.overdue and not any(t.said and d.pays(t) for t in ticks)), None)
    if unpaid is not None and losses.touch([Speaker.AGENT], _when_payable(rule, unpaid, facts)):
        return ItemState(rule.item, ItemStatus.NOT_ASSESSED)
    if unpaid is not None:
        return _missing(rule, unpaid, ticks, facts, mixed)
    open_debt = next((d for d in debts if not any(t.said and d.pays(t) for t in ticks)), None)
    if open_debt is not None:
        return ItemState(rule.item, ItemStatus.PENDING, evidence=open_debt.evidence)
    if said is not None:
        return _said(rule, said)
    if facts.ended and _owed_unheard(rule, facts, losses):
        return ItemState(rule.item, ItemStatus.NOT_ASSESSED)
    expected = rule.required in _EXPECTED and not facts.ended
    return ItemState(rule.item, ItemStatus.PENDING if expected else ItemStatus.NOT_REQUIRED)


def _said(rule: ItemRule, tick: Tick) -> ItemState:
    return ItemState(rule.item, ItemStatus.SAID, round(tick.at_s, 3), tick.text)


def _missing(rule: ItemRule, debt: Debt, ticks: list[Tick], facts: Facts, mixed: bool) -> ItemState:
    fallen_s = facts.now_s if debt.fell_s is None else debt.fell_s
    due_s = fallen_s if debt.due_s is None else debt.due_s
    stretch = Span(min(debt.from_s, due_s), due_s)
    close = next((t for t in ticks if not t.said and debt.pays(t)), None)
    doubt = mixed or close is not None or facts.unsure(stretch, _UNSURE)
    status = ItemStatus.POSSIBLY_MISSING if doubt else ItemStatus.MISSING
    evidence = close.text if close else debt.evidence
    return ItemState(rule.item, status, round(due_s, 3), evidence, round(debt.since_s, 3))


def _when_payable(rule: ItemRule, debt: Debt, facts: Facts) -> Span:
    """When words that pay a debt are said; words that close a call come in its last minute."""
    due_s = facts.now_s if debt.due_s is None else debt.due_s
    closes = rule.deadline in (Deadline.CLOSING, Deadline.END)
    from_s = max(debt.from_s, due_s - _CLOSING_S) if closes else debt.from_s
    return Span(min(from_s, due_s), max(due_s, from_s))


def _unheard(rule: ItemRule, debt: Debt, facts: Facts, losses: Losses) -> bool:
    """Whether a debt comes from a silence or a wait in which somebody may have spoken unheard."""
    if rule.required is Need.SILENT_CALL:
        return losses.touch([Speaker.CUSTOMER], Span(0.0, facts.now_s))
    if rule.required not in _WAITS or not losses:
        return False
    wait = next((w for w in facts.waits if w.asked.span.start_s <= debt.since_s <= _over_s(w, facts)), None)
    return wait is not None and losses.touch(Speaker, Span(wait.asked.span.start_s, _over_s(wait, facts)))


def _over_s(wait: Hold, facts: Facts) -> float:
    return facts.now_s if wait.back is None else max(wait.back.span.start_s, wait.asked.span.start_s)


def _owed_unheard(rule: ItemRule, facts: Facts, losses: Losses) -> bool:
    """Whether what would have made an item due may have been said or happened unheard."""
    if not losses or rule.required in (Need.NEVER, Need.CALL_ENDS):
        return False
    call = Span(0.0, facts.now_s)
    if rule.required in (Need.CUSTOMER_THERE, Need.SERVED, Need.SILENT_CALL):
        return not facts.customer_there and losses.touch([Speaker.CUSTOMER], call)
    return losses.touch([Speaker.CUSTOMER] if rule.required is Need.CUE else Speaker, call)


def _in_context(rule: ItemRule, tick: Tick, facts: Facts) -> bool:
    if rule.context is Context.ANYWHERE:
        return True
    if rule.context is Context.UNANSWERED:
        return all(s.span.start_s > tick.sentence.span.end_s for s in facts.customer)
    for wait in facts.waits:
        after = [*wait.checks, *([wait.back] if wait.back and rule.context is Context.AFTER_WAIT else [])]
        if any(tick.sentence in turn.sentences for turn in after) and wait.waited_s >= min(rule.wait_s, _SILENT_S):
            return True
    return False


def _debts(rule: ItemRule, facts: Facts, mixed: bool) -> Iterator[Debt]:
    if any(facts.said([phrase]) for phrase in rule.waived_by):
        return
    match rule.required:
        case Need.CUSTOMER_THERE | Need.SERVED:
            if facts.customer_there or mixed:
                yield _by_deadline(rule, facts, 0.0)
        case Need.CALL_ENDS:
            yield _by_deadline(rule, facts, 0.0)
        case Need.CUE:
            trigger = facts.with_cue(Speaker.CUSTOMER, rule.after_cues)
            if trigger is not None:
                yield _by_deadline(rule, facts, trigger.span.end_s, trigger.span.start_s, trigger.text)
        case Need.WAIT_FOLLOWS | Need.HOLD_LASTS | Need.WAIT_ENDED:
            yield from _wait_debts(rule, facts)
        case Need.SILENT_CALL:
            first = facts.agent_turns[0] if facts.agent_turns else None
            if not facts.customer_there and facts.ended and first and facts.now_s - first.span.end_s >= _SILENT_S:
                yield Debt(first.span.end_s, 0.0, facts.now_s, True)


def _by_deadline(rule: ItemRule, facts: Facts, since_s: float, from_s: float | None = None, evidence: str = "") -> Debt:
    """A debt whose deadline the rule names; words said before it arose pay it as well."""
    due_s, over, fell_s = None, facts.ended, None
    if rule.deadline is Deadline.TURNS:
        due_s, over = _turns_due(rule, facts, since_s)
    elif rule.deadline is Deadline.CLOSING:
        closing = facts.with_cue(Speaker.AGENT, ("says_goodbye",))
        over, fell_s = facts.ended or closing is not None, closing.span.end_s if closing else None
    stop = facts.with_cue(Speaker.AGENT, rule.before_cues, since_s) if rule.before_cues else None
    if stop is not None and (due_s is None or stop.span.start_s < due_s):
        due_s, over = stop.span.start_s, True
    return Debt(since_s if from_s is None else from_s, 0.0, due_s, over, evidence, fell_s)


def _turns_due(rule: ItemRule, facts: Facts, since_s: float) -> tuple[float | None, bool]:
    """End of the n-th turn of the agent that begins after an instant, and whether it is over."""
    after = bisect_left(facts.agent_turns, since_s - _OVERLAP_S, key=lambda t: t.span.start_s)
    if len(facts.agent_turns) < after + rule.turns:
        return None, facts.ended
    end_s = facts.agent_turns[after + rule.turns - 1].span.end_s
    answered = facts.turns[-1].span.start_s >= end_s - _OVERLAP_S
    quiet = min(facts.settled_s, facts.now_s) >= end_s + GAP_S
    return end_s, facts.ended or answered or quiet


def _wait_debts(rule: ItemRule, facts: Facts) -> Iterator[Debt]:
    """What waits demand; an unannounced one only where no wait was ever announced."""
    announced = any(w.announced for w in facts.waits)
    for wait in facts.waits:
        if wait.waited_s < rule.wait_s or (announced and not wait.announced):
            continue
        if rule.required is Need.WAIT_FOLLOWS:
            began_s = wait.began_s
            yield Debt(began_s, began_s - _ASKED_BEFORE_S, _wait_starts_s(wait, rule.wait_s), True, wait.asked.text)
        elif rule.required is Need.WAIT_ENDED and wait.back is not None:
            due_s, over = _turns_due(rule, facts, wait.back.span.start_s)
            yield Debt(wait.began_s, wait.began_s, due_s, over, wait.asked.text)
        elif rule.required is Need.HOLD_LASTS and wait.announced:
            yield from _update_debt(rule, wait, facts)


def _wait_starts_s(wait: Hold, wait_s: float) -> float:
    """When the wait proper begins: the first stretch of it that is long enough."""
    long = next((s for s in wait.silences if s.duration_s >= wait_s), None)
    return (long.start_s if long else wait.began_s) + _OVERLAP_S


def _update_debt(rule: ItemRule, wait: Hold, facts: Facts) -> Iterator[Debt]:
    for silence in wait.silences:
        if silence.duration_s >= rule.wait_s:
            due_s = silence.start_s + rule.limit_s
            over = silence.end_s > due_s or (facts.ended and wait.back is None)
            yield Debt(silence.start_s, silence.start_s, due_s, over, wait.asked.text)
