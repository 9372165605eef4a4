"""Finds passwords and codes, which are short: what follows their name, and what is answered when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from asr_models.transcript import Utterance
from feedback.code_spelling import Spelling, spellings
from feedback.digit_groups import Gap, Group, Reading
from feedback.digit_rows import counting, lets_go_on
from feedback.identifier_words import (
    ASKS_BEFORE,
    ASKS_BEHIND,
    CODE_CUES,
    CODE_LINKS,
    DIGITS,
    FILLERS,
    LETTER_X,
    NAMED_OTHERWISE,
    PUNCTUATION,
)

#: Digits of the shortest code that is read out.
SHORTEST = 3
#: Without anything between its name and it; answers may be anything, so they must be longer.
_ANSWER = 4
#: An answer comes within so many utterances and seconds.
_ANSWERS, _ANSWERS_S = 4, 60.0
#: Characters of other words that may stand between a code's name and an 是 that leads to it.
_AWAY = 14
_LETTERS = re.compile(rf"(?:[A-Za-z]|{LETTER_X})")
_WRITTEN = re.compile(r"[A-Za-z0-9]{4,}")
_LEADS = re.compile("[是为成叫：:]$")

#: What stands beside an answer: nothing, a pause, a filler, an 是 that leads to it.
_ALONE_BEFORE = re.compile(
    rf"(?:^|{PUNCTUATION.pattern}|{FILLERS}|{CODE_CUES.pattern}|[是为叫成发写就用设]|[给诉][你您])$"
)
_ALONE_AFTER = re.compile(rf"$|{PUNCTUATION.pattern}|{FILLERS}|[给告请谢您别A-Za-z]|{LETTER_X}")

#: Said around the code in an answer: 我设的是.
_AROUND = re.compile(rf"{CODE_CUES.pattern}|[用设][的了]?")

#: Utterance, and the range in its text without blanks.
Place = tuple[int, int, int]


class Codes:
    """Looks through a call for codes.

    Parameters
    ----------
    said : sequence of (int, Utterance, Reading)
        By time: the utterance's number, itself, and its groups.
    """

    def __init__(self, said: Sequence[tuple[int, Utterance, Reading]]) -> None:
        self._said = said

    def found(self) -> Iterator[Place]:
        """Where codes stand; a place may be given more than once."""
        for at, (number, _, reading) in enumerate(self._said):
            for cue in CODE_CUES.finditer(reading.plain):
                followed = list(_behind(reading, cue.end()))
                yield from ((number, start, end) for start, end in followed)
                if not followed:
                    yield from self._later(at, cue)

    def _later(self, at: int, cue: re.Match[str]) -> Iterator[Place]:
        """What comes in a later utterance: the announced code, or the answer to a request."""
        _, asker, reading = self._said[at]
        rest = reading.plain[cue.end() :]
        announces = "位" not in rest and (CODE_LINKS.fullmatch(rest) is not None or _LEADS.search(rest) is not None)
        asks = ASKS_BEFORE.search(reading.plain[: cue.start()]) is not None or ASKS_BEHIND.match(rest) is not None
        own, said_own, answered = False, _Answer(), _Answer()
        for number, said, answer in self._said[at + 1 : at + 1 + 2 * _ANSWERS]:
            if said.span.start_s - asker.span.end_s > _ANSWERS_S:
                return
            if said.speaker is asker.speaker:
                if (announces or asks) and not own:
                    yield from said_own.take(number, answer)
                own = own or (bool(answer.groups) and not said_own.goes_on)
                answered.hear_other(answer)
            elif asks or announces:
                yield from answered.take(number, answer)


@dataclass(slots=True)
class _Answer:
    """A code that may come in pieces: 三六 in one utterance and 零八 in the next are hidden together."""

    goes_on: bool = False
    _begun: bool = False
    _signs: int = 0
    _digits: int = 0
    _waiting: list[Place] = field(default_factory=list)

    def take(self, number: int, reading: Reading) -> list[Place]:
        """What is known to be the code after this was said, earlier pieces included."""
        whole = [(number, *place) for place in _answered(reading)]
        piece = None if whole else _piece(reading)
        self.goes_on = bool(whole) or piece is not None
        if whole:
            self._begun = True
        elif piece is not None:
            self._signs, self._digits = self._signs + piece.signs, self._digits + piece.digits
            self._waiting += [(number, *place) for place in piece.places]
        elif not lets_go_on(reading):
            self._start_anew()
        if not self._begun and (self._signs < _ANSWER or not self._digits):
            return []
        self._begun = True
        found, self._waiting = [*self._waiting, *whole], []
        return found

    def hear_other(self, reading: Reading) -> None:
        """The other side says something: more than 嗯 ends a code."""
        if not lets_go_on(reading):
            self._start_anew()

    def _start_anew(self) -> None:
        self._begun, self._signs, self._digits, self._waiting = False, 0, 0, []


def _behind(reading: Reading, cue: int) -> Iterator[tuple[int, int]]:
    """The code behind its name at `cue`, with all groups that go on with it."""
    spelled = list(_spelled(reading, cue))
    if spelled:
        yield from spelled
        return
    groups = [group for group in reading.groups if group.start >= cue]
    if not groups or groups[0].counted or not _leads(reading, cue, groups[0]):
        return
    code = _going_on(groups)
    if sum(len(group.digits) for group in code) >= SHORTEST:
        yield from (_widened(reading, group) for group in code)


def _leads(reading: Reading, cue: int, group: Group) -> bool:
    """Whether what stands between a code's name and a group lets the group be the code."""
    between = reading.plain[cue : group.start]
    if CODE_LINKS.fullmatch(between) is not None:
        return True
    if len(between) > _AWAY:
        return False
    led = _LEADS.search(between) is not None and NAMED_OTHERWISE.search(between) is None
    return led or _apart(reading, group)


