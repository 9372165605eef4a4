"""Exact patterns of a lexicon: words whose every character must be there.

Short phrases cannot be recognised by sound (甭客气 sounds like 不客气), so they are written as
patterns. A pattern is plain words; ``|`` separates alternatives, ``^`` and ``$`` are the bounds of
a sentence, ``，`` at either end is the bound of a clause, ``…`` stands for up to four characters,
and what follows ``/`` must stand there without being part of the match. It is no regular
expression: the time it takes grows with its length and the text's, whatever a pack's author writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from feedback.normal_text import NormalText, normal

#: Characters that ``…`` may stand for.
_GAP = 4


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One alternative: its words in order, what must follow them, and the bounds at either end."""

    pieces: tuple[str, ...]
    follows: str
    opens: str
    closes: str


def find(pattern: str, text: NormalText) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of normal characters at which `pattern` is found.

    Examples
    --------
    >>> list(find("^等一下$|你…等着|，那个/就是", normal("等一下，那个就是。你先等着")))
    [(7, 11), (3, 5)]
    """
    for one in _compiled(pattern):
        start = text.chars.find(one.pieces[0])
        while start >= 0:
            end = _end(one, text, start) if _bound(one.opens, start, text) else None
            if end is not None:
                yield start, end
            start = text.chars.find(one.pieces[0], end or start + 1)


class PatternGroups:
    """Groups of patterns, most of which a text rules out at a glance: the first characters of none are in it.

    Parameters
    ----------
    groups : iterable of iterable of str
        The patterns of each group.

    Examples
    --------
    >>> groups = PatternGroups([["^等一下$|稍等"], ["再见", "拜拜"], ["喂"]])
    >>> sorted(groups.open_to(normal("喂，请稍等。")))
    [0, 2]
    """

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._groups: dict[str, set[int]] = {}
        for number, patterns in enumerate(groups):
            for one in (one for pattern in patterns for one in _compiled(pattern)):
                self._groups.setdefault(one.pieces[0][:2], set()).add(number)

    def open_to(self, text: NormalText) -> set[int]:
        """Numbers of the groups of which something may be found in a text; nothing of the others is."""
        chars = text.chars
        begins = {*chars, *map(add, chars, chars[1:])}
        return {number for begin in begins & self._groups.keys() for number in self._groups[begin]}


def _end(one: _Pattern, text: NormalText, start: int) -> int | None:
    """Return the nearest end of a match that begins at `start`."""
    chars = text.chars
    ends = {start + len(one.pieces[0])}
    for piece in one.pieces[1:]:
        ends = {end + gap + len(piece) for end in ends for gap in range(_GAP + 1) if chars.startswith(piece, end + gap)}
    fitting = (
        end
        for end in sorted(ends)
        if chars.startswith(one.follows, end) and _bound(one.closes, end, text) and not _inside_word(chars, start, end)
    )
    return next(fitting, None)


def _bound(mark: str, place: int, text: NormalText) -> bool:
    if not mark or place == 0:
        return True
    return place in (text.commas if mark == "，" else text.stops)


def _inside_word(chars: str, start: int, end: int) -> bool:
    """Whether Latin letters of the match go on outside it: ok in token."""
    before, after = chars[start - 1 : start] if start else "", chars[end : end + 1]
    return (chars[start].isascii() and before.isascii() and before.isalpha()) or (
        chars[end - 1].isascii() and after.isascii() and after.isalpha()
    )


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> tuple[_Pattern, ...]:
    compiled = []
    for part in pattern.split("|"):
        bare = part.strip().replace(",", "，")
        opens = bare[0] if bare and bare[0] in "^，" else ""
        closes = bare[-1] if bare and bare[-1] in "$，" else ""
        words, _, follows = bare.strip("^$，").partition("/")
        pieces = tuple(chars for piece in words.split("…") if (chars := normal(piece).chars))
        if pieces:
            compiled.append(_Pattern(pieces, normal(follows).chars, opens, closes))
    return tuple(compiled)
