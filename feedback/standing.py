"""What of the provisional words had stood long enough to be acted on, at each tick.

While somebody speaks on, the whole provisional text never stands still, but its beginning does:
a recogniser revises its last word or two and leaves alone what lies behind them. A pure function
of what was heard until when, so that the same sound gives the same alerts live and in batch.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from asr_models.transcript import Hearing
from audio.span import Span
from feedback.judge import TICK_S
from feedback.sentences import Sentence

#: A text that did not change for this long may be acted on.
STILL_S = 0.6
#: So may the beginning of a text that goes on after it, after this time. In 553 pairs of words heard by Vosk
#: as many of such beginnings were in the final words as of whole texts that stood for `STILL_S` (three in four);
#: after 0.2 s two in three.
MOVED_ON_S = 0.4
_SAME_S = 1e-9


@dataclass(slots=True, eq=False)
class Stood:
    """A provisional text that had stood long enough.

    Parameters
    ----------
    at_s : float
        The tick from which on this is known.
    text : str
        What had stood.
    rest : str
        What follows it and may still change; empty where the whole text stood.
    span : Span
        The stretch in which `text` was heard; never too short.
    sentences : list of Sentence or None
        How it was read, once it was.
    """

    at_s: float
    text: str
    rest: str
    span: Span
    sentences: list[Sentence] | None = None


@dataclass(slots=True, eq=False)
class Text:
    """A provisional text, from when until when it was the latest, and what had stood of it by when."""

    hearing: Hearing
    until_s: float = math.inf
    stood: tuple[Stood, ...] = ()

    @property
    def since_s(self) -> float:
        """When it was first heard."""
        return self.hearing.at_s

    def known(self, as_of_s: float) -> list[Stood]:
        """What had stood of it by an instant, the shortest first."""
        last_s = min(as_of_s + _SAME_S, self.until_s - _SAME_S)
        return [*takewhile(lambda stood: stood.at_s <= last_s, self.stood)]


@dataclass(slots=True)
class Standing:
    """One speaker's provisional texts, oldest first; those from `begun` on are of the breath that is being heard."""

    texts: list[Text] = field(default_factory=list)
    begun: int = 0

    def hear(self, hearing: Hearing) -> None:
        """Take the next provisional text; an empty one only ends the last."""
        last = self.texts[-1] if self.texts else None
        if last and last.until_s == math.inf:
            if last.hearing.text == hearing.text:
                return
            last.until_s = hearing.at_s
        if hearing.text:
            text = Text(hearing)
            text.stood = _stood(self._before(text), text)
            self.texts.append(text)
        else:
            self.begun = len(self.texts)

    def end(self, at_s: float) -> None:
        """Final words have come: no provisional text holds any more."""
        if self.texts:
            self.texts[-1].until_s = min(self.texts[-1].until_s, at_s)
        self.begun = len(self.texts)

    def forget(self, before_s: float) -> None:
        """Let go of texts that were no longer the latest by `before_s`, of breaths that are over."""
        past = sum(1 for _ in takewhile(lambda text: text.until_s <= before_s, self.texts[: self.begun]))
        del self.texts[:past]
        self.begun -= past

    def at(self, as_of_s: float) -> Text | None:
        """The provisional text at an instant."""
        n = bisect_right(self.texts, as_of_s + _SAME_S, key=lambda text: text.since_s)
        text = self.texts[n - 1] if n else None
        return text if text and as_of_s + _SAME_S < text.until_s else None

    def between(self, since_s: float, until_s: float) -> list[Text]:
        """Texts that came up in ``[since_s, until_s)``, oldest first."""
        low = bisect_right(self.texts, since_s - _SAME_S, key=lambda text: text.since_s)
        high = bisect_right(self.texts, until_s - _SAME_S, key=lambda text: text.since_s)
        return self.texts[low:high]

    def _before(self, text: Text) -> Sequence[Text]:
        """Texts of the same breath that can still count beside this one, oldest first."""
        first = len(self.texts)
        while first > self.begun and self.texts[first - 1].until_s > text.since_s - MOVED_ON_S - TICK_S:
            first -= 1
        return self.texts[first:] or self.texts[self.begun :][-1:]


def _stood(before: Sequence[Text], text: Text) -> tuple[Stood, ...]:
    """What had stood of a text at each tick until all of it had, as long as no other takes its place."""
    found: list[Stood] = []
    whole_s = tick_from(text.since_s + STILL_S)
    at_s = tick_from(text.since_s)
    while at_s < whole_s - _SAME_S:
        start, source = _beginning(before, text, at_s)
        if start and (not found or len(start) > len(found[-1].text)):
            span = Span(min(text.hearing.span.start_s, source.hearing.span.end_s), source.hearing.span.end_s)
            found.append(Stood(at_s, start, text.hearing.text[len(start) :], span))
        at_s = round(at_s + TICK_S, 6)
    return (*found, Stood(whole_s, text.hearing.text, "", text.hearing.span))


def _beginning(before: Sequence[Text], text: Text, at_s: float) -> tuple[str, Text]:
    """What all texts of the last `MOVED_ON_S` begin with, and the oldest of them.

    The newest text has moved on from what it shares with the one before it, and from nothing else:
    its own end may be half a phrase.
    """
    from_s = at_s - MOVED_ON_S + _SAME_S
    alive = [one for one in before if one.until_s > from_s] or list(before[-1:])
    if not alive or alive[0].since_s > from_s:
        return "", text
    start = text.hearing.text
    for one in alive:
        start = _shared(start, one.hearing.text)
    return ("" if start == text.hearing.text else start), alive[0]


def _shared(one: str, other: str) -> str:
    length = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]


def tick_from(at_s: float) -> float:
    """The first tick at or after an instant, so that what is known never lies between two ticks.

    Examples
    --------
    >>> tick_from(1.5), tick_from(1.6)
    (1.6, 1.6)
    """
    return round(math.ceil(round(at_s / TICK_S, 6)) * TICK_S, 6)
