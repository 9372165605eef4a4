"""What was said in a stretch, and how often: phrases, explanations, blame, promises, progress, amounts of money."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured
from feedback.drills.stretches import phrases_in, sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import heard_in, words_in
from feedback.drills.word_lists import WORDS, counted, holding, least, listed, quoted
from feedback.normal_text import normal
from feedback.sentence_types import asks, classify
from feedback.sentences import Sentence

#: A promise and its time may stand in sentences so far apart.
_TOGETHER_S = 3.0
#: Lists by which a sentence that promises is told from one that asks or repeats what the customer said.
_RETOLD = ("confirming", "retold", "proposing")
_CLAUSES = re.compile(r"[，,。！？；、!?;]")
#: Numerals before what they count; 一 alone is in too many words.
_NUMERAL = r"([零二两三四五六七八九十百千万几]|一(?=[百千万倍半])|百分之.)[零一二三四五六七八九十百千万多几]*"


def said_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("phrase_count", "count", "phrases said, each time counted", WORDS, phrase_count, ("phrases",)),
        DrillMeasure(
            "said_within_s",
            "s",
            "from the stretch's beginning to the first of the phrases",
            WORDS,
            said_within,
            ("phrases",),
        ),
        DrillMeasure("explains", "count", "sentences that explain or justify", WORDS, explains, ("explanation",)),
        DrillMeasure("disparages", "count", "sentences that run others down", WORDS, disparages, ("disparaging",)),
        DrillMeasure("blames", "count", "sentences that blame the customer", WORDS, blames, ("blaming",)),
        DrillMeasure(
            "promises_result", "count", "promises of a result", WORDS, promises_result, ("result", "no_promise")
        ),
        DrillMeasure(
            "promise_has_time",
            "",
            "1: what was promised has a time",
            WORDS,
            promise_has_time,
            ("promise", "when", *_RETOLD),
        ),
        DrillMeasure(
            "says_progress",
            "",
            "1: it was said when and how news will come",
            WORDS,
            says_progress,
            ("when", "how", *_RETOLD),
        ),
        DrillMeasure(
            "compensation_named",
            "count",
            "sentences that offer compensation or name a sum of it",
            WORDS,
            compensation_named,
            ("offers", "compensation", "quoting", "amounts"),
        ),
    )


def phrase_count(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How often the phrases were said."""
    found = phrases_in(take, spans, listed(check, "phrases"))
    return counted([p for p in found if p.said], found)


def said_within(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Seconds until the first of the phrases; infinite where none was said."""
    found = phrases_in(take, spans, listed(check, "phrases"))
    sure = next((p for p in found if p.said), None)
    if not found:
        return Measured(math.inf)
    late_s = sure.span.start_s - spans[0].start_s if sure else math.inf
    return Measured(
        late_s, (sure or found[0]).span, quoted([sure or found[0]]), found[0].span.start_s - spans[0].start_s
    )


def explains(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences with a word of explaining."""
    return _unwanted(take, check, spans, "explanation")


def disparages(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences that put it on colleagues or a third party."""
    return _unwanted(take, check, spans, "disparaging")


def blames(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences that put it on the customer."""
    return _unwanted(take, check, spans, "blaming")


def promises_result(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences that promise how it will end; who says that it cannot be promised does not."""
    denied = holding(take, check, spans, "no_promise")
    best = [s for s in holding(take, check, spans, "result", sure=False) if s not in denied]
    return least([s for s in holding(take, check, spans, "result") if s in best], best)


def promise_has_time(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Whether some promise says by when; 0 also where nothing was promised."""
    return _told_together(take, check, spans, "promise", "when")


def says_progress(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Whether it was said when and by what way the customer will hear more (BEH-76)."""
    return _told_together(take, check, spans, "when", "how")


def compensation_named(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Sentences that offer compensation, or name a sum beside it; what only repeats the customer's demand is none."""
    offers, words, quoting = listed(check, "offers"), listed(check, "compensation"), listed(check, "quoting")
    units = "|".join(re.escape(unit) for unit in listed(check, "amounts"))
    amount = re.compile(f"{_NUMERAL}({units})") if units else None
    sure, best = [], []
    for sentence in sentences_in(take, spans):
        if asks(sentence.type) or heard_in(sentence, quoting):
            continue
        summed = amount is not None and amount.search(normal(sentence.text).chars) is not None
        named = summed and bool(heard_in(sentence, words))
        if named or heard_in(sentence, offers):
            best.append(sentence)
        if named or heard_in(sentence, offers, sure=True):
            sure.append(sentence)
    return least(sure, best)


def _unwanted(take: Take, check: Check, spans: Sequence[Span], name: str) -> Measured:
    return least(holding(take, check, spans, name), holding(take, check, spans, name, sure=False))


def _told_together(take: Take, check: Check, spans: Sequence[Span], first: str, second: str) -> Measured:
    """Whether one sentence, or two side by side, hold something of both lists; questions and quotations do not."""
    said = [own for s in sentences_in(take, spans) if (own := _own(s, check)) is not None]
    one, other = listed(check, first), listed(check, second)
    sure, best = (
        [
            s
            for s in said
            if heard_in(s, one, sure=exact, alike=not exact)
            and any(heard_in(t, other, sure=exact, alike=not exact) for t in _beside(s, said))
        ]
        for exact in (True, False)
    )
    return _yes(sure, best)


def _own(sentence: Sentence, check: Check) -> Sentence | None:
    """A sentence without the clauses that ask something or repeat what the customer said; ``None`` if nothing is left."""
    if words_in(sentence.text, listed(check, "confirming")):
        return None
    clauses = [clause for clause in _CLAUSES.split(sentence.text) if clause]
    kept = [clause for clause in clauses if not _asks_or_retells(clause, check)]
    if not kept:
        return None
    text = "，".join(kept)
    phrases = tuple(
        p for p in sentence.phrases if len(kept) == len(clauses) or normal(p.text).chars in normal(text).chars
    )
    return replace(sentence, text=text, phrases=phrases)


def _asks_or_retells(clause: str, check: Check) -> bool:
    asked = asks(classify(clause)) and not words_in(clause, listed(check, "proposing"))
    return asked or bool(words_in(clause, listed(check, "retold")))


def _beside(sentence: Sentence, said: Sequence[Sentence]) -> list[Sentence]:
    """The sentence and its neighbours."""
    return [s for s in said if s.span.gap(sentence.span) <= _TOGETHER_S]


def _yes(sure: Sequence[Sentence], best: Sequence[Sentence]) -> Measured:
    shown = list(sure) or list(best)
    span = shown[0].span if shown else None
    return Measured(1.0 if sure else 0.0, span, quoted(shown, 2), 1.0 if best else 0.0)
