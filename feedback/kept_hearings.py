"""One speaker's provisional words of a whole call, in as little room as they need.

A recogniser says the same beginning again and again, fifteen thousand times an hour: of each
text only what is new is kept, and what is older than some minutes is put aside. Read again
they are the very same.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from asr_models.transcript import Hearing
from audio.block import Speaker
from audio.span import Span
from feedback.put_aside import PutAside

#: So many are put aside at a time; of their texts the first is kept whole, so that it can be read without all before it.
_TOGETHER: Final = 256


class KeptHearings:
    """Provisional words of one speaker, oldest first.

    Parameters
    ----------
    speaker : Speaker
        Whose.
    aside : PutAside or None
        Takes old ones; ``None`` for one of its own, in memory.

    Examples
    --------
    >>> kept = KeptHearings(Speaker.AGENT)
    >>> for at_s, text in ((0.5, "您"), (0.9, "您好")):
    ...     kept.append(Hearing(Speaker.AGENT, Span(0.0, at_s), text, at_s))
    >>> [hearing.text for hearing in kept.between(0.5, 1.0)]
    ['您好']
    """

    def __init__(self, speaker: Speaker, aside: PutAside | None = None) -> None:
        self._speaker = speaker
        self._aside = aside or PutAside()
        self._packed = array("q")  # numbers of the pieces that are put aside
        self._lasts = array("d")  # when the last of each piece was given
        self._fresh = _Piece()

    @property
    def nbytes(self) -> int:
        """Bytes that they take, without what is put aside."""
        return self._fresh.nbytes + self._packed.itemsize * 2 * len(self._packed)

    def append(self, hearing: Hearing) -> None:
        """Take the next one."""
        if len(self._fresh) == _TOGETHER:
            self._packed.append(self._aside.put(self._fresh.packed()))
            self._lasts.append(self._fresh.at_s[-1])
            self._fresh = _Piece()
        self._fresh.append(hearing)

    def between(self, since_s: float, until_s: float) -> list[Hearing]:
        """Those given in ``(since_s, until_s]``."""
        first, last = (bisect_right(self._lasts, at_s + 1e-9) for at_s in (since_s, until_s))
        found: list[Hearing] = []
        for n in range(first, last + 1):
            piece = _Piece.unpacked(self._aside.get(self._packed[n])) if n < len(self._packed) else self._fresh
            found += piece.between(self._speaker, since_s, until_s)
        return found


class _Piece:
    """Some provisional words that follow each other."""

    def __init__(self) -> None:
        self.at_s, self._start_s, self._end_s = array("d"), array("d"), array("d")
        self._shared = array("i")  # characters that a text has in common with the one before it
        self._ends = array("i")  # of the bytes of its own
        self._columns = (self.at_s, self._start_s, self._end_s, self._shared, self._ends)
        self._own = bytearray()
        self._last = ""

    def __len__(self) -> int:
        return len(self.at_s)

    @property
    def nbytes(self) -> int:
        return len(self._own) + sum(column.itemsize * len(column) for column in self._columns)

    def append(self, hearing: Hearing) -> None:
        text = hearing.text
        shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._last, text, strict=False)))
        self._own += text[shared:].encode("utf-8", "surrogatepass")
        self.at_s.append(hearing.at_s)
        self._start_s.append(hearing.span.start_s)
        self._end_s.append(hearing.span.end_s)
        self._shared.append(shared)
        self._ends.append(len(self._own))
        self._last = text

    def between(self, speaker: Speaker, since_s: float, until_s: float) -> Iterator[Hearing]:
        low, high = (bisect_right(self.at_s, at_s + 1e-9) for at_s in (since_s, until_s))
        text, start = "", 0
        for n in range(high):
            end = self._ends[n]
            text = text[: self._shared[n]] + self._own[start:end].decode("utf-8", "surrogatepass")
            start = end
            if n >= low:
                yield Hearing(speaker, Span(self._start_s[n], self._end_s[n]), text, self.at_s[n])

    def packed(self) -> bytes:
        return zlib.compress(b"".join([*(column.tobytes() for column in self._columns), self._own]), 1)

    @classmethod
    def unpacked(cls, packed: bytes) -> _Piece:
        """A full piece, to be read only."""
        piece, stored, at = cls(), zlib.decompress(packed), 0
        for column in piece._columns:
            after = at + column.itemsize * _TOGETHER
            column.frombytes(stored[at:after])
            at = after
        piece._own += stored[at:]
        return piece
