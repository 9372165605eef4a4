"""Reads what is spelled sign by sign: letters and digits in one code (abc一二三), and digits with how often (两个八两个六)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from feedback.digit_tokens import SAID, Token, tokens_of
from feedback.identifier_words import UNITS

_BETWEEN = ("filler", "pause", "correction")
_SIGNS = (*SAID, "letter")
#: Signs of the shortest code that has a letter; a brand with a number after it is shorter: 5G, A三.
SHORTEST_MIXED = 4
#: Letters of the shortest code without a digit.
SHORTEST_LETTERS = 3
_SHORTEST_REPEATED = 3
#: What people say and spell in Latin letters that is no code.
_NO_CODE = re.compile(r"(?:ok|okay|app|wifi|sim|hi|hello|bye|vip|4g|5g)+", re.IGNORECASE)
_UNIT = re.compile(UNITS)


@dataclass(frozen=True, slots=True)
class Spelling:
    """Signs that follow each other with nothing but pauses and fillers between.

    Parameters
    ----------
    places : tuple of (int, int)
        Where they stand in the text without blanks, without what is between.
    signs, digits, letters : int
        How many there are, all of what is repeated counted.
    repeated : bool
        Whether a digit was said with how often.
    alone : bool
        Whether the text holds nothing else.
    """

    places: tuple[tuple[int, int], ...]
    signs: int
    digits: int
    letters: int
    repeated: bool
    alone: bool

    @property
    def start(self) -> int:
        """Place of the first sign."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Place behind the last sign."""
        return self.places[-1][1]

    @property
    def mixed(self) -> bool:
        """Whether it is a code of letters and digits."""
        return bool(self.letters and self.digits) and self.signs >= SHORTEST_MIXED

    @property
    def spelled_out(self) -> bool:
        """Whether it is letters alone, as many as a code has."""
        return not self.digits and self.letters >= SHORTEST_LETTERS

    @property
    def counted(self) -> bool:
        """Whether it is a code of digits that were said with how often: 六个八, 八三两个六."""
        return self.repeated and not self.letters and self.signs >= _SHORTEST_REPEATED


def spellings(plain: str) -> Iterator[Spelling]:
    """What is spelled in a text without blanks, in order; plain numbers are among them.

    Examples
    --------
    >>> found = next(spellings("是abc，一二三"))
    >>> found.places, found.signs, found.mixed
    (((1, 4), (5, 8)), 6, True)
    >>> next(spellings("两个八三个六一个九")).signs
    6
    """
    tokens = tokens_of(plain)
    at = 0
    while at < len(tokens):
        if tokens[at].kind not in _SIGNS:
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and tokens[end].kind in (*_SIGNS, *_BETWEEN):
            end += 1
        found = _spelling(_without_amount(tokens[at:end], plain), tokens)
        if found is not None:
            yield found
        at = end


def _without_amount(run: Sequence[Token], plain: str) -> list[Token]:
    """The run without what is between at its end, and without a digit or two that count what follows: VIP三级."""
    kept = list(run)
    while kept and kept[-1].kind in _BETWEEN:
        kept.pop()
    tail = 0
    while tail < len(kept) and kept[-1 - tail].kind in SAID:
        tail += 1
    if 0 < tail <= 2 and tail < len(kept) and _UNIT.match(plain, kept[-1].end):
        kept = kept[:-tail]
    return kept


def _spelling(run: Sequence[Token], tokens: Sequence[Token]) -> Spelling | None:
    signs = [token for token in run if token.kind in _SIGNS]
    letters = "".join(token.text for token in signs if token.kind == "letter")
    digits = sum(len(token.digits) for token in signs if token.kind in SAID)
    if not signs or (digits < SHORTEST_MIXED and _NO_CODE.fullmatch(letters)):  # vip八八八八 is one after all
        return None
    places = []
    for is_sign, group in groupby(run, lambda token: token.kind in _SIGNS):
        pieces = list(group)
        if is_sign:
            places.append((pieces[0].start, pieces[-1].end))
    count = sum(token.kind == "letter" for token in signs)
    repeated = any(token.kind == "repeated" for token in signs)
    outside = [token for token in tokens if not places[0][0] <= token.start < places[-1][1]]
    alone = all(token.kind in _BETWEEN for token in outside)
    return Spelling(tuple(places), digits + count, digits, count, repeated, alone)
