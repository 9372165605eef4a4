"""Reading aloud: syllable by syllable what was said of a text, what was missed and what was misread.

What a recogniser heard is laid over the text by sound. A syllable that is easily taken for another is
forgiven as unclear: recognisers confuse 四 and 十 more often than people misread them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from asr_models.transcript import Word
from audio.span import Span
from feedback.normal_text import NormalText, normal
from feedback.pinyin import readings, sounds, syllables

#: Up to this confusion cost one syllable may have been heard for the other (`feedback.pinyin`).
_CLOSE = 0.4
#: What a syllable costs that is only in the text, or only in what was heard.
_MISSED, _EXTRA = 0.8, 0.7
#: What is added where another character of the same sound was heard: a tie goes to the same character.
_OTHER_CHARACTER = 0.01
#: Below this confidence of the recogniser nothing is called misread.
_SURE = 0.6


class Said(StrEnum):
    """What became of a syllable of the text."""

    SAID = "said"
    UNCLEAR = "unclear"
    """Something that sounds like it was heard, or the recogniser was not sure: forgiven."""
    MISREAD = "misread"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ReadSyllable:
    """One syllable of the text.

    Parameters
    ----------
    char : str
        As the text has it; digits as they are read.
    place : int
        Where it stands in the text as written.
    said : Said
        What became of it.
    heard : str
        What was heard in its place.
    span : Span or None
        When.
    """

    char: str
    place: int
    said: Said
    heard: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ExtraWords:
    """What was said and stands not in the text.

    Parameters
    ----------
    after : int
        After which syllable of the text, counted from 0; -1 before the first.
    text : str
        What.
    """

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was read.

    Parameters
    ----------
    text : str
        What was to be read.
    syllables : tuple of ReadSyllable
        All of it, in order.
    extra : tuple of ExtraWords
        What was put in.
    """

    text: str
    syllables: tuple[ReadSyllable, ...]
    extra: tuple[ExtraWords, ...] = ()

    @property
    def share(self) -> float:
        """Share of the text that was said; what is unclear is forgiven."""
        good = sum(one.said in (Said.SAID, Said.UNCLEAR) for one in self.syllables)
        return good / len(self.syllables) if self.syllables else 1.0

    @property
    def missed(self) -> tuple[str, ...]:
        """Stretches of the text that were left out or misread, joined where they touch."""
        out: list[str] = []
        before = -2
        for i, one in enumerate(self.syllables):
            if one.said in (Said.MISSED, Said.MISREAD):
                if i == before + 1:
                    out[-1] += one.char
                else:
                    out.append(one.char)
                before = i
        return tuple(out)


def read_aloud(text: str, heard: Sequence[Word]) -> Reading:
    """Lay what was heard over a text.

    Parameters
    ----------
    text : str
        What was to be read.
    heard : sequence of Word
        What a recogniser heard, in order.

    Examples
    --------
    >>> said = [Word("请", Span(0, 0.2)), Word("您", Span(0.2, 0.4)), Word("烧等", Span(0.4, 0.9))]
    >>> [one.said.value for one in read_aloud("请您稍等一会", said).syllables]
    ['said', 'said', 'said', 'said', 'missed', 'missed']
    """
    wanted = normal(text)
    said = [each for word in heard for each in _syllables_of(word)]
    cost = _costs(wanted.chars, [each.char for each in said])
    path = _cheapest(cost)
    found: list[ReadSyllable] = []
    extra: list[ExtraWords] = []
    for i, j in path:
        if i is None and j is not None:
            after = len(found) - 1
            if extra and extra[-1].after == after:
                extra[-1] = ExtraWords(after, extra[-1].text + said[j].char)
            else:
                extra.append(ExtraWords(after, said[j].char))
        elif i is not None:
            found.append(_judged(wanted, i, cost[i, j] if j is not None else None, said[j] if j is not None else None))
    return Reading(text, tuple(found), tuple(extra))


def said_rather(text: str, other: str, heard: Sequence[Word]) -> bool:
    """Whether what was heard is closer to `other` than to `text`: the old habit instead of its replacement."""
    chars = "".join(each.char for word in heard for each in _syllables_of(word))
    if not chars:
        return False
    return distance(other, chars) < distance(text, chars)


def distance(text: str, said: str) -> float:
    """How far what was heard is from a text, for each of its syllables: 0 for the same, about 0.8 for nothing of it.

    Parameters
    ----------
    text, said : str
        What was to be said, and what was heard.
    """
    wanted, heard = normal(text).chars, normal(said).chars
    cost = _costs(wanted, list(heard))
    spent = sum(
        cost[i, j] if i is not None and j is not None else _MISSED if j is None else _EXTRA for i, j in _cheapest(cost)
    )
    return float(spent) / max(1, len(wanted))


@dataclass(frozen=True, slots=True)
class _Heard:
    char: str
    span: Span
    confidence: float


def _syllables_of(word: Word) -> list[_Heard]:
    """Characters of a word, its time spread over them."""
    chars = normal(word.text).chars
    edges = np.linspace(word.span.start_s, word.span.end_s, len(chars) + 1).tolist()
    return [_Heard(c, Span(a, b), word.confidence) for c, a, b in zip(chars, edges, edges[1:], strict=False)]


def _judged(wanted: NormalText, at: int, cost: float | None, heard: _Heard | None) -> ReadSyllable:
    char, place = wanted.chars[at], wanted.starts[at]
    start, end = wanted.place(at, at + 1)
    written = wanted.source[start:end]
    shown = written if len(written) == 1 and not written.isdigit() else char
    if heard is None or cost is None:
        return ReadSyllable(shown, place, Said.MISSED)
    if cost <= _OTHER_CHARACTER:
        said = Said.SAID
    elif cost <= _CLOSE or heard.confidence < _SURE:
        said = Said.UNCLEAR
    else:
        said = Said.MISREAD
    return ReadSyllable(shown, place, said, heard.char, heard.span)


def _costs(wanted: str, said: Sequence[str]) -> npt.NDArray[np.float64]:
    """What it costs to have heard one syllable for another, by any everyday reading of both."""
    _, table = syllables()
    by_wanted, heard = readings(wanted), sounds("".join(said)) if said else ()
    cost = np.ones((len(wanted), len(said)))
    for i, own in enumerate(by_wanted):
        for j, sound in enumerate(heard):
            if wanted[i] == said[j]:
                cost[i, j] = 0.0
            else:
                cost[i, j] = min(float(table[one, sound]) if one and sound else 1.0 for one in own) + _OTHER_CHARACTER
    return cost


def _cheapest(cost: npt.NDArray[np.float64]) -> list[tuple[int | None, int | None]]:
    """Global alignment (Needleman & Wunsch 1970): pairs, and what stands alone on either side."""
    n, m = cost.shape
    total = np.zeros((n + 1, m + 1))
    total[:, 0], total[0] = np.arange(n + 1) * _MISSED, np.arange(m + 1) * _EXTRA
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            total[i, j] = min(
                total[i - 1, j - 1] + cost[i - 1, j - 1], total[i - 1, j] + _MISSED, total[i, j - 1] + _EXTRA
            )
    pairs: list[tuple[int | None, int | None]] = []
    i, j = n, m
    while i or j:
        if i and j and np.isclose(total[i, j], total[i - 1, j - 1] + cost[i - 1, j - 1]):
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and np.isclose(total[i, j], total[i - 1, j] + _MISSED):
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return pairs[::-1]
