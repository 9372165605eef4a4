"""Columns of a voice that only grow: the last minutes as they are, what is older in less room.

Rules look at the last seconds, and at a whole call only when it is over. What is older than ten
minutes is packed, a minute at a time, without losing a bit: a quarter to a third of its size.
Packed minutes are put aside.
"""

from __future__ import annotations

import zlib
from array import array
from collections import OrderedDict
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from feedback.put_aside import PutAside

#: Rows that are packed at a time: a minute.
BLOCK: Final = 6_000
#: Rows that are always there as they are: ten minutes.
FRESH: Final = 10 * BLOCK
#: Packed minutes that stay unpacked after they were asked for; rules that wait for late words read the same one often.
_UNPACKED: Final = 4
#: Quick, and as small as a slower one makes numbers that are half noise.
_LEVEL: Final = 1

_Column = npt.NDArray[Any]


class KeptRows:
    """One column.

    Parameters
    ----------
    dtype : numpy.dtype
        Of its numbers.
    aside : PutAside or None
        Takes packed minutes; ``None`` for one of its own, in memory.

    Examples
    --------
    >>> rows = KeptRows(np.dtype(np.float32))
    >>> for minute in range(30):
    ...     rows.append(np.full(BLOCK, minute, np.float32))
    >>> len(rows), float(rows.between(BLOCK, 2 * BLOCK).max()), rows.nbytes < 30 * BLOCK * 4
    (180000, 1.0, True)
    """

    def __init__(self, dtype: np.dtype[Any], aside: PutAside | None = None) -> None:
        self._aside = aside or PutAside()
        self._fresh: _Column = np.empty(2 * BLOCK, dtype)
        self._shown = _read_only(self._fresh)
        self._old = 0  # rows that are packed
        self._n = 0  # rows in it
        self._packed = array("q")  # their numbers among what is put aside
        self._unpacked: OrderedDict[int, _Column] = OrderedDict()

    def __len__(self) -> int:
        return self._old + self._n

    @property
    def nbytes(self) -> int:
        """Bytes that it takes, without what is put aside."""
        unpacked = sum(block.nbytes for block in self._unpacked.values())
        return self._fresh.nbytes + self._packed.itemsize * len(self._packed) + unpacked

    def append(self, rows: _Column) -> None:
        """Add the next rows."""
        if self._n + len(rows) > len(self._fresh):
            self._make_room(len(rows))
        self._fresh[self._n : self._n + len(rows)] = rows
        self._n += len(rows)

    def between(self, first: int, last: int) -> _Column:
        """Rows from `first` up to, but without, `last`, read-only and never changed afterwards."""
        old = self._old
        first, last = max(0, first), min(old + self._n, last)
        if first >= old:
            return self._shown[first - old : max(first, last) - old]
        blocks = range(first // BLOCK, min(len(self._packed), -(-last // BLOCK)))
        parts = [self._block(n)[max(0, first - n * BLOCK) : max(0, last - n * BLOCK)] for n in blocks]
        return _read_only(np.concatenate([*parts, self._shown[: max(0, last - old)]]))

    def _make_room(self, more: int) -> None:
        """Pack whole minutes that are no longer fresh, and move what is left to where it can grow."""
        packs = max(0, self._n - FRESH) // BLOCK
        self._packed.extend(self._aside.put(_pack(self._fresh[n * BLOCK : (n + 1) * BLOCK])) for n in range(packs))
        left = self._fresh[packs * BLOCK : self._n]
        # Never moved in place: somebody may still look at what was given.
        grown = np.empty(max(min(2 * len(left), FRESH + 2 * BLOCK), len(left) + more + BLOCK), self._fresh.dtype)
        grown[: len(left)] = left
        self._fresh, self._n = grown, len(left)
        self._shown, self._old = _read_only(grown), self._old + packs * BLOCK

    def _block(self, n: int) -> _Column:
        if n not in self._unpacked:
            self._unpacked[n] = _unpack(self._aside.get(self._packed[n]), self._fresh.dtype)
            if len(self._unpacked) > _UNPACKED:
                self._unpacked.popitem(last=False)
        self._unpacked.move_to_end(n)
        return self._unpacked[n]


def _read_only(rows: _Column) -> _Column:
    shown = rows.view()
    shown.flags.writeable = False
    return shown


def _pack(rows: _Column) -> bytes:
    """Flags as bits; the first bytes of all numbers, then the second ones: neighbours are alike in them."""
    if rows.dtype == np.bool_:
        return zlib.compress(np.packbits(rows).tobytes(), _LEVEL)
    width = rows.dtype.itemsize
    return zlib.compress(np.ascontiguousarray(rows).view(np.uint8).reshape(-1, width).T.tobytes(), _LEVEL)


def _unpack(packed: bytes, dtype: np.dtype[Any]) -> _Column:
    stored = np.frombuffer(zlib.decompress(packed), np.uint8)
    if dtype == np.bool_:
        return np.unpackbits(stored, count=BLOCK).astype(np.bool_)
    return np.ascontiguousarray(stored.reshape(dtype.itemsize, -1).T).reshape(-1).view(dtype)
