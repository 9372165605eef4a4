"""Puts groups of digits that belong together into rows: over pauses, corrections and utterances, past the other's 嗯."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from asr_models.transcript import Utterance
from audio.block import Speaker
from feedback.digit_groups import Gap, Group, Reading
from feedback.identifier_words import ACKNOWLEDGED, FILLERS, PUNCTUATION

#: Seconds after which nobody goes on reading the same number out.
PAUSE_S = 15.0
#: Characters of the other side that do not interrupt a row, whatever they are.
_SHORT_REMARK = 6
#: Digits with which a number may go on in the next utterance; a single one may be anything.
_ACROSS = 2

#: Published numbers of five digits, which are no part of a longer one.
SHORT_CODE = re.compile(r"95\d{3}|96\d{3}|10\d{3}|12\d{3}|11\d")

#: 一二三四五六, 一二三一二三, 十九八七六五四三二一 without a pause.
_COUNTED = re.compile(r"(?:0?123(?:4(?:5(?:6(?:7(?:8(?:90?)?)?)?)?)?)?)+|1?9?8?7?6?5?4?3210?")

_TRANSPARENT = re.compile(rf"(?:{ACKNOWLEDGED}|{FILLERS}|{PUNCTUATION.pattern})*")


@dataclass(slots=True)
class Row:
    """Groups of one speaker that belong together.

    Parameters
    ----------
    speaker : Speaker
        Who said them.
    groups : list of (int, Group)
        Each with the number of its utterance.
    until_s : float
        End of the last utterance, from which a pause is counted.
    """

    speaker: Speaker
    groups: list[tuple[int, Group]] = field(default_factory=list)
    until_s: float = 0.0

    @property
    def digits(self) -> str:
        """All digits in order, those that were taken back included."""
        return "".join(group.digits for _, group in self.groups)


def rows_of(said: Sequence[tuple[int, Utterance, Reading]]) -> Iterator[Row]:
    """Rows of a call; each is given once nothing can be added to it.

    Parameters
    ----------
    said : sequence of (int, Utterance, Reading)
        By time: the utterance's number, itself, and its groups.
    """
    unfinished: dict[Speaker, Row] = {}
    for number, utterance, reading in said:
        if not lets_go_on(reading):
            for other in [speaker for speaker in unfinished if speaker is not utterance.speaker]:
                yield unfinished.pop(other)
        row = unfinished.pop(utterance.speaker, None)
        if row is not None and utterance.span.start_s - row.until_s > PAUSE_S:
            yield row
            row = None
        *done, last = _continued(row, number, utterance.speaker, reading)
        yield from (one for one in done if one is not None)
        goes_on = reading.after is Gap.NOTHING if reading.groups else lets_go_on(reading)
        if last is not None and goes_on:
            last.until_s = utterance.span.end_s
            unfinished[utterance.speaker] = last
        elif last is not None:
            yield last
    yield from unfinished.values()


def lets_go_on(reading: Reading) -> bool:
    """Whether somebody may go on reading out a number after this was said in between.

    Examples
    --------
    >>> from feedback.digit_groups import read_groups
    >>> texts = ("嗯，六二二二，好的", "然后呢", "请问您是要办理什么业务")
    >>> [lets_go_on(read_groups(text)) for text in texts]
    [True, True, False]
    """
    if any(group.counted for group in reading.groups):
        return False
    rest = reading.plain
    for group in reversed(reading.groups):
        rest = rest[: group.start] + rest[group.end :]
    return _TRANSPARENT.fullmatch(rest) is not None or len(PUNCTUATION.sub("", rest)) <= _SHORT_REMARK


def _continued(row: Row | None, number: int, speaker: Speaker, reading: Reading) -> list[Row | None]:
    """The row with what an utterance adds to it, and the rows that it begins; the last one may go on."""
    rows = [row]
    for group in reading.groups:
        last = rows[-1]
        if last is not None and not _goes_on(last, number, group, reading):
            rows.append(None)
            last = None
        if group.counted:
            continue
        if last is None:
            last = rows[-1] = Row(speaker)
        last.groups.append((number, group))
    return rows


def _goes_on(row: Row, number: int, group: Group, reading: Reading) -> bool:
    if group.counted:
        return False
    last_number, last = row.groups[-1]
    if last_number == number:
        return group.before is Gap.NOTHING
    if (len(row.groups) == 1 and SHORT_CODE.fullmatch(last.digits)) or not (last.sure and group.sure):
        return False
    # 好的，您记一下，幺三八: assent is no word that ends a number.
    led = group is reading.groups[0] and _TRANSPARENT.fullmatch(reading.plain[: group.start]) is not None
    return led and len(group.digits) >= _ACROSS


def counting(groups: Sequence[Group]) -> bool:
    """Whether somebody counts: 一二三四五六, 一二三一二三, 十、九、八、七.

    Examples
    --------
    >>> from feedback.digit_groups import read_groups
    >>> [counting(read_groups(text).groups) for text in ("一、二、三、四、五、六", "十、九、八、七", "一三八零")]
    [True, True, False]
    """
    if len(groups) > 3 and all(len(group.digits) <= 2 for group in groups):
        return _steps([int(group.digits) for group in groups]) in ({1}, {-1})
    return all(_COUNTED.fullmatch(group.digits) for group in groups)


def _steps(values: Sequence[int]) -> set[int]:
    return {after - before for before, after in pairwise(values)}
