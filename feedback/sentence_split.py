"""Cuts an utterance into sentences with times, with or without punctuation.

Recognisers disagree about punctuation: Vosk writes none, Whisper some, labels all of it.
What a sentence is decides its type and where its ending is measured, so cuts come from
stops where there are any, else from pauses between the words and from final particles.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from asr_models.transcript import Utterance, Word
from audio.span import Span

#: A pause between words that ends a sentence where no stop is written (about the longest
#: pause inside a clause in read Mandarin; Yang & Wang 2002 give 0.2–0.4 s inside sentences).
PAUSE_S = 0.6
#: After a final particle a shorter pause is enough.
_PARTICLE_PAUSE_S = 0.3
#: Without a pause 吗 alone ends a sentence, once this many syllables have come before it.
_ASKED_AFTER = 4
_STOPS = "。！？!?；;\n"
_PARTICLES = "吗呢吧了"
_SPOKEN = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence before anything is known about it.

    Parameters
    ----------
    text : str
        Its characters with its closing punctuation.
    chars : tuple of Span
        When each of its spoken characters was said.
    confidence : float
        Mean over its words.
    """

    text: str
    chars: tuple[Span, ...]
    confidence: float

    @property
    def span(self) -> Span:
        """From the first to the last spoken character."""
        return self.chars[0] | self.chars[-1]

    def when(self, start: int, end: int) -> Span:
        """Call time of ``text[start:end]``."""
        before = sum(1 for char in self.text[:start] if _SPOKEN.match(char))
        inside = sum(1 for char in self.text[start:end] if _SPOKEN.match(char))
        first = min(before, len(self.chars) - 1)
        last = min(max(before + inside - 1, first), len(self.chars) - 1)
        return self.chars[first] | self.chars[last]


def split(utterance: Utterance) -> list[Piece]:
    """Cut an utterance into its sentences, oldest first; empty without spoken characters.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> heard = Utterance(Speaker.AGENT, Span(0.0, 4.0), "请稍等。您贵姓？")
    >>> [(piece.text, piece.span) for piece in split(heard)]
    [('请稍等。', Span(start_s=0.0, end_s=2.0)), ('您贵姓？', Span(start_s=2.0, end_s=4.0))]
    """
    text = utterance.text
    places = [i for i, char in enumerate(text) if _SPOKEN.match(char)]
    if not places:
        return []
    times = _char_times(utterance, len(places))
    trust = _confidences(utterance, len(places))
    bounds = [0, *_cuts(text, places, times), len(places)]
    pieces = []
    for first, last in itertools.pairwise(bounds):
        until = places[last] if last < len(places) else len(text)
        start = places[first] if first else 0
        sentence = text[start:until].strip()
        mean = sum(trust[first:last]) / (last - first)
        pieces.append(Piece(sentence, tuple(times[first:last]), mean))
    return pieces


def _cuts(text: str, places: Sequence[int], times: Sequence[Span]) -> list[int]:
    """Numbers of the spoken characters with which a new sentence begins."""
    cuts, begun = [], 0
    stopped = any(char in _STOPS for char in text[: places[-1]])
    for n in range(1, len(places)):
        between = text[places[n - 1] + 1 : places[n]]
        pause_s = times[n].start_s - times[n - 1].end_s
        particle = text[places[n - 1]] in _PARTICLES
        if (
            any(char in _STOPS for char in between)
            or pause_s >= PAUSE_S
            or (particle and pause_s >= _PARTICLE_PAUSE_S)
            or (text[places[n - 1]] == "吗" and not stopped and n - begun >= _ASKED_AFTER)
        ):
            cuts.append(n)
            begun = n
    return cuts


def _char_times(utterance: Utterance, count: int) -> list[Span]:
    """When each of `count` spoken characters was said: by its word, else spread evenly."""
    known = [span for word in utterance.words for span in _spread(word)]
    if not known:
        known = _even(utterance.span, count)
    if len(known) == count:
        return known
    # The words are not spelled as the text is (numbers, case): go by the share of the whole.
    return [known[min(i * len(known) // count, len(known) - 1)] for i in range(count)]


def _confidences(utterance: Utterance, count: int) -> list[float]:
    known = [w.confidence for w in utterance.words for char in w.text if _SPOKEN.match(char)]
    if not known:
        return [utterance.confidence] * count
    return [known[min(i * len(known) // count, len(known) - 1)] for i in range(count)]


def _spread(word: Word) -> list[Span]:
    return _even(word.span, sum(1 for char in word.text if _SPOKEN.match(char)))


def _even(span: Span, count: int) -> list[Span]:
    step_s = span.duration_s / max(count, 1)
    return [Span(span.start_s + i * step_s, span.start_s + (i + 1) * step_s) for i in range(count)]
