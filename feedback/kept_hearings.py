"""One speaker's provisional words of a whole call, in as little room as they need.

A recogniser says the same beginning again and again, fifteen thousand times an hour: of each
text only what is new is kept. Read again they are the very same.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import takewhile

from asr_models.transcript import Hearing
from audio.block import Speaker
from audio.span import Span

#: So often a text is kept whole, so that a later one can be read without all before it.
_WHOLE = 64


class KeptHearings:
    """Provisional words of one speaker, oldest first.

    Parameters
    ----------
    speaker : Speaker
        Whose.

    Examples
    --------
    >>> kept = KeptHearings(Speaker.AGENT)
    >>> for at_s, text in ((0.5, "您"), (0.9, "您好")):
    ...     kept.append(Hearing(Speaker.AGENT, Span(0.0, at_s), text, at_s))
    >>> [hearing.text for hearing in kept.between(0.5, 1.0)]
    ['您好']
    """

    def __init__(self, speaker: Speaker) -> None:
        self._speaker = speaker
        self._at_s, self._start_s, self._end_s = array("d"), array("d"), array("d")
        self._shared = array("i")  # characters that a text has in common with the one before it
        self._ends = array("q")  # of the bytes of its own
        self._own = bytearray()
        self._last = ""

    @property
    def nbytes(self) -> int:
        """Bytes that they take."""
        numbers = (self._at_s, self._start_s, self._end_s, self._shared, self._ends)
        return len(self._own) + sum(part.itemsize * len(part) for part in numbers)

    def append(self, hearing: Hearing) -> None:
        """Take the next one."""
        text = hearing.text
        whole = len(self._at_s) % _WHOLE == 0
        shared = (
            0
            if whole
            else sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(self._last, text, strict=False)))
        )
        self._own += text[shared:].encode("utf-8", "surrogatepass")
        self._shared.append(shared)
        self._ends.append(len(self._own))
        self._at_s.append(hearing.at_s)
        self._start_s.append(hearing.span.start_s)
        self._end_s.append(hearing.span.end_s)
        self._last = text

    def between(self, since_s: float, until_s: float) -> list[Hearing]:
        """Those given in ``(since_s, until_s]``."""
        low, high = (bisect_right(self._at_s, at_s + 1e-9) for at_s in (since_s, until_s))
        return [*self._read(low, high)]

    def _read(self, low: int, high: int) -> Iterator[Hearing]:
        text = ""
        for n in range(low // _WHOLE * _WHOLE, high):
            own = self._own[self._ends[n - 1] if n else 0 : self._ends[n]].decode("utf-8", "surrogatepass")
            text = text[: self._shared[n]] + own
            if n >= low:
                yield Hearing(self._speaker, Span(self._start_s[n], self._end_s[n]), text, self._at_s[n])
