"""Lines of the transcript as a screen shows them: text with the stretches that matter.

The events say when a phrase was spoken; a screen needs to know which characters it is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from asr_models.transcript import Hearing, Utterance
from audio.block import Speaker
from audio.span import Span
from coach_app.events import PhraseHeard, Said
from feedback.flag import ItemState, ItemStatus

#: Below this a recogniser's word is shown as uncertain: more likely wrong than right. It
#: decides how a word looks, and nothing else.
UNCERTAIN_BELOW = 0.5


class MarkKind(StrEnum):
    """Why a stretch of text is marked."""

    STANDARD = "standard"
    """A phrase that the pack wants to hear."""
    FORBIDDEN = "forbidden"
    """A phrase with a better way to say it."""
    POSSIBLY = "possibly"
    """Something close to a phrase of the pack."""
    FILLER = "filler"
    """A filler word."""
    UNCERTAIN = "uncertain"
    """The recogniser was not sure."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a line.

    Parameters
    ----------
    kind : MarkKind
        Why it is marked.
    start, end : int
        Characters of the line's text, half-open.
    replacement : str
        What to say instead; empty unless forbidden.
    """

    kind: MarkKind
    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance, or what is being heard of one.

    Parameters
    ----------
    speaker : Speaker
        Who speaks.
    span : Span
        When.
    text : str
        The words.
    provisional : bool
        They may still change.
    marks : tuple of Mark
        In order of their start.
    ticks : tuple of str
        Checklist items that these words ticked.
    """

    speaker: Speaker
    span: Span
    text: str
    provisional: bool = False
    marks: tuple[Mark, ...] = ()
    ticks: tuple[str, ...] = ()


def line_said(said: Said) -> Line:
    """A line of final words with its phrases marked."""
    utterance = said.utterance
    best_first = sorted(said.hits, key=lambda hit: -hit.score)
    marks = [mark for hit in best_first if (mark := _mark(hit, utterance)) is not None]
    marks = [*_one_replacement(marks), *_uncertain(utterance)]
    ordered = tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))
    return Line(utterance.speaker, utterance.span, utterance.text, marks=ordered)


def line_heard(hearing: Hearing) -> Line:
    """A line of provisional words."""
    return Line(hearing.speaker, hearing.span, hearing.text, provisional=True)


def words_in(lines: tuple[Line, ...], speaker: Speaker, span: Span) -> str:
    """What a speaker said during a stretch, to remind people of it."""
    return " ".join(line.text for line in lines if line.speaker is speaker and line.span & span)


def locate(text: str, wanted: str, near: float = 0.0) -> tuple[int, int] | None:
    """Find where in a text some words stand, punctuation aside.

    Parameters
    ----------
    text : str
        With punctuation.
    wanted : str
        The words to find.
    near : float
        Where in the text they are expected, in [0, 1]; decides between repeated words.

    Returns
    -------
    tuple of int or None
        Half-open stretch of characters, or ``None`` where they do not stand in it.

    Examples
    --------
    >>> locate("您好，移动公司为您服务。", "您好移动公司")
    (0, 7)
    """
    places = [index for index, character in enumerate(text) if _is_word(character)]
    bare = "".join(text[index] for index in places)
    needle = "".join(character for character in wanted if _is_word(character))
    if not needle:
        return None
    found: list[int] = []
    at = bare.find(needle)
    while at >= 0:
        found.append(at)
        at = bare.find(needle, at + 1)
    if not found:
        return None
    best = min(found, key=lambda start: abs(start / len(bare) - near))
    return places[best], places[best + len(needle) - 1] + 1


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _mark(hit: PhraseHeard, utterance: Utterance) -> Mark | None:
    length_s = utterance.span.duration_s
    near = (hit.span.start_s - utterance.span.start_s) / length_s if length_s else 0.0
    place = locate(utterance.text, hit.text, near)
    return Mark(_kind(hit), *place, replacement=hit.replacement) if place else None


def _one_replacement(best_first: list[Mark]) -> list[Mark]:
    """One better wording for one stretch: of forbidden phrases that overlap, the surest."""
    kept: list[Mark] = []
    for mark in best_first:
        over = [
            m for m in kept if m.kind is mark.kind is MarkKind.FORBIDDEN and m.start < mark.end and mark.start < m.end
        ]
        if not over:
            kept.append(mark)
    return kept


def ticked(line: Line, items: Iterable[ItemState]) -> Line:
    """The line with the items that its words ticked, as the checklist has them."""
    if line.speaker is not Speaker.AGENT:
        return line
    span = line.span
    mine = (item for item in items if item.status is ItemStatus.SAID and item.at_s is not None)
    return replace(line, ticks=tuple(i.item for i in mine if span.start_s <= (i.at_s or 0.0) <= span.end_s))


def _kind(hit: PhraseHeard) -> MarkKind:
    if hit.verdict != "said":
        return MarkKind.POSSIBLY
    if hit.replacement or hit.phrase.startswith("FOR-"):
        return MarkKind.FORBIDDEN
    return MarkKind.FILLER if hit.phrase.startswith("FIL-") else MarkKind.STANDARD


def _uncertain(utterance: Utterance) -> list[Mark]:
    marks: list[Mark] = []
    at = 0
    for word in utterance.words:
        start = utterance.text.find(word.text, at)
        if start < 0:
            continue
        at = start + len(word.text)
        if word.confidence < UNCERTAIN_BELOW:
            marks.append(Mark(MarkKind.UNCERTAIN, start, at))
    return marks
