"""How much of a text stays on the screen: all of it, prompt words, nothing."""

from __future__ import annotations

from enum import StrEnum


class Hiding(StrEnum):
    """Levels of hiding, each harder than the one before."""

    ALL = "all"
    """全部"""
    CUE = "cue"
    """提示词"""
    NONE = "none"
    """无"""


#: Stands for words that are hidden.
GAP = "……"


def shown(text: str, cue: str, level: Hiding) -> str:
    """What of a text is on the screen.

    Parameters
    ----------
    text : str
        What is to be said.
    cue : str
        Words that stay at `Hiding.CUE`, separated by spaces; without any, the first two characters of each clause.
    level : Hiding
        How much.

    Examples
    --------
    >>> shown("请您稍等，马上为您查询。", "稍等 查询", Hiding.CUE)
    '……稍等……查询……'
    >>> shown("请您稍等。", "", Hiding.CUE), shown("请您稍等。", "", Hiding.NONE)
    ('请您……', '')
    """
    if level is Hiding.ALL:
        return text
    if level is Hiding.NONE:
        return ""
    kept = [word for word in cue.split() if word in text] or _openings(text)
    out, at = "", 0
    for word in kept:
        found = text.find(word, at)
        if found < 0:
            continue
        out += (GAP if found > at else "") + word
        at = found + len(word)
    return out + (GAP if at < len(text) else "")


def _openings(text: str) -> list[str]:
    """The first characters of each clause."""
    clauses = "".join(c if c.isalnum() else " " for c in text).split()
    return [clause[:2] for clause in clauses if len(clause) > 2]
