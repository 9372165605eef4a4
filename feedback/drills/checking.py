"""One check of one take: how much of it was met, what was measured, and where to hear it.

Words are a recogniser's. What was possibly said counts half, and `Checked.at_best` tells what it would be if it
was said, so that nobody fails for what was only badly heard.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.stretches import Gone, inside, phrases_in, resolve, sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import words_alike, words_in
from feedback.sentences import PhraseSpan, Sentence

_POSSIBLY = 0.5
_COUNTED = "count"
_MINUTE_S = 60.0


class Why(StrEnum):
    """Why a check was not assessed."""

    BY_HAND = "by_hand"
    NOT_PLAYED = "not_played"
    NOT_SAID = "not_said"
    NONE_SUCH = "none_such"
    NOT_HEARD = "not_heard"
    """The words, the voice or the customer's side are missing."""
    TOO_LITTLE = "too_little"
    """There was not enough to measure."""
    NO_MEASURE = "no_measure"
    """Nothing here can measure it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one check.

    Parameters
    ----------
    earned : float or None
        Share met, in [0, 1]; ``None`` where it was not assessed.
    at_best : float
        The same if all that was possibly heard was said; under 1 it is not met.
    value : float or None
        What was counted or measured; ``None`` also where it never happened.
    unit : str
        Of `value`.
    at_least, at_most : float or None
        Limits that it was held against.
    evidence : str
        Words or figures, as the trainer reads them.
    clip : Span or None
        Where to hear it.
    why : Why or None
        Why it was not assessed.
    """

    earned: float | None
    at_best: float = 1.0
    value: float | None = None
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None
    evidence: str = ""
    clip: Span | None = None
    why: Why | None = None


def check_take(
    take: Take, check: Check, measures: Mapping[str, DrillMeasure], lists: Mapping[str, tuple[str, ...]]
) -> Checked:
    """Hold a take against one check.

    Parameters
    ----------
    take : Take
        The whole of it.
    check : Check
        As written in the pack.
    measures : mapping
        Measures by name.
    lists : mapping
        Words that measures look for where the check names none.

    Returns
    -------
    Checked
    """
    if check.self_:
        return Checked(None, why=Why.BY_HAND)
    where = resolve(take, check.over)
    if where.gone is not None:
        return _nowhere(check, where.gone)
    if check.measure:
        return _measured(take, check, where.spans, measures.get(check.measure), lists)
    if check.rule:
        return _ruled(take, check, where.spans)
    if not take.has_words:
        return Checked(None, why=Why.NOT_HEARD)
    if check.said:
        return _said(take, check, where.spans)
    if check.unsaid:
        return _unsaid(take, check, where.spans)
    return _worded(take, check, where.spans)


def filled(check: Check, measure: DrillMeasure, lists: Mapping[str, tuple[str, ...]]) -> Check:
    """The check with the lists that it does not give itself; ``of`` names the list that stands for ``steps``."""
    params = {name: lists[name] for name in measure.params if name in lists} | check.params
    named = check.params.get("of")
    if isinstance(named, str) and named in lists:
        params["steps"] = lists[named]
    return check.model_copy(update={"params": params}) if params != check.params else check


def _nowhere(check: Check, gone: Gone) -> Checked:
    """What was to be said after something that was never said is not met; a limit on nothing is not assessed."""
    if gone is Gone.NOT_SAID and (check.said or check.words):
        return Checked(0.0, 0.0, at_least=check.at_least, evidence="")
    return Checked(None, why=Why(gone.value))


