"""Which words and phrases were said in a stretch, and how often: vague words, fillers, blame, promises."""

from __future__ import annotations

import math
from collections.abc import Sequence

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.stretches import phrases_in, sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import alternatives, heard_in
from feedback.sentences import PhraseSpan, Sentence

_WORDS = frozenset({Need.WORDS})
#: Under this many syllables nothing can be said of a share of them.
_ENOUGH = 20
_MINUTE_S = 60.0


def said_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("phrase_count", "count", "phrases said, each time counted", _WORDS, phrase_count, ("phrases",)),
        DrillMeasure(
            "said_within_s",
            "s",
            "from the beginning of the stretch until one of the phrases was said",
            _WORDS,
            said_within,
            ("phrases",),
        ),
    )


def phrase_count(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """How often the phrases were said."""
    found = phrases_in(take, spans, texts(check, "phrases"))
    sure = [p for p in found if p.said]
    return Measured(float(len(sure)), found[0].span if found else None, quoted(found), float(len(found)))


def said_within(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Seconds until the first of the phrases; infinite where none was said."""
    found = phrases_in(take, spans, texts(check, "phrases"))
    if not found:
        return Measured(math.inf)
    sure = next((p for p in found if p.said), None)
    first = sure or found[0]
    late_s = sure.span.start_s - spans[0].start_s if sure else math.inf
    return Measured(late_s, first.span, quoted([first]), found[0].span.start_s - spans[0].start_s)


def texts(check: Check, name: str) -> tuple[str, ...]:
    """A parameter that lists texts, its alternatives taken apart."""
    value = check.params.get(name, ())
    return alternatives(value if isinstance(value, tuple) else (str(value),))


def quoted(found: Sequence[PhraseSpan | Sentence], most: int = 4) -> str:
    """The words behind a count."""
    return "、".join(f"「{one.text}」" for one in found[:most])


def holding(take: Take, check: Check, spans: Sequence[Span], name: str) -> list[Sentence]:
    """The agent's sentences that hold something of a list."""
    wanted = texts(check, name)
    return [s for s in sentences_in(take, spans) if heard_in(s, wanted)]
