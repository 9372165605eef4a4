"""Finds what identifies a person in the words of a call: numbers of cards, telephones and papers, passwords and codes.

Numbers are read out in groups, with pauses and corrections, over several utterances, while
the other side says 嗯 or repeats them. Groups that belong together are put into a row, and a
row is judged by its length, by what was asked for and by what it cannot be: an amount, a
date, counting, a published hotline. Recognisers lose digits, so no checksum is asked for.

What stays readable by decision: numbers under six digits that no password or code was asked
for (尾号, 工号, 95588), hotlines of 400 and 800 and those that are named in `published`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from asr_models.transcript import Utterance
from feedback.digit_groups import Group, read_groups
from feedback.digit_rows import PAUSE_S, SHORT_CODE, Row, counting, lets_go_on, rows_of
from feedback.identifier_codes import Codes
from feedback.identifier_words import (
    FILLERS,
    LETTER_X,
    MISHEARD_X,
    NUMBER_CUES,
    PERSONAL_CUES,
    PUNCTUATION,
    sounds_like,
)

#: Digits that make a number an identifier, and behind the name of one.
LENGTH, CUED_LENGTH = 6, 5
#: Digits from which groups are one number even where words touch them.
_LONG = 9
#: Digits that must have been heard as digits, and their share.
_SURE, _SURE_SHARE = 4, 0.55
#: Digits from which an X behind them is the last sign of an ID number; some may have been lost.
_PAPER = 14
#: Known lengths: mobile telephone, ID number, cards. A misheard end is believed where it makes one.
_LENGTHS = (11, 18, 16, 19)

_HOTLINE = re.compile(r"[48]00\d{7}")
_TAIL_X = re.compile(rf"(?:{FILLERS}|{PUNCTUATION.pattern})*(?P<x>{LETTER_X})")
#: Belongs to the number that it touches: B102, MA1XYZ.
_LETTER = re.compile("[A-Za-z0-9]")
_TAIL_MISHEARD_X = re.compile(MISHEARD_X)


class Identifier(StrEnum):
    """What was found."""

    NUMBER = "number"
    """Six digits and more: a card, a telephone, an account, an order."""
    ID = "id"
    """A resident's ID number."""
    CODE = "code"
    """A password or a code that was asked for or announced."""


