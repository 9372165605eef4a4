"""Local alignment of many wordings with one text at once: where each fits best, and at what cost.

Every wording is a row of tokens; a token is a syllable or a slot that takes any run of syllables.
The whole wording must be accounted for, the text around it is free (a semi-global alignment,
Sellers 1980). All wordings advance together through numpy, and the start of an alignment
travels with its cost in one integer, so no traceback is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: Costs are kept in thousandths, shifted left to leave room for the start position.
_SCALE = 1000
_START_BITS = 9
#: Longest text that can be aligned, in syllables; callers cut longer ones.
LONGEST_TEXT = (1 << _START_BITS) - 2
#: A slot takes this many syllables at most, each after the first at this cost.
SLOT_LENGTH, SLOT_STEP = 12, 0.03
#: Cost of a slot that nothing fills.
EMPTY_SLOT = 0.4

_Costs = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """Wordings as padded rows of tokens, longest first.

    Parameters
    ----------
    length : ndarray of int, (W,)
        Tokens of each wording, descending.
    token : ndarray of int, (W, L)
        Which row of `substitute` each token is: wordings share most of theirs.
    substitute : ndarray of float32, (K, T)
        Cost of meeting text position t at token k.
    delete : ndarray of float32, (W, L)
        Cost of leaving token l out.
    slot : ndarray of int8, (W, L)
        0 a syllable, 1 a slot for anything, 2 a slot for digits.
    """

    length: npt.NDArray[np.int64]
    token: npt.NDArray[np.int64]
    substitute: _Costs
    delete: _Costs
    slot: npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Fits:
    """The best place of every wording, in the order of the rows: cost, and the half-open range of the text."""

    cost: _Costs
    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]


def align(rows: Rows, insert: _Costs, digits: npt.NDArray[np.int64]) -> Fits:
    """Fit every wording into the text.

    Parameters
    ----------
    rows : Rows
        The wordings against this text.
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
    width = insert.size
    if width > LONGEST_TEXT:
        raise ValueError(f"cannot align {width} syllables at once, at most {LONGEST_TEXT}")
    count, longest = rows.delete.shape
    slots = frozenset(np.flatnonzero(rows.slot.max(axis=0, initial=0)).tolist())
    walk = np.concatenate([[0], np.cumsum(_units(insert))]).astype(np.int32)
    # The state is kept less what walking over the text costs, so that walking on is a running minimum.
    # A line of it for each place of the text: wordings lie side by side, there are more of them.
    substitute = np.ascontiguousarray((_units(rows.substitute) - np.diff(walk)).T)
    delete, tokens, walk = (
        np.ascontiguousarray(_units(rows.delete).T),
        np.ascontiguousarray(rows.token.T),
        walk[:, None],
    )
    state = np.repeat(np.arange(width + 1, dtype=np.int32)[:, None] - walk, count, axis=1)
    for token in range(longest):
        active = int(np.searchsorted(-rows.length, -token, side="left"))
        before = state[:, :active]
        after = before + delete[token, :active]
        met = substitute.take(tokens[token, :active], axis=1)
        met += before[:-1]
        np.minimum(after[1:], met, out=after[1:])
        for kind in (1, 2) if token in slots else ():
            which = np.flatnonzero(rows.slot[:active, token] == kind)
            if which.size:
                after[:, which] = _fill(before[:, which] + walk, digits if kind == 2 else None) - walk
        before[0] = after[0]
        for place in range(1, width + 1):
            np.minimum(before[place - 1], after[place], out=before[place])
    state += walk
    end = np.argmin(state >> _START_BITS, axis=0)
    best = state[end, np.arange(count)]
    return Fits(
        (best >> _START_BITS).astype(np.float32) / _SCALE, (best & ((1 << _START_BITS) - 1)).astype(np.int64), end
    )


def _units(cost: _Costs) -> npt.NDArray[np.int32]:
    return np.asarray(np.rint(cost * _SCALE), dtype=np.int32) << _START_BITS


def _fill(before: npt.NDArray[np.int32], digits: npt.NDArray[np.int64] | None) -> npt.NDArray[np.int32]:
    """Return the state after a slot that takes 1 to `SLOT_LENGTH` syllables, or none at a price."""
    after = before + np.int32(int(EMPTY_SLOT * _SCALE) << _START_BITS)
    width = len(before) - 1
    if digits is None:
        return _fill_any(before, after)
    longest = min(SLOT_LENGTH, width, int(digits.max(initial=0)))
    for taken in range(1, longest + 1):
        filled = before[:-taken] + np.int32(int(SLOT_STEP * _SCALE * (taken - 1)) << _START_BITS)
        filled = np.where(digits[taken - 1 :, None] >= taken, filled, np.iinfo(np.int32).max)
        np.minimum(after[taken:], filled, out=after[taken:])
    return after


def _fill_any(before: npt.NDArray[np.int32], after: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Lower the state to what a slot for anything leaves: runs twice as long come of two shorter ones."""
    width = len(before) - 1
    filled, taken = before[:-1].copy(), 1  # the cheapest of all runs of up to so many syllables
    while taken < min(SLOT_LENGTH, width):
        more = min(taken, SLOT_LENGTH - taken)
        longer = filled[:-more] + np.int32(int(SLOT_STEP * _SCALE * more) << _START_BITS)
        filled = filled.copy()
        np.minimum(filled[more:], longer, out=filled[more:])
        taken += more
    np.minimum(after[1:], filled, out=after[1:])
    return after
