"""What one book says otherwise than another, counted: what a table is about to change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach_app.phrasebook.book import Book, Wanted

#: Parts of a phrase that can change, in the order in which they are told of.
PARTS: Final = ("text", "variants", "replacement", "severity", "ticks", "only")


@dataclass(frozen=True, slots=True)
class Changes:
    """How many phrases differ, and in what.

    Parameters
    ----------
    added : int
        Phrases that were not there.
    changed : int
        Phrases that were there and are otherwise.
    parts : dict of str to int
        Of these, how many changed in each of `PARTS`; those in which none did are left out.
    emptied : dict of str to int
        Of these, how many have nothing left there.
    off, on : int
        Phrases that are judged by no more, and again.
    """

    added: int
    changed: int
    parts: dict[str, int]
    emptied: dict[str, int]
    off: int
    on: int


def changes(before: Book, after: Book) -> Changes:
    """Compare two books over the same pack.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> from feedback.lexicon import PhraseClass
    >>> book = Book.new(load_pack(), "mine")
    >>> changes(book, book.with_added(PhraseClass.STANDARD, Wanted("祝您顺心"))[0])
    Changes(added=1, changed=0, parts={}, emptied={}, off=0, on=0)
    """
    old = {line.id: line for line in before.lines()}
    lines = after.lines()
    pairs = [(old[line.id], line) for line in lines if line.id in old and old[line.id] != line]
    parts = {part: [(_part(a.wanted, part), _part(b.wanted, part)) for a, b in pairs] for part in PARTS}
    return Changes(
        added=sum(line.id not in old for line in lines),
        changed=len(pairs),
        parts={part: n for part, both in parts.items() if (n := sum(a != b for a, b in both))},
        emptied={part: n for part, both in parts.items() if (n := sum(bool(a) and not b for a, b in both))},
        off=sum(a.on and not b.on for a, b in pairs),
        on=sum(b.on and not a.on for a, b in pairs),
    )


def _part(wanted: Wanted, part: str) -> object:
    return getattr(wanted, part)
