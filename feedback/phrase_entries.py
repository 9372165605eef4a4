"""The entries of a lexicon as they are looked for: which rows of the table of wordings each of them needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from feedback.lexicon import Lexicon, Phrase
from feedback.phrase_wordings import blanks


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase with the rows of the wording table that belong to it.

    Parameters
    ----------
    number : int
        Its place among the entries.
    phrase : Phrase
        What the lexicon says.
    wordings, near : tuple of int
        Rows of its wordings and of its near misses.
    atoms, needs : tuple of tuple of int
        Rows of the alternatives of each of its patterns, and of each word that it cannot do without.
    unless : tuple of str
        Words that must not stand in its sentence.
    gap : int
        Syllables that may lie between two of its patterns.
    who : tuple of int
        Rows of the speaker's own names.
    """

    number: int
    phrase: Phrase
    wordings: tuple[int, ...]
    atoms: tuple[tuple[int, ...], ...]
    needs: tuple[tuple[int, ...], ...]
    near: tuple[int, ...]
    unless: tuple[str, ...]
    gap: int
    who: tuple[int, ...]


def owners(entries: Iterable[Entry], rows: int) -> list[list[int]]:
    """Numbers of the entries whose wording each of so many rows is.

    Examples
    --------
    >>> owners([], 2)
    [[], []]
    """
    owners: list[list[int]] = [[] for _ in range(rows)]
    for entry in entries:
        for row in entry.wordings:
            owners[row].append(entry.number)
    return owners


def names(phrase: Phrase, lexicon: Lexicon, values: Mapping[str, str]) -> list[str]:
    """Configured names that a phrase cannot do without: one of them is in each of its wordings.

    Parameters
    ----------
    phrase : Phrase
        An entry of the lexicon.
    lexicon : Lexicon
        Says which placeholders tell who is speaking.
    values : mapping of str to str
        Configured placeholders.
    """
    telling = {name for name, slot in lexicon.placeholders.items() if slot.tells_who and values.get(name)}
    used = [blanks(wording) & telling for wording in phrase.wordings()]
    return [values[name] for name in sorted(frozenset().union(*used))] if all(used) else []
