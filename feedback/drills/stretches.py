"""Which parts of a take a check looks at: the words of a stretch turned into spans, or why there is none.

What never came up cannot be judged: a line that was not played, an explanation that nobody gave.
Whether that leaves a criterion open or unmet is for the check to say, so the reason goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from audio.span import Span
from feedback.drills.check import Stretch
from feedback.drills.take import Take
from feedback.normal_text import normal
from feedback.sentence_types import asks
from feedback.sentences import PhraseSpan, Sentence, SentenceType
from feedback.timing_metrics import digit_runs

#: A sentence with a number of so many digits is read out to be written down.
_DICTATED = 4
#: A statement of so many syllables tells something.
_TELLS = 12
_NEVER = Stretch()


class Gone(StrEnum):
    """Why there is nothing to look at."""

    NOT_PLAYED = "not_played"
    """The line that it begins at, or is the answer to, never came."""
    NOT_SAID = "not_said"
    """The phrase that it begins with was never said."""
    NONE_SUCH = "none_such"
    """No sentence of that sort was said."""
    NOT_HEARD = "not_heard"
    """It is found by words, and the words were not heard."""


@dataclass(frozen=True, slots=True)
class Stretches:
    """Where to look.

    Parameters
    ----------
    spans : tuple of Span
        In their order; empty where there is nothing.
    gone : Gone or None
        Why there is nothing.
    """

    spans: tuple[Span, ...] = ()
    gone: Gone | None = None


def resolve(take: Take, over: Stretch) -> Stretches:
    """The spans of a take that a stretch names.

    Parameters
    ----------
    take : Take
        The whole of it.
    over : Stretch
        As written in a check.

    Returns
    -------
    Stretches
        Bounds that never came (`until`, `before_said`) leave the stretch open to the end.
    """
    if over == _NEVER:
        return Stretches((take.whole,))
    if not take.has_words and needs_words(over):
        return Stretches(gone=Gone.NOT_HEARD)
    spans = _between_lines(take, over)
    if not spans:
        return Stretches(gone=Gone.NOT_PLAYED)
    if over.after_said:
        first = _first(take, over.after_said, spans)
        if first is None:
            return Stretches(gone=Gone.NOT_SAID)
        spans = _from(spans, first.span.end_s)
    if over.before_said and (end := _first(take, over.before_said, spans)):
        spans = _until(spans, end.span.start_s)
    if over.within_s is not None:
        spans = [Span(s.start_s, min(s.end_s, s.start_s + over.within_s)) for s in spans]
    if not over.sentences_with and not over.sentences_of:
        return Stretches(tuple(spans))
    chosen = tuple(s.span for s in sentences_in(take, spans) if _is_meant(s, over))
    return Stretches(chosen) if chosen else Stretches(gone=Gone.NONE_SUCH)


def needs_words(over: Stretch) -> bool:
    """Whether a stretch is found by what was said."""
    return bool(over.after_said or over.before_said or over.sentences_with or over.sentences_of)


def inside(span: Span, spans: Iterable[Span]) -> bool:
    """Whether something lies in one of the stretches: its middle does.

    Examples
    --------
    >>> inside(Span(1.8, 3.0), [Span(2.0, 5.0)])
    True
    """
    middle_s = (span.start_s + span.end_s) / 2
    return any(s.start_s <= middle_s <= s.end_s for s in spans)


def sentences_in(take: Take, spans: Sequence[Span]) -> list[Sentence]:
    """The agent's sentences in the stretches, oldest first."""
    return [s for s in take.sentences() if not s.provisional and inside(s.span, spans)]


def phrases_in(take: Take, spans: Sequence[Span], ids: Iterable[str]) -> list[PhraseSpan]:
    """The agent's phrases and fillers of these ids in the stretches, oldest first."""
    wanted = frozenset(ids)
    found = [p for s in take.sentences() if not s.provisional for p in (*s.phrases, *s.fillers) if p.phrase in wanted]
    return sorted((p for p in found if inside(p.span, spans)), key=lambda p: p.span.start_s)


def _between_lines(take: Take, over: Stretch) -> list[Span]:
    whole = _bounded(take, over)
    if whole is None:
        return []
    if not over.answer_to:
        return [whole]
    answers = (a.span for a in take.answers if a.shown is not None and a.shown.line in over.answer_to)
    return [both for span in answers if (both := span & whole) is not None]


def _bounded(take: Take, over: Stretch) -> Span | None:
    start_s, end_s = take.whole.start_s, take.whole.end_s
    if over.after is not None:
        after = [shown.span.end_s for shown in take.shown if shown.line == over.after and not shown.stock]
        if not after:
            return None
        start_s = after[0]
    if over.until is not None:
        until = [
            s.span.start_s for s in take.shown if s.line == over.until and not s.stock and s.span.start_s >= start_s
        ]
        end_s = until[0] if until else end_s
    return Span(min(start_s, end_s), end_s)


def _first(take: Take, ids: Sequence[str], spans: Sequence[Span]) -> PhraseSpan | None:
    """What was said for sure before what was possibly said."""
    found = phrases_in(take, spans, ids)
    return next((p for p in found if p.said), found[0] if found else None)


def _from(spans: Sequence[Span], at_s: float) -> list[Span]:
    return [Span(max(s.start_s, at_s), s.end_s) for s in spans if s.end_s >= at_s]


def _until(spans: Sequence[Span], at_s: float) -> list[Span]:
    return [Span(s.start_s, min(s.end_s, at_s)) for s in spans if s.start_s <= at_s]


def _is_meant(sentence: Sentence, over: Stretch) -> bool:
    if over.sentences_with and not any(p.phrase in over.sentences_with for p in sentence.phrases):
        return False
    match over.sentences_of:
        case "":
            return True
        case "question":
            return asks(sentence.type)
        case "courtesy":
            return sentence.type is SentenceType.COURTESY_QUESTION
        case "explanation":
            return _explains(sentence)
        case "dictation":
            return "dictates" in sentence.cues or max(digit_runs(sentence.text), default=0) >= _DICTATED
        case kind:
            return sentence.type.value == kind


def _explains(sentence: Sentence) -> bool:
    """It gives a reason or a step, or is a long statement that is no standard phrase."""
    if {"explains", "hands_over"} & set(sentence.cues) and not asks(sentence.type):
        return True
    told = sentence.type in (SentenceType.STATEMENT, SentenceType.NEGATIVE)
    return told and not sentence.phrases and len(normal(sentence.text).chars) >= _TELLS
