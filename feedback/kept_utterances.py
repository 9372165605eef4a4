"""One speaker's final words of a whole call: the last minutes as they are, older ones put aside.

Rules ask for the words of the last seconds, and of a whole call only when it is over. Of old
words only when and where they were said stays at hand. Read again they are the very same.
"""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from asr_models.transcript import Utterance, Word
from audio.block import Speaker
from audio.span import Span
from feedback.put_aside import PutAside

#: So many are put aside at a time.
TOGETHER: Final = 32
#: Final words are at hand for so many seconds of the call at least.
FRESH_S: Final = 600.0
#: Pieces that stay unpacked after they were asked for: late rules ask for the same words at every tick.
_UNPACKED: Final = 2


class KeptUtterances:
    """Final words of one speaker, in the order in which they were settled.

    Parameters
    ----------
    speaker : Speaker
        Whose.
    aside : PutAside or None
        Takes old ones; ``None`` for one of its own, in memory.

    Examples
    --------
    >>> kept = KeptUtterances(Speaker.AGENT)
    >>> kept.append(Utterance(Speaker.AGENT, Span(0.5, 0.9), "您好", settled_at_s=1.2))
    >>> [said.text for said in kept.between(0, kept.known(1.5))], kept.known(1.0)
    (['您好'], 0)
    """

    def __init__(self, speaker: Speaker, aside: PutAside | None = None) -> None:
        self._speaker = speaker
        self._aside = aside or PutAside()
        self._settled_s = array("d")
        self._reach_s = array("d")  # the latest end so far: where those that reach into a stretch may begin
        self._packed = array("q")  # numbers of the pieces that are put aside
        self._unpacked: dict[int, list[Utterance]] = {}
        self._fresh: list[Utterance] = []
        self._unclear: list[tuple[int, Span]] = []

    def __len__(self) -> int:
        return len(self._settled_s)

    @property
    def at_hand(self) -> int:
        """How many are kept as they are."""
        return len(self._fresh)

    def append(self, utterance: Utterance) -> None:
        """Take the next one."""
        if utterance.unclear:
            self._unclear.append((len(self), utterance.span))
        self._settled_s.append(utterance.settled_at_s)
        self._reach_s.append(max(utterance.span.end_s, self._reach_s[-1] if self._reach_s else 0.0))
        self._fresh.append(utterance)
        while len(self._fresh) > TOGETHER and self._fresh[TOGETHER].settled_at_s < utterance.settled_at_s - FRESH_S:
            self._packed.append(self._aside.put(_pack(self._fresh[:TOGETHER])))
            del self._fresh[:TOGETHER]

    def known(self, as_of_s: float) -> int:
        """How many were known at an instant."""
        return bisect_right(self._settled_s, as_of_s + 1e-9)

    def between(self, first: int, last: int) -> list[Utterance]:
        """Those from number `first` up to, but without, `last`, oldest first."""
        old = len(self._packed) * TOGETHER
        last = min(last, len(self))
        if first >= old:
            return self._fresh[first - old : max(first, last) - old]
        found: list[Utterance] = []
        for n in range(first // TOGETHER, min(len(self._packed), -(-last // TOGETHER))):
            found += self._piece(n)[max(0, first - n * TOGETHER) : max(0, last - n * TOGETHER)]
        return found + self._fresh[: max(0, last - old)]

    def inside(self, span: Span, as_of_s: float) -> list[Utterance]:
        """Those known at an instant that reach into a stretch, oldest first."""
        first = bisect_right(self._reach_s, span.start_s)
        return [said for said in self.between(first, self.known(as_of_s)) if said.span.overlap_s(span) > 0]

    def since(self, since_s: float, as_of_s: float) -> list[Utterance]:
        """Those that became known after one instant and were known at another, oldest first."""
        return self.between(bisect_right(self._settled_s, since_s), self.known(as_of_s))

    def unclear(self, as_of_s: float) -> tuple[Span, ...]:
        """Where what was known at an instant is a guess."""
        known = self.known(as_of_s)
        return tuple(span for number, span in self._unclear if number < known)

    def _piece(self, n: int) -> list[Utterance]:
        if n not in self._unpacked:
            if len(self._unpacked) >= _UNPACKED:
                del self._unpacked[next(iter(self._unpacked))]
            self._unpacked[n] = [*_unpack(self._aside.get(self._packed[n]), self._speaker)]
        return self._unpacked[n]


def _pack(utterances: list[Utterance]) -> bytes:
    """As JSON, which gives every number back as it was."""
    rows = [
        [
            *map(float, (u.span.start_s, u.span.end_s, u.confidence, u.settled_at_s)),
            bool(u.unclear),
            u.text,
            [[w.text, *map(float, (w.span.start_s, w.span.end_s, w.confidence))] for w in u.words],
        ]
        for u in utterances
    ]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 1)


def _unpack(packed: bytes, speaker: Speaker) -> Iterator[Utterance]:
    for start_s, end_s, confidence, settled_at_s, unclear, text, words in json.loads(zlib.decompress(packed)):
        heard = tuple(Word(said, Span(from_s, until_s), sure) for said, from_s, until_s, sure in words)
        yield Utterance(speaker, Span(start_s, end_s), text, heard, confidence, settled_at_s, unclear)
