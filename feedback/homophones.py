"""Finds words in a text by their sound: the same syllables or ones that are easily confused.

Cues are single words, and too many short words are alike for the alignment that recognises
whole phrases. A recogniser's usual error is the homophone, so every syllable must be there,
in order, with nothing between.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

import numpy as np
import numpy.typing as npt

from feedback.normal_text import NormalText, normal
from feedback.phrase_wordings import NEGATIONS
from feedback.pinyin import readings, sounds, syllables

#: Words shorter than this must be heard character by character.
SHORTEST = 3
#: Cost that one syllable may have, and the mean over the word: n for l, -n for -ng, zh for z.
#: Three syllables leave less to go by than four.
_MOST_OF_THREE, _MEAN_OF_THREE = 0.1, 0.04
_MOST, _MEAN = 0.15, 0.05


def alike(text: NormalText, word: str, start: int, most: float = _MOST) -> bool:
    """Whether a word stands at a place of a text, every syllable within `most` of its own.

    Examples
    --------
    >>> alike(normal("谢谢在见"), "再见", 2)
    True
    """
    return _stands(sounds(normal(word).chars), readings(text.chars), start, most)


def holds(text: NormalText, word: str, most: float = _MOST) -> bool:
    """Whether a word stands anywhere in a text, every syllable within `most` of its own.

    Examples
    --------
    >>> holds(normal("谢谢在见了"), "再见")
    True
    """
    wanted, heard = sounds(normal(word).chars), readings(text.chars)
    return any(_stands(wanted, heard, start, most) for start in range(len(heard)))


def _stands(wanted: Sequence[int], heard: Sequence[tuple[int, ...]], start: int, most: float) -> bool:
    if start < 0 or start + len(wanted) > len(heard):
        return False
    there = heard[start : start + len(wanted)]
    return all(not _within(sound, most).isdisjoint(hs) for sound, hs in zip(wanted, there, strict=True))


@lru_cache(maxsize=4096)
def _within(sound: int, most: float) -> frozenset[int]:
    """Syllables that a syllable may be heard as at a cost of `most` at most."""
    _, table = syllables()
    return frozenset(np.flatnonzero(table[sound] <= most).tolist())


class SoundTable:
    """Words that are all looked for in a text in one go.

    Parameters
    ----------
    words : sequence of str
        Without any sign; those of one and two syllables are left out.

    Examples
    --------
    >>> table = SoundTable(["太过分", "打不通"])
    >>> table.find(normal("你们太过份了"))
    {0: 2}
    """

    def __init__(self, words: Sequence[str]) -> None:
        chars = [(n, normal(word).chars) for n, word in enumerate(words)]
        known = sorted(((len(c), n, c) for n, c in chars if len(c) >= SHORTEST), key=lambda w: w[0])
        names = sorted({sound for _, _, c in known for sound in sounds(c)})
        place = {sound: i for i, sound in enumerate(names)}
        self._sounds = np.array(names, dtype=np.int64)
        self._groups = []
        for length, group in groupby(known, key=lambda w: w[0]):
            members = list(group)
            rows = np.array([[place[s] for s in sounds(c)] for _, _, c in members], dtype=np.int64)
            denials = np.array([[char in NEGATIONS for char in c] for _, _, c in members])
            self._groups.append((length, [n for _, n, _ in members], rows, denials))

    def find(self, text: NormalText) -> dict[int, int]:
        """Number of each word found, and where in the text's characters it begins first."""
        if not text.chars or not len(self._sounds):
            return {}
        costs = self._costs(text)
        nearest = costs.min(axis=1)
        denials = np.array([char in NEGATIONS for char in text.chars])
        found: dict[int, int] = {}
        for length, numbers, rows, denied in self._groups:
            starts = np.array(
                [s for s in range(len(text.chars) - length + 1) if not any(s < c < s + length for c in text.commas)],
                dtype=np.int64,
            )
            if not starts.size:
                continue
            most, mean = (_MOST_OF_THREE, _MEAN_OF_THREE) if length == SHORTEST else (_MOST, _MEAN)
            likely = np.flatnonzero((nearest <= most)[rows].all(axis=1))  # each syllable is somewhere in the text
            if not likely.size:
                continue
            windows = starts[:, None] + np.arange(length)
            cost = costs[rows[likely][:, None, :], windows[None, :, :]]
            same = (denied[likely][:, None, :] == denials[windows][None, :, :]).all(axis=2)
            alike = (cost.max(axis=2) <= most) & (cost.mean(axis=2) <= mean) & same
            for row in np.flatnonzero(alike.any(axis=1)):
                found[numbers[likely[row]]] = int(starts[int(alike[row].argmax())])
        return found

    def _costs(self, text: NormalText) -> npt.NDArray[np.float32]:
        """Cost of every syllable of the words at every character of the text."""
        _, table = syllables()
        heard = readings(text.chars)
        costs = np.minimum(np.float32(1.0), table[self._sounds[:, None], [first for first, *_ in heard]])
        for place, (_, *others) in enumerate(heard):
            for other in others:
                costs[:, place] = np.minimum(costs[:, place], table[self._sounds, other])
        return costs
