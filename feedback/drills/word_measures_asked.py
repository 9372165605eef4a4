"""What the agent asks: how many questions, of which kinds, the open ones first, and never three in a row like a hearing."""

from __future__ import annotations

from collections.abc import Sequence

from audio.span import Span
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Measured
from feedback.drills.spoken import names
from feedback.drills.stretches import sentences_in
from feedback.drills.take import Take
from feedback.drills.wanted import alternatives, heard_in
from feedback.drills.word_lists import WORDS, counted, listed, quoted
from feedback.sentence_types import asks
from feedback.sentences import Sentence


def asked_measures() -> tuple[DrillMeasure, ...]:
    """The measures of this module."""
    return (
        DrillMeasure("questions", "count", "questions to the customer", WORDS, questions, ("also_asks",)),
        DrillMeasure(
            "question_kinds", "count", "kinds of questions, of eight", WORDS, question_kinds, ("also_asks", "kinds")
        ),
        DrillMeasure(
            "open_questions_first",
            "",
            "1: an open question in the first third of the questions, a closed one after it",
            WORDS,
            open_first,
            ("also_asks", "open", "closed"),
        ),
        DrillMeasure(
            "questions_in_row",
            "count",
            "most questions in a row without a word of thanks, a reason or a 请 between them",
            WORDS,
            questions_in_row,
            ("also_asks", "softening"),
        ),
    )


def questions(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Questions in the stretch."""
    return counted(_asked(take, check, spans))


def question_kinds(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Different kinds; each question is of the first kind listed that fits (``选择：还是|或者``)."""
    kinds = [entry.partition("：") for entry in names(check, "kinds")]
    found: dict[str, Sentence] = {}
    for question in _asked(take, check, spans):
        kind = next((name for name, _, words in kinds if heard_in(question, alternatives([words]))), None)
        if kind is not None:
            found.setdefault(kind, question)
    told = "、".join(f"{kind}「{question.text}」" for kind, question in found.items())
    return Measured(float(len(found)), next((q.span for q in found.values()), None), told)


def open_first(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """Whether it goes from wide to narrow (BEH-47); nothing to tell of under two questions."""
    asked = _asked(take, check, spans)
    if len(asked) < 2:
        return None
    first = asked[: max(1, -(-len(asked) // 3))]
    opened = next((q for q in first if heard_in(q, listed(check, "open"))), None)
    after = asked[asked.index(opened) + 1 :] if opened else []
    closed = next((q for q in after if heard_in(q, listed(check, "closed"))), None)
    shown = [q for q in (opened, closed) if q is not None] or first
    return Measured(1.0 if opened and closed else 0.0, shown[0].span, quoted(shown))


def questions_in_row(take: Take, check: Check, spans: Sequence[Span]) -> Measured | None:
    """The longest run of bare questions."""
    softening, asked = listed(check, "softening"), _asked(take, check, spans)
    run: list[Sentence] = []
    longest: list[Sentence] = []
    for sentence in sentences_in(take, spans):
        if heard_in(sentence, softening):
            run = []
        elif sentence in asked:
            run = [*run, sentence]
            longest = max(longest, run, key=len)
    return counted(longest)


def _asked(take: Take, check: Check, spans: Sequence[Span]) -> list[Sentence]:
    also = listed(check, "also_asks")
    return [s for s in sentences_in(take, spans) if asks(s.type) or heard_in(s, also)]