@dataclass(frozen=True, slots=True)
class Found:
    """An identifier, or the part of one, in one utterance.

    Parameters
    ----------
    utterance : int
        Position of the utterance in the sequence that was given.
    kind : Identifier
        What it is.
    pieces : tuple of (int, int)
        Places in the utterance's text that are to be hidden, half-open, in order.
    """

    utterance: int
    kind: Identifier
    pieces: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Place of the first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Place behind the last character."""
        return self.pieces[-1][1]


def find_identifiers(utterances: Sequence[Utterance], published: Collection[str] = ()) -> tuple[Found, ...]:
    """Identifiers in the words of a call.

    Parameters
    ----------
    utterances : sequence of Utterance
        Of both speakers, in any order; they are read by time.
    published : collection of str
        Numbers that stay readable, in digits: hotlines that the pack or the profile names.

    Returns
    -------
    tuple of Found
        By utterance and place. Pieces of one utterance do not overlap.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> from audio.span import Span
    >>> said = Utterance(Speaker.CUSTOMER, Span(0, 5), "我的电话是幺三八，嗯，零零幺三八零零零，三十块。")
    >>> [[said.text[start:end] for start, end in found.pieces] for found in find_identifiers([said])]
    [['幺三八', '零零幺三八零零零']]
    """
    return _Search(utterances, frozenset(published)).found()


class _Search:
    def __init__(self, utterances: Sequence[Utterance], published: frozenset[str]) -> None:
        self._order = sorted(range(len(utterances)), key=lambda i: (utterances[i].span, utterances[i].speaker))
        self._said = utterances
        self._readings = [read_groups(utterance.text) for utterance in utterances]
        self._published = published
        self._hidden: dict[int, dict[tuple[int, int], Identifier]] = {}

    def found(self) -> tuple[Found, ...]:
        rows = list(rows_of([(i, self._said[i], self._readings[i]) for i in self._order]))
        believed = [row for row in rows if self._believed(row)]
        for row in believed:
            self._hide_row(row)
        self._hide_echoes(believed, rows)
        ordered = [(i, self._said[i], self._readings[i]) for i in self._order]
        for utterance, start, end in Codes(ordered).found():
            self._hide(utterance, start, end, Identifier.CODE)
        return tuple(self._result())

    def _believed(self, row: Row) -> bool:
        digits, sure = row.digits, sum(group.sure for _, group in row.groups)
        cued = self._behind(row, NUMBER_CUES)
        if len(digits) < (CUED_LENGTH if self._behind(row, PERSONAL_CUES) else LENGTH):
            return False
        if digits in self._published or _HOTLINE.fullmatch(digits):
            return False
        if any(group.digits in self._published for _, group in row.groups) and len(row.groups) == 1:
            return False
        if cued:
            return sure >= 2
        if (
            counting([group for _, group in row.groups])
            or _years(digits)
            or all(SHORT_CODE.fullmatch(group.digits) for _, group in row.groups)
        ):
            return False
        if len(row.groups) > 1 and len(digits) < _LONG and any(g.touched or not g.sure for _, g in row.groups):
            return False  # 九九八，最后八八八成交: short numbers in sentences of their own
        return sure >= _SURE and sure >= _SURE_SHARE * len(digits)

    def _behind(self, row: Row, cues: re.Pattern[str]) -> bool:
        """Whether what stands before says what the number is the number of."""
        i, group = row.groups[0]
        before = self._readings[i].plain[max(0, group.start - 16) : group.start]
        return cues.search(before) is not None

    def _hide_row(self, row: Row) -> None:
        digits = row.digits
        kind = Identifier.ID if len(digits) in (17, 18) else Identifier.NUMBER
        for i, group in row.groups:
            self._hide(i, group.start, group.end, kind)
        last = row.groups[-1]
        self._hide_x(last[0], last[1], len(digits))
        if len(digits) + 1 in _LENGTHS:
            self._hide_ends(row, kind)
        i, group = row.groups[0]
        leads = sounds_like(self._readings[i].plain[max(0, group.start - 1) : group.start]) == "1"
        if leads and len(digits) in (10, 11) and digits[0] in "3456789":
            self._hide(i, group.start - 1, group.end, kind)  # 要三八…: the first digit of a mobile number

    def _hide_x(self, i: int, group: Group, length: int) -> None:
        """The X at the end of an ID number."""
        plain = self._readings[i].plain
        tail = _TAIL_X.match(plain, group.end) if length >= _PAPER else None
        if tail:
            self._hide(i, tail.start("x"), tail.end("x"), Identifier.ID)
        elif length == 17 and _TAIL_MISHEARD_X.match(plain, group.end):
            self._hide(i, group.start, group.end + 1, Identifier.ID)

    def _hide_ends(self, row: Row, kind: Identifier) -> None:
        """Words that sound like a digit and touch a group, where one digit is missing to a known length."""
        for i, group in row.groups:
            plain = self._readings[i].plain
            start = group.start - 1 if sounds_like(plain[max(0, group.start - 1) : group.start]) else group.start
            end = group.end + 1 if sounds_like(plain[group.end : group.end + 1]) else group.end
            self._hide(i, start, end, kind)

    def _hide_echoes(self, believed: Sequence[Row], rows: Sequence[Row]) -> None:
        """What the other side repeats of a number while it is read out or just after."""
        for row in believed:
            start_s = self._said[row.groups[0][0]].span.start_s
            end_s = self._said[row.groups[-1][0]].span.end_s + PAUSE_S
            for echo in rows:
                if echo.speaker is row.speaker:
                    continue
                for i, group in echo.groups:
                    near = start_s <= self._said[i].span.start_s <= end_s
                    if near and len(group.digits) >= 2 and group.digits in row.digits and self._repeats(i):
                        self._hide(i, group.start, group.end, Identifier.NUMBER)

    def _repeats(self, i: int) -> bool:
        return lets_go_on(self._readings[i])

    def _hide(self, utterance: int, start: int, end: int, kind: Identifier) -> None:
        pieces = self._hidden.setdefault(utterance, {})
        reading = self._readings[utterance]
        while start and _LETTER.fullmatch(reading.plain[start - 1]):
            start -= 1
        while end < len(reading.plain) and _LETTER.fullmatch(reading.plain[end]):
            end += 1
        place = reading.place(start, end)
        if not any(place[0] < high and low < place[1] for low, high in pieces):
            pieces[place] = kind
            return
        # A code may reach further than the group that was found: one piece that covers both.
        meet = [one for one in pieces if place[0] < one[1] and one[0] < place[1]]
        kinds = [pieces.pop(one) for one in meet]
        pieces[min(place[0], *(low for low, _ in meet)), max(place[1], *(high for _, high in meet))] = kinds[0]

    def _result(self) -> Iterator[Found]:
        for utterance in sorted(self._hidden):
            pieces = self._hidden[utterance]
            for kind in Identifier:
                own = tuple(sorted(place for place, of in pieces.items() if of is kind))
                if own:
                    yield Found(utterance, kind, own)


def _years(digits: str) -> bool:
    """Whether years follow each other: 二零二三二零二四; a digit behind them is that of 三年."""
    if not re.fullmatch(r"(?:20[0-3]\d){2,4}\d?", digits):
        return False
    years = [int(digits[at : at + 4]) for at in range(0, len(digits) - 3, 4)]
    return all(0 < after - before <= 2 for before, after in pairwise(years))
