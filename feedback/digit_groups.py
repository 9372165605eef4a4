"""Reads one utterance as groups of digits with what stands between them, as identifiers are read out on the telephone.

Numbers that carry their meaning with them (amounts, times, dates, decimals) are no groups;
they end a row of groups as any other word does. Text is read without its blanks, and every
place is given back in the text as it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from feedback.digit_tokens import SAID, Token, kind_at, tokens_of, with_misheard
from feedback.identifier_words import DIGITS, FILLERS, SHARED_UNITS, SHORT, SHORT_UNITS, UNITS

_UNIT = re.compile(rf"(?:多|几|来)?(?:{UNITS})")
_SHARED = re.compile(rf"(?:多|几|来)?(?:{SHARED_UNITS})")
_SHORT_UNIT = re.compile(rf"(?:多|几|来)?(?:{SHORT_UNITS})")
_YEAR = re.compile(r"(?:19|20)\d\d$")


class Gap(Enum):
    """What stands before a group, back to the one before it or to the beginning."""

    NOTHING = auto()
    """Pauses, fillers and corrections only."""
    WORDS = auto()
    """Something was said."""


@dataclass(frozen=True, slots=True)
class Group:
    """Digits that follow each other without a word between them.

    Parameters
    ----------
    digits : str
        Their values; ``X`` for the last sign of an ID number and letters as they are.
    start, end : int
        Place in the text, half-open.
    sure : int
        How many of the digits were said as digits: neither misheard nor part of a cardinal.
    counted : bool
        Whether an amount follows or the whole is one, so that it can be no part of an identifier.
    shared : bool
        Whether that unit may be meant for the numbers before it as well.
    before : Gap
        What stands before it.
    correction : bool
        Whether something was taken back before it.
    touched : bool
        Whether a word follows at once, without a pause.
    """

    digits: str
    start: int
    end: int
    sure: int
    counted: bool = False
    shared: bool = False
    before: Gap = Gap.NOTHING
    correction: bool = False
    touched: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One utterance as groups.

    Parameters
    ----------
    groups : tuple of Group
        In order.
    after : Gap
        What stands behind the last group.
    plain : str
        The text without blanks, for cues.
    places : tuple of int
        Where each character of `plain` stands in the text.
    """

    groups: tuple[Group, ...]
    after: Gap
    plain: str
    places: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Range of the text behind ``plain[start:end]``, which is not empty."""
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4096)
def read_groups(text: str) -> Reading:
    """Groups of digits in a text.

    Parameters
    ----------
    text : str
        What was said, as it was recognised.

    Returns
    -------
    Reading
        With places in `plain`, the text without blanks.

    Examples
    --------
    >>> [(g.digits, g.before.name) for g in read_groups("卡号是六二二二，嗯，洞两幺，一共三十块").groups if not g.counted]
    [('6222', 'WORDS'), ('021', 'NOTHING')]
    """
    places = tuple(i for i, char in enumerate(text) if not char.isspace())
    plain = "".join(text[i] for i in places)
    tokens = with_misheard(tokens_of(plain))
    groups: list[Group] = []
    gap, correction = Gap.NOTHING, False
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind in (*SAID, "cardinal", "meant", "misheard"):
            end = at + 1
            while end < len(tokens) and _joins(tokens[end - 1], tokens[end]):
                end += 1
            group = _group(tokens[at:end], plain, gap, correction)
            if group is None:
                gap = Gap.WORDS
            else:
                groups.append(group)
                gap, correction = Gap.NOTHING, False
            at = end
            continue
        if token.kind == "correction":
            correction = True
        elif token.kind == "word" or (token.kind == "letter" and not _touches(tokens, at)):
            gap = Gap.WORDS
        at += 1
    return Reading(_enumerated(groups), gap, plain, places)


def _touches(tokens: list[Token], at: int) -> bool:
    """Whether a letter stands beside a digit, or beside a letter that does."""
    beside = [tokens[i].kind for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(tokens)]
    return "digit" in beside


def _joins(last: Token, token: Token) -> bool:
    numbers = (*SAID, "cardinal", "misheard")
    return last.kind in numbers and token.kind in numbers


def _group(tokens: list[Token], plain: str, gap: Gap, correction: bool) -> Group | None:
    """The group of tokens that touch each other; ``None`` for a digit that belongs to a word."""
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind == "meant":
        return Group("", start, end, 0, counted=True, before=gap, correction=correction)
    last = tokens[-1]
    digits = "".join(token.digits for token in tokens)
    sure = sum(token.kind in SAID for token in tokens)
    unit = _UNIT.match(plain, end)
    if len(digits) > SHORT and plain.startswith("年", end) and _YEAR.search(digits) and sure >= 4:
        return _group(tokens[:-4], plain, gap, correction)  # 一二三四 二零二四年: a year behind a number
    if unit and len(digits) > SHORT and _SHORT_UNIT.fullmatch(unit[0]):
        unit = None
    if unit and last.kind == "cardinal" and len(tokens) > 1:
        # 八三六二一九十分钟: what follows the code is an amount of its own.
        rest = _group(tokens[:-1], plain, gap, correction)
        return None if rest is None else replace(rest, counted=False)
    if unit and sure == len(digits) and len(digits) > SHORT + 3:
        unit = None  # nobody says so long an amount digit by digit
    huge = any(token.kind == "cardinal" and len(token.digits) > 4 for token in tokens)
    if len(tokens) == 1 and last.kind == "digit" and not unit and not _free(plain, start, end):
        return None
    return Group(
        digits,
        start,
        end,
        sure,
        counted=unit is not None or huge,
        shared=unit is not None and _SHARED.match(plain, end) is not None,
        before=gap,
        correction=correction,
        touched=kind_at(plain, end) == "word",
    )


def _free(plain: str, start: int, end: int) -> bool:
    """Whether a single digit stands by itself, so that it is one and no part of a word."""
    before = plain[start - 1] if start else ""
    alone = kind_at(plain, end) in ("", "pause", "filler", "correction", "letter")
    return alone and (
        not before or before in DIGITS or not before.isalnum() or before.isascii() or _filled(plain, start)
    )


def _filled(plain: str, end: int) -> bool:
    return any(re.fullmatch(FILLERS, plain[max(0, end - length) : end]) for length in (1, 2, 3, 4))


def _enumerated(groups: list[Group]) -> tuple[Group, ...]:
    """Groups with a shared unit given to the short numbers before it: 九九、一二九、一九九元."""
    found = list(groups)
    for at in range(len(found) - 1, 0, -1):
        group, before = found[at], found[at - 1]
        short = len(before.digits) <= 3 or len(before.digits) == len(group.digits) <= 4
        if group.shared and group.before is Gap.NOTHING and not before.counted and short and len(group.digits) <= 4:
            found[at - 1] = replace(before, counted=True, shared=True)
    return tuple(found)
