"""A book of drills, and the marks of a take, in the language of whoever reads them.

A take is run and marked by what the authors wrote, whatever the language of the window, so that its marks, notes and
ticks stay the same when the language changes; only what is shown is translated, and what lacks a translation is shown
as it was written.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from feedback.drills.book import DrillBook
from feedback.drills.check import Criterion
from feedback.drills.criteria import asked
from feedback.drills.drill import Drill
from feedback.drills.english import English, EnglishCriterion, EnglishDrill
from feedback.drills.evidence_words import evidence_in
from feedback.drills.marking import CriterionMark, TakeMark

_ENGLISH = "en"
#: Criteria whose text is what somebody is to say, or not to say, in Mandarin.
_WORDINGS = ("must:STD", "must_not:", "order")
_C = TypeVar("_C", bound=Criterion)


def book_in(book: DrillBook, language: str) -> DrillBook:
    """Everything that is said about the drills in a language; what customers say stays.

    Parameters
    ----------
    book : DrillBook
        As its authors wrote it.
    language : str
        ``zh`` or ``en``.
    """
    english = book.english
    if language != _ENGLISH or english is None:
        return book
    shared = {one.zh: one for one in english.shared}
    drills = {one.id: one for one in english.drill}
    return book.model_copy(
        update={
            "base": tuple(_criterion(one, shared.get(one.text)) for one in book.base),
            "whole_call": tuple(_criterion(one, shared.get(one.text)) for one in book.whole_call),
            "drill": tuple(_drill(one, drills.get(one.id), english) for one in book.drill),
        }
    )


def drill_in(drill: Drill, book: DrillBook, language: str) -> Drill:
    """One drill of a book in a language; as it was written where that is all there is."""
    english = book.english
    if language != _ENGLISH or english is None:
        return drill
    return _drill(drill, english.get(drill.id), english)


def mark_in(mark: TakeMark, drill: str, book: DrillBook, language: str) -> TakeMark:
    """The marks of a take in a language.

    Parameters
    ----------
    mark : TakeMark
        As it was marked.
    drill : str
        Id of what was practised.
    book : DrillBook
        As its authors wrote it.
    language : str
        ``zh`` or ``en``.
    """
    written = book.get(drill)
    known: dict[str, Criterion] = {}
    if written is not None:
        there = book_in(book, language).model_copy(update={"drill": ()})
        told = asked(drill_in(written, book, language), there, language=language)
        known = {one.origin: one.criterion for one in told}
    words = {one.zh: one.text for one in book.english.word} if book.english is not None else {}

    def shown(one: CriterionMark) -> CriterionMark:
        return replace(_told(one, known.get(one.origin)), evidence=evidence_in(one.evidence, language, words))

    kept_from = shown(mark.kept_from) if mark.kept_from is not None else None
    return replace(mark, criteria=tuple(shown(one) for one in mark.criteria), kept_from=kept_from)


def criterion_in(text: str, drill: str, book: DrillBook, language: str) -> str:
    """A criterion of a drill by its text as it was marked, in a language; the same text where it has no other.

    Parameters
    ----------
    text : str
        Of a mark.
    drill : str
        Id of the drill.
    book : DrillBook
        As its authors wrote it.
    language : str
        ``zh`` or ``en``.
    """
    written = book.get(drill)
    if written is None:
        return text
    names = {standard.title.zh: standard.title.in_language(language) for standard in book.standard}
    there = book_in(book, language)
    own = zip(written.pass_, drill_in(written, book, language).pass_, strict=True)
    shared = zip((*book.base, *book.whole_call), (*there.base, *there.whole_call), strict=True)
    names |= {zh.text: told.text for zh, told in (*own, *shared)}
    return names.get(text, text)


def _told(one: CriterionMark, known: Criterion | None) -> CriterionMark:
    if known is None:
        return one
    if one.origin == "order":
        return replace(one, hint=known.hint)
    return one if one.origin.startswith(_WORDINGS) else replace(one, text=known.text, hint=known.hint)


def _drill(drill: Drill, told: EnglishDrill | None, english: English) -> Drill:
    update: dict[str, object] = {"sector": english.sector_name(drill.sector)}
    if told is not None:
        lines = {line.id: line.text for line in told.line}
        update |= {
            "title": told.title,
            "background": told.background or drill.background,
            "pass_": tuple(_criterion(one, told.criterion(one.text)) for one in drill.pass_),
            "line": tuple(line.model_copy(update={"text": lines.get(line.id, line.text)}) for line in drill.line),
        }
    return drill.model_copy(update=update)


def _criterion(criterion: _C, told: EnglishCriterion | None) -> _C:
    if told is None:
        return criterion
    return criterion.model_copy(update={"text": told.text, "hint": told.hint or criterion.hint})
