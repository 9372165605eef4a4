"""The customer's words need no recogniser: they are put on the timeline as they were played."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from asr_models.transcript import Utterance, Word
from audio.block import RATE, Speaker
from audio.lane import STEP, Settled, Track
from audio.span import Span
from coach_app.practice.mouth import Spoken
from feedback.timeline import Observation

#: A pause in a sentence lasts as long as so many characters.
_PAUSE: Final = 1.5


def utterance(spoken: Spoken, settled_at_s: float) -> Utterance:
    """Final words of the customer, spread over the sound: a character a word, pauses where the text has them.

    Parameters
    ----------
    spoken : Spoken
        What was said when.
    settled_at_s : float
        Call time of the sound that was recorded when this became known.

    Examples
    --------
    >>> from audio.span import Span
    >>> said = utterance(Spoken(Span(1.0, 3.0), "喂，你好"), 3.1)
    >>> [(word.text, round(word.span.start_s, 2)) for word in said.words]
    [('喂', 1.0), ('你', 2.11), ('好', 2.56)]
    """
    weights = [_weight(character) for character in spoken.text]
    whole = sum(weights) or 1.0
    each_s = spoken.span.duration_s / whole
    words: list[Word] = []
    at_s = spoken.span.start_s
    for character, weight in zip(spoken.text, weights, strict=True):
        end_s = min(spoken.span.end_s, at_s + weight * each_s)
        if _is_word(character):
            words.append(Word(character, Span(at_s, end_s)))
        at_s = end_s
    span = Span(words[0].span.start_s, words[-1].span.end_s) if words else spoken.span
    return Utterance(Speaker.CUSTOMER, span, spoken.text, tuple(words), settled_at_s=settled_at_s)


class KnownWords:
    """The words lane of a customer who is played.

    Parameters
    ----------
    settles : bool
        There are rules that wait for this lane: somebody hears the agent's words.
    """

    def __init__(self, *, settles: bool) -> None:
        self._settles = settles
        self._steps = 0
        self._until_s = 0.0

    def advance(self, recorded_s: float, spoken: Sequence[Spoken], open_s: float | None) -> list[Observation]:
        """What the lane says once so much is recorded.

        Parameters
        ----------
        recorded_s : float
            Sound that can be read.
        spoken : sequence of Spoken
            What was heard to its end, and within that sound.
        open_s : float or None
            From where on words are not known yet.

        Returns
        -------
        list of Observation
            Final words, and a step of `STEP` samples after the other up to where they are all.
        """
        steps = int(recorded_s * RATE / STEP + 1e-6)
        if steps <= self._steps:
            return []
        heard_s = steps * STEP / RATE
        said: list[Observation] = [utterance(one, heard_s) for one in spoken]
        if self._settles:
            first = self._steps + 1
            said = [*self._settled(first, steps - 1, open_s, self._until_s), *said]
            said += self._settled(steps, steps, open_s, heard_s)
        self._steps = steps
        return said

    def finish(self, duration_s: float, spoken: Sequence[Spoken]) -> list[Observation]:
        """The rest of a call that is over."""
        said: list[Observation] = [utterance(one, duration_s) for one in spoken]
        if self._settles:
            said.append(Settled(Track.WORDS, Speaker.CUSTOMER, duration_s, duration_s))
        return said

    def _settled(self, first: int, last: int, open_s: float | None, most_s: float) -> list[Observation]:
        said: list[Observation] = []
        for step in range(first, last + 1):
            heard_s = step * STEP / RATE
            until_s = min(heard_s, most_s, heard_s if open_s is None else open_s)
            self._until_s = max(self._until_s, until_s)
            said.append(Settled(Track.WORDS, Speaker.CUSTOMER, self._until_s, heard_s))
        return said


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN"


def _weight(character: str) -> float:
    if _is_word(character):
        return 1.0
    return _PAUSE if unicodedata.category(character).startswith("P") else 0.0
