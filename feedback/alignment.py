"""Local alignment of many wordings with one text at once: where each fits best, and at what cost.

Every wording is a row of tokens; a token is a syllable or a slot that takes any run of syllables.
The whole wording must be accounted for, the text around it is free (a semi-global alignment,
Sellers 1980). All wordings advance together through numpy, and the start of an alignment
travels with its cost in one integer, so no traceback is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

#: Costs are kept in thousandths, shifted left to leave room for the start position.
_SCALE = 1000
_START_BITS = 9
#: Longest text that can be aligned, in syllables; callers cut longer ones.
LONGEST_TEXT = (1 << _START_BITS) - 2
#: A slot takes this many syllables at most, each after the first at this cost.
SLOT_LENGTH, SLOT_STEP = 12, 0.03
#: Kinds of slots.
_ANYTHING, _DIGITS = 1, 2
#: Fewer columns than this are walked over in one go, each by itself.
_FEW = 150
#: Cost of a slot that nothing fills.
EMPTY_SLOT = 0.4

_Costs = npt.NDArray[np.float32]


class Rows:
    """Wordings as padded rows of tokens, kept as the alignment walks them: a line of all rows for each token.

    Parameters
    ----------
    length : ndarray of int, (W,)
        Tokens of each wording, descending.
    token : ndarray of int, (W, L)
        Which token stands there: wordings share most of theirs.
    delete : ndarray of float32, (W, L)
        Cost of leaving token l out.
    slot : ndarray of int8, (W, L)
        0 a syllable, 1 a slot for anything, 2 a slot for digits.
    """

    def __init__(
        self, length: npt.NDArray[np.int64], token: npt.NDArray[np.int64], delete: _Costs, slot: npt.NDArray[np.int8]
    ) -> None:
        self.length = length
        self.token = np.ascontiguousarray(token.T, dtype=np.intp)
        self.delete = np.ascontiguousarray(_units(delete).T)
        self._slots = {kind: np.nonzero(np.equal(slot.T, kind)) for kind in (_ANYTHING, _DIGITS)}

    def slots(self, kind: int, rows: npt.NDArray[np.intp], longest: int) -> list[npt.NDArray[np.intp]]:
        """Which of some rows have such a slot, by token."""
        tokens, owners = self._slots[kind]
        place = np.full(len(self.length), -1, dtype=np.intp)
        place[rows] = np.arange(rows.size)
        where = place[owners]
        kept = where >= 0
        where = where[kept]
        bounds = np.searchsorted(tokens[kept], np.arange(longest + 1)).tolist()
        return [where[first:last] for first, last in pairwise(bounds)]


@dataclass(frozen=True, slots=True)
class Fits:
    """The best place of every wording, in the order of the rows: cost, and the half-open range of the text."""

    cost: _Costs
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]


def align(
    table: Rows, rows: npt.NDArray[np.intp], substitute: _Costs, insert: _Costs, digits: npt.NDArray[np.int64]
) -> Fits:
    """Fit wordings into the text.

    Parameters
    ----------
    table : Rows
        All wordings.
    rows : ndarray of int, (R,)
        Those that are fitted, ascending.
    substitute : ndarray of float32, (K, T)
        Cost of meeting text position t at token k.
    insert : ndarray of float32, (T,)
        Cost of each text position inside an alignment that no token accounts for.
    digits : ndarray of int, (T,)
        How many digits in a row end at each position, for slots that take digits only.

    Returns
    -------
    Fits
        Lowest cost, earliest end among equals.

    Raises
    ------
    ValueError
        The text is longer than `LONGEST_TEXT`.
    """
    width, count = insert.size, rows.size
    if width > LONGEST_TEXT:
        raise ValueError(f"cannot align {width} syllables at once, at most {LONGEST_TEXT}")
    walk = np.concatenate([[0], np.cumsum(_units(insert))]).astype(np.int32)
    # The state is kept less what walking over the text costs, so that walking on is a running minimum.
    # A line of it for each place of the text: wordings lie side by side, there are more of them.
    meet = np.ascontiguousarray((_units(substitute) - np.diff(walk)).T)
    state = np.repeat((np.arange(width + 1, dtype=np.int32) - walk)[:, None], count, axis=1)
    lengths = table.length[rows]
    longest = int(lengths[0]) if count else 0
    anything, numbers = (table.slots(kind, rows, longest) for kind in (_ANYTHING, _DIGITS))
    fill = _Fill(walk, digits)
    for token, active in enumerate(np.searchsorted(-lengths, -np.arange(longest), side="left").tolist()):
        here = rows[:active]
        before = state[:, :active]
        after = before + table.delete[token].take(here)
        met = meet.take(table.token[token].take(here), axis=1)
        met += before[:-1]
        np.minimum(after[1:], met, out=after[1:])
        if (which := anything[token]).size:
            after[:, which] = fill.anything(before.take(which, axis=1))
        if (which := numbers[token]).size:
            after[:, which] = fill.digits(before.take(which, axis=1))
        _walk_on(after, before)
    state += walk[:, None]
    end = np.argmin(state >> _START_BITS, axis=0)
    best = state[end, np.arange(count)]
    return Fits(
        (best >> _START_BITS).astype(np.float32) / _SCALE, (best & ((1 << _START_BITS) - 1)).astype(np.int64), end
    )


def _walk_on(after: npt.NDArray[np.int32], state: npt.NDArray[np.int32]) -> None:
    """Put the running minimum of each column into the state."""
    if after.shape[1] < _FEW:
        np.minimum.accumulate(after, axis=0, out=state)
        return
    state[0] = reached = after[0]
    for place in range(1, len(after)):
        reached = np.minimum(reached, after[place], out=state[place])


def _units(cost: _Costs) -> npt.NDArray[np.int32]:
    return np.asarray(np.rint(cost * _SCALE), dtype=np.int32) << _START_BITS


class _Fill:
    """Takes states, kept less what walking costs, through slots: 1 to `SLOT_LENGTH` syllables, or none at a price."""

    def __init__(self, walk: npt.NDArray[np.int32], digits: npt.NDArray[np.int64]) -> None:
        step = np.arange(walk.size, dtype=np.int32) * _cost(SLOT_STEP)
        # Less a step for each place of the text, all runs that end at one place cost the same.
        self._level = (walk - step)[:, None]
        self._back = (step[:-1] - walk[1:])[:, None]
        self._walk = walk[:, None]
        self._digits = digits
        self._longest = min(SLOT_LENGTH, digits.size, int(digits.max(initial=0)))

    def anything(self, states: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Through slots for anything; the states given are no longer of use."""
        least = states[:-1] + self._level[:-1]
        if len(least) <= SLOT_LENGTH:
            least = np.minimum.accumulate(least, axis=0)
        else:
            least = _least_of_last(least, SLOT_LENGTH)
        least += self._back
        states += _cost(EMPTY_SLOT)
        np.minimum(states[1:], least, out=states[1:])
        return states

    def digits(self, states: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Through slots for digits."""
        after = states + _cost(EMPTY_SLOT)
        if not self._longest:
            return after
        states += self._walk
        for taken in range(1, self._longest + 1):
            filled = states[:-taken] - self._walk[taken:] + _cost(SLOT_STEP) * (taken - 1)
            filled = np.where(self._digits[taken - 1 :, None] >= taken, filled, np.iinfo(np.int32).max)
            np.minimum(after[taken:], filled, out=after[taken:])
        return after


def _least_of_last(values: npt.NDArray[np.int32], count: int) -> npt.NDArray[np.int32]:
    """The least of each line and up to `count` - 1 lines before it: twice as many come of two halves."""
    least, lines = values, 1
    while lines < count:
        more = min(lines, count - lines)
        longer = least.copy()
        np.minimum(least[more:], least[:-more], out=longer[more:])
        least, lines = longer, lines + more
    return least


def _cost(cost: float) -> np.int32:
    return np.int32(int(cost * _SCALE) << _START_BITS)
