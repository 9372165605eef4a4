"""Exact patterns of a lexicon: words whose every character must be there.

Short phrases cannot be recognised by sound (甭客气 sounds like 不客气), so they are written as
patterns. A pattern is plain words; ``|`` separates alternatives, ``^`` and ``$`` are the bounds of
a clause, ``…`` stands for up to four characters. It is no regular expression, so no pattern of
any pack can make matching slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from feedback.normal_text import NormalText, normal

_GAP = ".{0,4}?"


def find(pattern: str, text: NormalText) -> Iterator[tuple[int, int]]:
    """Yield the half-open ranges of normal characters at which `pattern` is found.

    Examples
    --------
    >>> list(find("^等一下$|你…等着", normal("等一下，你先等着")))
    [(0, 3), (3, 7)]
    """
    for expression, opens, closes in _compiled(pattern):
        for found in expression.finditer(text.chars):
            start, end = found.span()
            if opens and start and start not in text.commas:
                continue
            if closes and end not in text.commas:
                continue
            yield start, end


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> tuple[tuple[re.Pattern[str], bool, bool], ...]:
    """Return for every alternative its expression and whether it is bound to a clause's start or end."""
    compiled = []
    for part in pattern.split("|"):
        bare = part.strip().removeprefix("^").removesuffix("$")
        pieces = [re.escape(normal(piece).chars) for piece in bare.split("…")]
        compiled.append((re.compile(_GAP.join(pieces)), part.strip().startswith("^"), part.strip().endswith("$")))
    return tuple(compiled)
