"""Exact patterns of a lexicon: words whose every character must be there.

Short phrases cannot be recognised by sound (甭客气 sounds like 不客气), so they are written as
patterns. A pattern is plain words; ``|`` separates alternatives, ``^`` and ``$`` are the bounds of
a sentence, ``，`` at either end is the bound of a clause, ``…`` stands for up to four characters,
and what follows ``/`` must stand there without being part of the match. It is no regular
expression, so no pattern of any pack can make matching slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from feedback.normal_text import NormalText, normal

_GAP = ".{0,4}?"


@dataclass(frozen=True, slots=True)
class _Pattern:
    expression: re.Pattern[str]
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
        for found in one.expression.finditer(text.chars):
            start, end = found.span()
            if _bound(one.opens, start, text) and _bound(one.closes, end, text) and not _inside_word(text.chars, found):
                yield start, end


def _bound(mark: str, place: int, text: NormalText) -> bool:
    if not mark or place == 0:
        return True
    return place in (text.commas if mark == "，" else text.stops)


def _inside_word(chars: str, found: re.Match[str]) -> bool:
    """Whether Latin letters of the match go on outside it: ok in token."""
    start, end = found.span()
    before, after = chars[start - 1 : start], chars[end : end + 1]
    return (chars[start].isascii() and before.isascii() and before.isalpha()) or (
        chars[end - 1].isascii() and after.isascii() and after.isalpha()
    )


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> tuple[_Pattern, ...]:
    compiled = []
    for part in pattern.split("|"):
        bare = part.strip().replace(",", "，")
        opens = bare[0] if bare[0] in "^，" else ""
        closes = bare[-1] if bare[-1] in "$，" else ""
        bare = bare.strip("^$，")
        words, _, follows = bare.partition("/")
        expression = _GAP.join(re.escape(normal(piece).chars) for piece in words.split("…"))
        if follows:
            expression += f"(?={re.escape(normal(follows).chars)})"
        compiled.append(_Pattern(re.compile(expression), opens, closes))
    return tuple(compiled)
