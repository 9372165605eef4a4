"""How the agent puts it: vague words, jargon and whether it is explained, words of order, courtesy, fillers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured
from feedback.drills.spoken import number
from feedback.drills.stretches import sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import apart, heard_in, words_in
from feedback.drills.word_lists import ENOUGH, WORDS, counted, least, listed, quoted, syllables
from feedback.sentence_types import asks
from feedback.sentences import PhraseSpan, Sentence
from feedback.spoken_turns import is_listening

_MINUTE_S = 60.0
_LISTENING = 4


def style_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("vague_words", "count", "vague words", WORDS, vague_words, ("vague",)),
        DrillMeasure(
            "order_words", "count", "different words that put things in order", WORDS, order_words, ("order",)
        ),
        DrillMeasure(
            "jargon_per_100",
            "per 100",
            "terms of the trade that the customer did not use and nobody explained, in 100 syllables",
            WORDS,
            jargon_per_100,
            ("jargon", "plainly", "within_s"),
            ("within_s",),
        ),
        DrillMeasure(
            "jargon_explained_pct",
            "%",
            "terms of the trade that were explained soon; 100 where there were none",
            WORDS,
            jargon_explained,
            ("jargon", "plainly", "within_s"),
            ("within_s",),
        ),
        DrillMeasure("polite_per_100", "per 100", "words of courtesy in 100 syllables", WORDS, polite, ("courtesies",)),
        DrillMeasure("fillers_per_min", "per min", "fillers in a minute of the agent's speech", WORDS, fillers_per_min),
        DrillMeasure(
            "fillers_over_limit",
            "count",
            "fillers used more often than their own limit allows, `spare` uses forgiven",
            WORDS,
            fillers_over_limit,
            ("spare",),
        ),
        DrillMeasure("forbidden_alerts", "count", "forbidden phrases that are alerts", WORDS, forbidden_alerts),
    )


def vague_words(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences with a vague word; a question may be open."""
    vague = listed(check, "vague")
    said = [s for s in sentences_in(take, spans) if not asks(s.type)]
    return least([s for s in said if heard_in(s, vague, sure=True)], [s for s in said if heard_in(s, vague)])


def order_words(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Different words of order."""
    said, wanted = sentences_in(take, spans), listed(check, "order")
    held = [(s, found) for s in said if (found := apart(s.text, heard_in(s, wanted)))]
    words = list(dict.fromkeys(word for _, found in held for word in found))
    maybe = {word for s in said for word in apart(s.text, heard_in(s, wanted, alike=True))}
    return Measured(float(len(words)), held[0][0].span if held else None, "、".join(words), float(len(maybe)))


def jargon_per_100(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Unexplained terms in 100 syllables."""
    said = sentences_in(take, spans)
    if syllables(said) < ENOUGH:
        return None
    terms = [(s, term) for s, term, explained in _terms(take, check, spans) if not explained]
    span = terms[0][0].span if terms else None
    return Measured(100 * len(terms) / syllables(said), span, "、".join(dict.fromkeys(term for _, term in terms)))


def jargon_explained(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Share of the terms that were explained."""
    if syllables(sentences_in(take, spans)) < ENOUGH:
        return None
    terms = list(_terms(take, check, spans))
    left = [(s, term) for s, term, explained in terms if not explained]
    shown = left or [(s, term) for s, term, _ in terms]
    span = shown[0][0].span if shown else None
    share = 100.0 * (len(terms) - len(left)) / len(terms) if terms else 100.0
    return Measured(share, span, "、".join(dict.fromkeys(term for _, term in shown)))


def polite(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences with courtesies count once for each different word."""
    said = sentences_in(take, spans)
    if syllables(said) < ENOUGH:
        return None
    found = [word for s in said for word in heard_in(s, listed(check, "courtesies"))]
    common = "、".join(word for word, _ in Counter(found).most_common(4))
    return Measured(100 * len(found) / syllables(said), None, common)


def fillers_per_min(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Fillers of all kinds."""
    said = sentences_in(take, spans)
    spoken_s = sum(s.span.duration_s for s in said)
    if syllables(said) < ENOUGH:
        return None
    uses = list(_fillers(said))
    return Measured(_MINUTE_S * len(uses) / spoken_s, uses[0].span if uses else None, quoted(uses))


def fillers_over_limit(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How many fillers were used more often than their entries allow."""
    said = sentences_in(take, spans)
    minutes = max(1.0, sum(s.span.duration_s for s in said) / _MINUTE_S)
    uses = list(_fillers(said))
    often = Counter(use.phrase for use in uses)
    limits = {use.phrase: use.entry.limit_per_minute for use in uses if use.entry is not None}
    spare = number(check, "spare", 0.0)
    over = [
        name for name, n in often.items() if (limit := limits.get(name)) is not None and n > limit * minutes + spare
    ]
    first = next((use for use in uses if use.phrase in over), None)
    told = "、".join(f"{next(u.text for u in uses if u.phrase == name)} × {often[name]}" for name in over)
    return Measured(float(len(over)), first.span if first else None, told)


def forbidden_alerts(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:  # noqa: ARG001
    """Forbidden phrases that the pack raises an alert for."""
    found = [p for s in sentences_in(take, spans) for p in s.phrases if p.forbidden and p.entry]
    alerts = [p for p in found if p.entry is not None and p.entry.severity == "alert"]
    sure = [p for p in alerts if p.said]
    return least(sure, alerts) if alerts else counted([])


def _fillers(said: Sequence[Sentence]) -> Iterator[PhraseSpan]:
    """Uses of fillers. What only shows that somebody listens is none, and a recogniser writes 好嘛 for 好吗."""
    for sentence in said:
        if is_listening(sentence.text, _LISTENING):
            continue
        for use in sentence.fillers:
            ends = sentence.text.rstrip("，,。.？?！! ").endswith(use.text)
            if not (ends and asks(sentence.type)):
                yield use


def _terms(take: Take, check: Check, spans: Sequence[Span]) -> Iterator[tuple[Sentence, str, bool]]:
    """Terms that the customer did not use, each where it came first, and whether an explanation followed."""
    said, jargon = sentences_in(take, spans), listed(check, "jargon")
    customers = words_in("，".join(shown.text for shown in take.shown), jargon)
    within_s = number(check, "within_s", 10.0)
    seen: set[str] = set(customers)
    for sentence in said:
        for term in heard_in(sentence, jargon):
            if term in seen:
                continue
            seen.add(term)
            after = (s for s in said if s is sentence or 0 <= s.span.start_s - sentence.span.end_s <= within_s)
            yield sentence, term, any(heard_in(s, listed(check, "plainly")) for s in after)