def _apart(reading: Reading, group: Group) -> bool:
    """Whether a group that has the length of a code stands between pauses: 密码就是我生日，零四一二."""
    before, after = reading.plain[: group.start], reading.plain[group.end :]
    paused = PUNCTUATION.fullmatch(before[-1:]) is not None and (not after or PUNCTUATION.match(after) is not None)
    return paused and group.sure == len(group.digits) and len(group.digits) in (4, 6, 8) and not counting([group])


def _spelled(reading: Reading, cue: int) -> Iterator[tuple[int, int]]:
    """Codes that are no group: 六个八, abc一二三, abc123."""
    found = next((one for one in spellings(reading.plain) if one.start >= cue), None)
    if found and CODE_LINKS.fullmatch(reading.plain[cue : found.start]):
        led = found.spelled_out and _LEADS.search(reading.plain[cue : found.start])  # 密码是abc, and not 密码SIM卡
        if found.mixed or found.counted or led:
            yield from found.places
            return
    match = _WRITTEN.search(reading.plain, cue)
    if match and CODE_LINKS.fullmatch(reading.plain[cue : match.start()]):
        yield match.start(), match.end()


def _answered(reading: Reading) -> Iterator[tuple[int, int]]:
    for spelled in spellings(reading.plain):
        if _is_answer(spelled, reading.plain):
            yield from spelled.places
            return
    groups = _going_on([group for group in reading.groups if not group.counted])
    if not groups or (counting(groups) and reading.after is Gap.WORDS):
        return
    before, after = reading.plain[: groups[0].start], reading.plain[groups[-1].end :]
    if NAMED_OTHERWISE.search(before) or not _ALONE_BEFORE.search(before) or not _ALONE_AFTER.match(after):
        return
    alone = all(group.before is Gap.NOTHING for group in groups) and reading.after is Gap.NOTHING
    if sum(group.sure for group in groups) >= (SHORTEST if alone else _ANSWER):
        yield from (_widened(reading, group) for group in groups)


def _is_answer(spelled: Spelling, plain: str) -> bool:
    """Whether what is spelled can be the code that was asked for."""
    before = plain[: spelled.start]
    if _ALONE_AFTER.match(plain[spelled.end :]) is None:
        return False
    if spelled.counted:
        return _ALONE_BEFORE.search(before) is not None
    spells = spelled.mixed or (spelled.spelled_out and spelled.alone)
    return spells and CODE_LINKS.fullmatch(_AROUND.sub("", before)) is not None


def _piece(reading: Reading) -> Spelling | None:
    """Signs and nothing else, which may be a part of a code."""
    found = next(spellings(reading.plain), None)
    return found if found is not None and found.alone else None


def _going_on(groups: Sequence[Group]) -> list[Group]:
    """The first group and those that follow it without a word between."""
    kept: list[Group] = []
    for group in groups:
        if kept and (group.counted or group.before is not Gap.NOTHING):
            break
        kept.append(group)
    return kept


def _widened(reading: Reading, group: Group) -> tuple[int, int]:
    """The group with letters that touch it, and the first digit of an amount that follows at once.

    八三六二一九十分钟: whether the code has five digits or six, the ninth is hidden.
    """
    start, end = group.start, group.end
    while start and _LETTERS.fullmatch(reading.plain[start - 1]):
        start -= 1
    while end < len(reading.plain) and _LETTERS.fullmatch(reading.plain[end]):
        end += 1
    if end < len(reading.plain) and reading.plain[end] in DIGITS:
        end += 1
    return start, end
