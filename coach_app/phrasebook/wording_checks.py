"""What is wrong with a phrase that somebody wrote, in both languages, before it is tried or kept."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from typing import Final

from coach_app.errors import AppError
from coach_app.phrasebook.book import Book, Line, Origin, Wanted
from feedback.lexicon import PhraseClass
from feedback.normal_text import normal

#: Characters of a wording.
LONGEST: Final = 120
_SLOT: Final = re.compile(r"\{([^{}]*)\}")

#: What is wrong, in Chinese and in English.
Wrong = tuple[str, str]


class WordingError(AppError):
    """Phrases of a book that cannot be used.

    Parameters
    ----------
    mistakes : tuple of (str, str, str)
        Id of the phrase, what is wrong in Chinese, and in English.
    """

    def __init__(self, mistakes: tuple[tuple[str, str, str], ...]) -> None:
        named = "; ".join(f"{name}: {wrong}" for name, _, wrong in mistakes)
        super().__init__(f"Some phrases cannot be used: {named}.", "Word them otherwise.")
        self.mistakes = mistakes


def wrong_in(book: Book) -> tuple[tuple[str, str, str], ...]:
    """What is wrong with phrases of one's own and reworded ones: id, Chinese, English."""
    lines = (line for line in book.lines() if line.origin is not Origin.PACK)
    return tuple((line.id, *wrong) for line in lines for wrong in wrong_of(line.wanted, line.kind, book))


def wrong_of(wanted: Wanted, kind: PhraseClass, book: Book, line: Line | None = None) -> list[Wrong]:
    """Everything that is wrong with a phrase.

    Parameters
    ----------
    wanted : Wanted
        As it is to be.
    kind : PhraseClass
        What it means that it is said.
    book : Book
        Knows placeholders and checklist items.
    line : Line or None
        The phrase as it was; what stood there already is let be.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> wrong_of(Wanted("您好，{公思}"), PhraseClass.STANDARD, Book.new(load_pack(), "mine"))
    [('没有占位符“{公思}”，是不是“{公司}”？', "there is no placeholder {公思}, did you mean '{公司}'?")]
    """
    before = line.wanted if line is not None else Wanted("")
    return [
        *_wordings(wanted, before, book.layer.placeholders),
        *_slots(wanted, before, {*book.below.lexicon.placeholders, *book.layer.slots}),
        *_ticks(wanted, before, kind, book, pack=line is not None and not line.own),
    ]


def _wordings(wanted: Wanted, before: Wanted, values: Mapping[str, str]) -> Iterator[Wrong]:
    for text in (wanted.text, *wanted.variants):
        if text in (before.text, *before.variants):
            continue
        if len(text) > LONGEST:
            short = f"{text[:10]}…"
            yield f"措辞“{short}”超过 {LONGEST} 字", f"the wording '{short}' is longer than {LONGEST} characters"
        elif not normal(_SLOT.sub(lambda slot: values.get(slot[1], ""), text)).chars:
            yield f"“{text}”里没有能听的字", f"there is nothing to be heard in '{text}'"


def _slots(wanted: Wanted, before: Wanted, known: set[str]) -> Iterator[Wrong]:
    texts = [text for text in _texts(wanted) if text not in _texts(before)]
    for name in sorted({name for text in texts for name in _SLOT.findall(text)} - known):
        zh, en = _meant(name, known, "{{{}}}")
        yield f"没有占位符“{{{name}}}”{zh}", f"there is no placeholder {{{name}}}{en}"
    for text in texts:
        if set("{}") & set(_SLOT.sub("", text)):
            yield f"“{text}”的花括号不成对", f"a curly bracket is missing in '{text}'"


def _ticks(wanted: Wanted, before: Wanted, kind: PhraseClass, book: Book, *, pack: bool) -> Iterator[Wrong]:
    if not wanted.ticks or wanted.ticks == before.ticks:
        return
    if kind is PhraseClass.FORBIDDEN:
        yield (
            "禁语不能算完成清单项，请清空“清单项”",
            "a forbidden phrase ticks no item of the checklist: leave ticks empty",
        )
        return
    if pack:
        yield (
            "规则包自带的用语算完成哪一项不能改，请清空“清单项”",
            "which item a phrase of the pack ticks cannot be changed: leave ticks empty",
        )
        return
    items = {item.item for item in book.below.checklist}
    for name in wanted.ticks:
        if name not in items:
            zh, en = _meant(name, items, "{}")
            yield f"没有清单项“{name}”{zh}", f"there is no item '{name}' on the checklist{en}"


def _texts(wanted: Wanted) -> tuple[str, ...]:
    return (wanted.text, *wanted.variants, wanted.replacement)


def _meant(name: str, known: set[str], shape: str) -> Wrong:
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    if not close:
        return "", ""
    meant = shape.format(close[0])
    return f"，是不是“{meant}”？", f", did you mean '{meant}'?"