def _said(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    found = phrases_in(take, spans, check.said)
    if check.in_order:
        sure, best = _chain(check.said, [p for p in found if p.said]), _chain(check.said, found)
        return _counted(sure, best, found, check.at_least or len(check.said), "".join(_order_told(found)))
    if check.at_least is not None:
        return _counted(_places([p for p in found if p.said]), _places(found), found, check.at_least)
    said, maybe = {p.phrase for p in found if p.said}, {p.phrase for p in found}
    missing = [name for name in check.said if name not in maybe]
    checked = _counted(len(said & set(check.said)), len(maybe), found, len(set(check.said)))
    return replace(checked, evidence=checked.evidence + (f" ✗ {'、'.join(missing)}" if missing else ""))


def _counted(sure: float, best: float, found: Sequence[PhraseSpan], needed: float, evidence: str = "") -> Checked:
    """So much said for sure of what is needed, and so much at best; what is possible counts half."""
    counted = min(sure, needed) + _POSSIBLY * (min(best, needed) - min(sure, needed))
    told = evidence or _told(found)
    return Checked(
        earned=counted / needed if needed else 1.0,
        at_best=min(best, needed) / needed if needed else 1.0,
        value=sure,
        unit=_COUNTED,
        at_least=needed,
        evidence=told,
        clip=found[0].span if found else None,
    )


def _told(found: Sequence[PhraseSpan]) -> str:
    """The words, each once; a question mark where they were only possibly said."""
    texts = dict.fromkeys(f"「{p.text}」" + ("" if p.said else "？") for p in found)
    return "、".join(list(texts)[:4])


def _places(found: Sequence[PhraseSpan]) -> int:
    """How often something was said: the same words may be several phrases."""
    counted: list[Span] = []
    for phrase in found:
        if not any(phrase.span.overlap_s(other) > phrase.span.duration_s / 2 for other in counted):
            counted.append(phrase.span)
    return len(counted)


def _chain(names: Sequence[str], found: Sequence[PhraseSpan]) -> int:
    """How many of the phrases came in the order of the names."""
    best = [0] * (len(names) + 1)
    for phrase in found:
        for n in reversed(range(len(names))):
            if names[n] == phrase.phrase:
                best[n + 1] = max(best[n + 1], 1 + max(best[: n + 1]))
    return max(best)


def _order_told(found: Sequence[PhraseSpan]) -> list[str]:
    names = [p.phrase for n, p in enumerate(found) if n == 0 or found[n - 1].phrase != p.phrase]
    return [" → ".join(names)] if names else []


def _unsaid(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    found = phrases_in(take, spans, check.unsaid)
    over = [p for p in found if not _spared(take, p, found)]
    sure = [p for p in over if p.said]
    shown = sure or over
    return Checked(
        earned=0.0 if sure else _POSSIBLY if over else 1.0,
        at_best=0.0 if sure else 1.0,
        value=float(len(sure)),
        unit=_COUNTED,
        at_most=0.0,
        evidence=_told(shown),
        clip=shown[0].span if shown else None,
    )


def _spared(take: Take, phrase: PhraseSpan, found: Sequence[PhraseSpan]) -> bool:
    """A filler within its limit per minute is nothing to fail for."""
    limit = phrase.entry.limit_per_minute if phrase.entry else None
    if limit is None or not phrase.phrase.startswith("FIL"):
        return False
    minutes = max(1.0, sum(s.span.duration_s for s in take.sentences()) / _MINUTE_S)
    return sum(p.phrase == phrase.phrase for p in found) <= limit * minutes


def _worded(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    wanted = check.words or check.no_words
    said = sentences_in(take, spans)
    held = [(s, words) for s in said if (words := words_in(s.text, wanted))]
    different = {word for _, words in held for word in words}
    evidence, clip = "、".join(f"「{s.text}」" for s, _ in held[:3]), held[0][0].span if held else None
    if check.no_words:
        met = 0.0 if different else 1.0
        return Checked(met, met, float(len(different)), _COUNTED, None, 0.0, evidence, clip)
    needed = check.at_least or 1.0
    sure = min(1.0, len(different) / needed)
    best = sure if sure == 1 else min(1.0, len(different | _alike(said, wanted)) / needed)
    earned = sure + _POSSIBLY * (best - sure)
    return Checked(earned, best, float(len(different)), _COUNTED, needed, None, evidence, clip)


def _alike(said: Sequence[Sentence], wanted: Sequence[str]) -> set[str]:
    return {word for s in said for word in words_alike(s.text, wanted)}


def _ruled(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    flags = [f for f in take.flags if f.rule == check.rule and any(f.span & s or inside(f.span, [s]) for s in spans)]
    most = check.at_most or 0.0
    if len(flags) <= most and not (take.has_words and take.has_voice):
        return Checked(None, why=Why.NOT_HEARD)
    met = 1.0 if len(flags) <= most else 0.0
    evidence = "；".join(f.evidence for f in flags[:3] if f.evidence)
    return Checked(met, met, float(len(flags)), _COUNTED, None, most, evidence, flags[0].span if flags else None)


def _measured(
    take: Take,
    check: Check,
    spans: Sequence[Span],
    measure: DrillMeasure | None,
    lists: Mapping[str, tuple[str, ...]],
) -> Checked:
    if measure is None:
        return Checked(None, why=Why.NO_MEASURE)
    if not _has(take, measure):
        return Checked(None, unit=measure.unit, why=Why.NOT_HEARD)
    found = measure.of(take, filled(check, measure, lists), spans)
    if found is None or math.isnan(found.value):
        return Checked(None, unit=measure.unit, why=Why.TOO_LITTLE)
    return _held(check, measure, found)


def _held(check: Check, measure: DrillMeasure, found: Measured) -> Checked:
    sure = _share(check, measure, found.value)
    best = sure if found.at_best is None else max(sure, _share(check, measure, found.at_best))
    return Checked(
        earned=sure + _POSSIBLY * (best - sure),
        at_best=best,
        value=found.value if math.isfinite(found.value) else None,
        unit=measure.unit,
        at_least=check.at_least,
        at_most=check.at_most,
        evidence=found.evidence,
        clip=found.span,
    )


def _share(check: Check, measure: DrillMeasure, value: float) -> float:
    """Met or not; of things that are counted, the share that was reached."""
    if check.at_most is not None and value > check.at_most + 1e-9:
        return 0.0
    if check.at_least is None or value >= check.at_least - 1e-9:
        return 1.0
    return max(0.0, value / check.at_least) if measure.unit == _COUNTED and check.at_least > 0 else 0.0


def _has(take: Take, measure: DrillMeasure) -> bool:
    there = {
        Need.WORDS: take.has_words,
        Need.VOICE: take.has_voice,
        Need.CUSTOMER: take.view.hears(Speaker.CUSTOMER),
    }
    return all(there.get(need, True) for need in measure.needs)
