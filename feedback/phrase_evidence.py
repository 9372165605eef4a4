"""How close is close enough: what a match must reach to count as said, and what counts as alike."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

from feedback.normal_text import NormalText
from feedback.phrase_wordings import Wording

#: Similarity that a wording needs, see :func:`said_from`.
_BASE, _BY_WEIGHT, _LEAST, _BY_COVERAGE, _FORBIDDEN_MORE, _BY_PATTERNS = 0.65, 1.3, 0.6, 0.2, 0.05, 0.12
#: The same where the wording is nearly all that was said: what differs may differ if it sounds alike.
WHOLE, _WHOLE_BASE, _WHOLE_BY_WEIGHT, _BY_LIKENESS, _BY_CONTRADICTION = 0.7, 0.58, 0.9, 0.4, 0.3
#: Similarity that a pattern of given weight needs by sound; one syllable must be the character itself.
PATTERN_LEAST, _PATTERN_BASE, _PATTERN_BY_WEIGHT, _PATTERN_MOST = 0.78, 0.7, 0.5, 0.95


def said_from(weight: float, coverage: float, patterns: float, *, forbidden: bool) -> float:
    """Return the similarity from which a wording counts as said.

    Parameters
    ----------
    weight : float
        Weight of the wording in full syllables: the shorter, the closer it must be.
    coverage : float
        Share of the sentence that the wording covers: a phrase that is the whole sentence may be
        misheard further than one that is found somewhere in it.
    patterns : float
        Share of the entry's patterns that were found by sound besides.
    forbidden : bool
        A false alarm costs more than a miss.

    Notes
    -----
    Form and numbers from an experiment on heard wordings, ordinary sentences and both with sampled
    errors; ``benchmarks/phrases.py`` prints what they give.
    """
    least = max(_LEAST, _BASE + _BY_WEIGHT / max(weight, 1.0)) - _BY_COVERAGE * (coverage - 0.5)
    return least - _BY_PATTERNS * patterns + (_FORBIDDEN_MORE if forbidden else 0.0)


def whole_said_from(weight: float, likeness: float, contradiction: float) -> float:
    """Return the similarity from which a wording counts as said that is nearly the whole sentence.

    Parameters
    ----------
    weight : float
        Weight of the wording in full syllables.
    likeness : float
        How alike the syllables sound in which wording and text differ, in [0, 1]: mishearing leaves
        near-homophones, another sentence leaves other sounds.
    contradiction : float
        Share of the match that is made of ordinary words which the wording does not have, in [0, 1].
    """
    base = _WHOLE_BASE + _WHOLE_BY_WEIGHT / max(weight, 1.0)
    return base - _BY_LIKENESS * (likeness - 0.5) + _BY_CONTRADICTION * contradiction


def pattern_from(weight: float) -> float:
    """Return the similarity from which a pattern of given weight is found by sound."""
    return min(_PATTERN_MOST, max(PATTERN_LEAST, _PATTERN_BASE + _PATTERN_BY_WEIGHT / max(weight, 0.5)))


def spoken_length(chars: str) -> int:
    """Return about how many syllables `chars` are: Latin letters are about a third of one, as in words.

    Examples
    --------
    >>> spoken_length("iyi没事"), spoken_length("")
    (3, 1)
    """
    letters = sum(char.isascii() for char in chars)
    return max(1, len(chars) - letters + math.ceil(letters / 3))


class Lengths:
    """How long the sentences of a text are, asked for every wording that may stand in it.

    Parameters
    ----------
    text : NormalText
        The text.

    Examples
    --------
    >>> from feedback.normal_text import normal
    >>> Lengths(normal("您好。没事iyi")).around(3, 4)
    3
    """

    def __init__(self, text: NormalText) -> None:
        self._letters = list(accumulate((char.isascii() for char in text.chars), initial=0))
        self._sentence = lru_cache(maxsize=None)(text.sentence)

    def around(self, start: int, end: int) -> int:
        """Return the :func:`spoken_length` of the sentences that ``chars[start:end]`` touches."""
        left, right = self._sentence(start, end)
        letters = self._letters[right] - self._letters[left]
        return max(1, right - left - letters + math.ceil(letters / 3))


def contradiction(wording: Wording, chars: str, ordinary: Iterable[str]) -> float:
    """Return the share of `chars` that is made of ordinary words which the wording does not have.

    Parameters
    ----------
    wording : Wording
        What was to be said.
    chars : str
        What was heard in its place.
    ordinary : iterable of str
        Words of everyday service talk.
    """
    taken: set[int] = set()
    for word in ordinary:
        place = chars.find(word)
        if place >= 0 and word not in wording.chars:
            taken.update(range(place, place + len(word)))
    return len(taken) / max(len(chars), 1)


def likeness(wording: Wording, chars: str, similarity: float) -> float:
    """Return how much of what differs in characters is alike in sound.

    Parameters
    ----------
    wording : Wording
        What was to be said.
    chars : str
        What was heard in its place.
    similarity : float
        Of the two, by sound.
    """
    equal = _common(wording, chars) / max(wording.weight, 0.1)
    return (similarity - equal) / (1.0 - equal) if equal < 1.0 else 1.0


def _common(wording: Wording, chars: str) -> float:
    """Return the weight of the longest common subsequence of characters."""
    best = [0.0] * (len(chars) + 1)
    for token, weight in zip(wording.chars, wording.weights, strict=True):
        place = chars.find(token)
        if place < 0:
            continue  # a token that is nowhere in the text changes nothing
        diagonal, left = best[place], best[place]
        for n, char in enumerate(chars[place:], place + 1):
            above = best[n]
            left = max(left, above)
            if char == token and diagonal + weight > left:
                left = diagonal + weight
            best[n], diagonal = left, above
    return best[-1]
