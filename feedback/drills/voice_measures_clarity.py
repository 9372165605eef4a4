"""How clearly: words that the recogniser was not sure of (TON-22).

Numbers are left out that it wrote as one piece (2047, spelled out as 二零四七 with one confidence for all):
such a confidence is low because a number can be written in several ways, however clearly it was read out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from asr_models.transcript import Word
from audio.block import Speaker
from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.drills.spoken import number, quoted
from feedback.drills.stretches import inside
from feedback.drills.take import Take

_SURE = frozenset({Need.WORDS, Need.CONFIDENCE})
#: Fewest words with a confidence of their own.
_FEWEST = 10
#: What numbers are spelled out with.
_NUMERALS = frozenset("零一二三四五六七八九十百千万亿两")


def clarity_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure(
            "unsure_pct",
            "%",
            "share of words that were hardly recognised",
            _SURE,
            unsure,
            ("confidence",),
            ("confidence",),
        ),
    )


def unsure(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Per cent of the words under ``confidence``; ``None`` from a recogniser that gives no confidence of its own."""
    said = [u for u in take.view.utterances(Speaker.AGENT) if not u.unclear]
    words = [w for u in said for w in _spelled(u.words) if inside(w.span, spans)]
    if len(words) < _FEWEST or all(w.confidence == words[0].confidence for w in words):
        return None
    low = [w for w in words if w.confidence < number(check, "confidence", 0.6)]
    worst = min(words, key=lambda w: w.confidence)
    evidence = " ".join(quoted(w.text) for w in low[:6])
    return Measured(100 * len(low) / len(words), worst.span, evidence)


def _spelled(words: Sequence[Word]) -> Iterator[Word]:
    """Words without the numbers that were written as one piece."""
    for (confidence, numeral), run in itertools.groupby(words, lambda w: (w.confidence, w.text in _NUMERALS)):
        piece = list(run)
        if not numeral or len(piece) == 1 or confidence == 1.0:
            yield from piece
