"""Checks of what was said and what must not be: phrases of the lexicon and words, sure or only possibly heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.checked import Checked
from feedback.drills.denied import affirmed
from feedback.drills.first_words import first_words
from feedback.drills.stretches import phrases_in, sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import apart, words_alike, words_in
from feedback.drills.word_lists import quoted
from feedback.sentences import PhraseSpan, Sentence

_POSSIBLY = 0.5
_COUNTED = "count"
_MINUTE_S = 60.0


def phrased(take: Take, check: Check, spans: Sequence[Span], wordings: Mapping[str, str]) -> Checked:
    """Phrases that must be said: all, so many, or in their order; `wordings` name those that are missing."""
    found = phrases_in(take, spans, check.said)
    if check.in_order:
        sure, best = _chain(check.said, [p for p in found if p.said]), _chain(check.said, found)
        return _counted(sure, best, found, check.at_least or len(check.said), _order_told(found))
    if check.at_least is not None:
        return _counted(_places([p for p in found if p.said]), _places(found), found, check.at_least)
    said, maybe = {p.phrase for p in found if p.said}, {p.phrase for p in found}
    missing = [name for name in check.said if name not in maybe]
    checked = _counted(len(said & set(check.said)), len(maybe), found, len(set(check.said)))
    lacking = "、".join(f"「{first_words(wordings.get(name, name))}」" for name in missing)
    return replace(checked, evidence=f"{checked.evidence} ✗ {lacking}".strip() if missing else checked.evidence)


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


def _order_told(found: Sequence[PhraseSpan]) -> str:
    """The words in the order in which they came."""
    return " → ".join(f"「{p.text}」" for n, p in enumerate(found) if n == 0 or found[n - 1].phrase != p.phrase)


def unphrased(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    """Phrases that must not be said."""
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


def worded(take: Take, check: Check, spans: Sequence[Span]) -> Checked:
    """Words that must be heard; nearly heard counts half."""
    said = sentences_in(take, spans)
    held = [(s, words) for s in said if (words := apart(s.text, words_in(s.text, check.words)))]
    different = {word for _, words in held for word in words}
    needed = check.at_least or 1.0
    sure = min(1.0, len(different) / needed)
    best = sure if sure == 1 else min(1.0, len(different | _alike(said, check.words)) / needed)
    earned = sure + _POSSIBLY * (best - sure)
    sentences = [s for s, _ in held]
    return Checked(earned, best, float(len(different)), _COUNTED, needed, None, quoted(sentences, 3), _clip(sentences))


def unworded(take: Take, check: Check, spans: Sequence[Span], lists: Mapping[str, tuple[str, ...]]) -> Checked:
    """Words that must not be said; who denies them has not said them."""
    held = [(s, words) for s in sentences_in(take, spans) if (words := affirmed(s.text, check.no_words, lists))]
    count = len({word for _, words in held for word in words})
    met = 0.0 if count else 1.0
    sentences = [s for s, _ in held]
    return Checked(met, met, float(count), _COUNTED, None, 0.0, quoted(sentences, 3), _clip(sentences))


def _clip(found: Sequence[Sentence]) -> Span | None:
    return found[0].span if found else None


def _alike(said: Sequence[Sentence], wanted: Sequence[str]) -> set[str]:
    return {word for s in said for word in apart(s.text, words_alike(s.text, wanted))}
