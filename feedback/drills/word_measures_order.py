"""In which order things were said: feelings before facts, the steps of a method, and no persuading after a no."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check, Stretch
from feedback.drills.measure import DrillMeasure, Measured
from feedback.drills.spoken import names, number
from feedback.drills.stretches import inside, sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import alternatives, heard_in, words_in
from feedback.drills.word_lists import WORDS, counted, holding, listed, quoted
from feedback.sentences import Sentence

#: Marks a step that the customer takes.
_CUSTOMER = "<"


def order_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "feeling_before_explaining",
            "",
            "1: a word of feeling came before the first explanation",
            WORDS,
            feeling_first,
            ("feeling", "explanation"),
        ),
        DrillMeasure(
            "steps_in_order",
            "count",
            "steps of a method that came in their order (with any_order = 1 in any), within within_s",
            WORDS,
            steps_in_order,
            ("of", "steps", "within_s", "any_order"),
        ),
        DrillMeasure(
            "persuades_after_no",
            "count",
            "sentences that go on persuading after the customer declined",
            WORDS,
            persuades_after_no,
            ("declines", "persuading"),
        ),
    )


def feeling_first(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Whether feeling came first; 0 also where it never came."""
    explained = holding(take, check, spans, "explanation")
    first = explained[0] if explained else None
    best, sure = (holding(take, check, spans, "feeling", sure=s) for s in (False, True))
    early = [[s for s in felt if first is None or s.span.start_s <= first.span.start_s] for felt in (sure, best)]
    shown = (early[0] or early[1])[:1] + ([first] if first else [])
    return Measured(
        1.0 if early[0] else 0.0, shown[0].span if shown else None, " → ".join(quoted([s]) for s in shown),
        1.0 if early[1] else 0.0,
    )  # fmt: skip


def steps_in_order(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many steps were taken; one sentence may take several that follow each other."""
    steps = names(check, "steps")
    if not steps:
        return None
    said = _both(take, spans)
    within_s = number(check, "within_s", 1e9)
    in_order = number(check, "any_order", 0.0) == 0.0
    sure = _most(said, steps, within_s, sure=True, in_order=in_order)
    best = _most(said, steps, within_s, sure=False, in_order=in_order)
    shown = sure if len(sure) == len(best) else best
    return Measured(
        float(len(sure)), shown[0].span if shown else None, " → ".join(quoted([s]) for s in shown), float(len(best))
    )


def persuades_after_no(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Persuading sentences after the customer first said no; ``None`` where no refusal came."""
    declines = listed(check, "declines")
    refused = [shown.span.end_s for shown in take.shown if words_in(shown.text, declines)]
    refused += [s.span.end_s for s in take.sentences(Speaker.CUSTOMER) if heard_in(s, declines)]
    since_s = min(refused, default=spans[0].start_s if check.over != Stretch() else None)
    if since_s is None:
        return None
    return counted([s for s in holding(take, check, spans, "persuading") if s.span.start_s >= since_s])


def _both(take: Take, spans: Sequence[Span]) -> list[Sentence]:
    customer = [s for s in take.sentences(Speaker.CUSTOMER) if inside(s.span, spans)]
    return sorted([*sentences_in(take, spans), *customer], key=lambda s: s.span.start_s)


def _most(
    said: Sequence[Sentence], steps: Sequence[str], within_s: float, *, sure: bool, in_order: bool
) -> list[Sentence]:
    """The longest row of steps that begins with any sentence and ends within the time."""
    taken = [[_takes(sentence, step, sure=sure) for step in steps] for sentence in said]
    best: list[Sentence] = []
    for n, first in enumerate(said):
        if not any(taken[n]):
            continue
        window = [
            (s, t) for s, t in zip(said[n:], taken[n:], strict=True) if s.span.end_s - first.span.start_s <= within_s
        ]
        best = max(best, _row(window, len(steps)) if in_order else _set(window, len(steps)), key=len)
    return best


def _row(window: Iterable[tuple[Sentence, Sequence[bool]]], steps: int) -> list[Sentence]:
    rows: list[list[Sentence]] = [[] for _ in range(steps + 1)]  # the longest row of the first n steps
    for sentence, takes in window:
        for n in range(steps):
            if takes[n] and len(rows[n]) + 1 > len(rows[n + 1]):
                rows[n + 1] = [*rows[n], sentence]
            if len(rows[n]) > len(rows[n + 1]):
                rows[n + 1] = rows[n]
    return rows[steps]


def _set(window: Iterable[tuple[Sentence, Sequence[bool]]], steps: int) -> list[Sentence]:
    seen = list(window)
    found = [next((s for s, takes in seen if takes[n]), None) for n in range(steps)]
    return [s for s in found if s is not None]


def _takes(sentence: Sentence, step: str, *, sure: bool) -> bool:
    speaker = Speaker.CUSTOMER if step.startswith(_CUSTOMER) else Speaker.AGENT
    return sentence.speaker is speaker and bool(
        heard_in(sentence, alternatives([step.lstrip(_CUSTOMER)]), sure=sure, alike=not sure)
    )
