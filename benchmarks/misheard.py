"""Mandarin text with recognition errors of a wanted rate, drawn from what a recogniser really misheard.

The recognisers meant for live use report 17 to 38 % character errors on open speech. No recording
of ours has exactly that, so errors are sampled: which characters were replaced, dropped and added is
counted in pairs of spoken and heard sentences, and drawn again in the same proportions.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from feedback.normal_text import normal
from feedback.pinyin import sounds, syllables

_Key = TypeVar("_Key", bound=Hashable)
#: A replacement never seen is drawn by sound: the closer, the likelier.
_SOFTNESS = 0.12
#: Pairs more different than this are no transcription of each other and teach nothing.
_MOST_ERRORS = 0.7


@dataclass(frozen=True, slots=True)
class HeardText:
    """A text as a streaming recogniser returns it: words with confidences."""

    words: tuple[tuple[str, float], ...]

    @property
    def text(self) -> str:
        """The words separated by spaces, as Vosk writes Mandarin."""
        return " ".join(word for word, _ in self.words)

    @property
    def confidence(self) -> float:
        """Mean over the words."""
        return sum(confidence for _, confidence in self.words) / max(len(self.words), 1)


def edits(said: str, heard: str) -> list[tuple[str, str]]:
    """Return the cheapest way from `said` to `heard` as pairs of characters, empty for dropped or added.

    Examples
    --------
    >>> edits("稍等", "消等吧")
    [('稍', '消'), ('等', '等'), ('', '吧')]
    """
    rows = [[float(j) for j in range(len(heard) + 1)]]
    for i, a in enumerate(said, start=1):
        row = [float(i)]
        for j, b in enumerate(heard, start=1):
            change = rows[i - 1][j - 1] + (0.0 if a == b else 1.01)
            row.append(min(change, rows[i - 1][j] + 1.0, row[j - 1] + 1.0))
        rows.append(row)
    i, j, path = len(said), len(heard), []
    while i or j:
        same = i and j and said[i - 1] == heard[j - 1]
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (0.0 if same else 1.01):
            i, j = i - 1, j - 1
            path.append((said[i], heard[j]))
        elif i and rows[i][j] == rows[i - 1][j] + 1.0:
            i -= 1
            path.append((said[i], ""))
        else:
            j -= 1
            path.append(("", heard[j]))
    return path[::-1]


def error_rate(said: str, heard: str) -> float:
    """Return the character errors of `heard` as a share of the characters of `said`."""
    a, b = normal(said).chars, normal(heard).chars
    return sum(x != y for x, y in edits(a, b)) / max(len(a), 1)


class Misheard:
    """Draws texts with errors.

    Parameters
    ----------
    pairs : iterable of (said, heard)
        Real transcripts to learn the errors from.
    seed : int
        The same seed gives the same texts.
    """

    def __init__(self, pairs: Iterable[tuple[str, str]], seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._kinds: Counter[str] = Counter()
        self._replaced: defaultdict[int, Counter[int]] = defaultdict(Counter)
        self._added: Counter[str] = Counter()
        self._written: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for said, heard in pairs:
            self._learn(normal(said).chars, normal(heard).chars)

    def _learn(self, said: str, heard: str) -> None:
        for text in (said, heard):
            for char, sound in zip(text, sounds(text), strict=True):
                if sound:
                    self._written[sound][char] += 1
        path = edits(said, heard)
        if sum(a != b for a, b in path) > _MOST_ERRORS * len(said):
            return
        for a, b in path:
            kind = "same" if a == b else "replaced" if a and b else "dropped" if a else "added"
            self._kinds[kind] += 1
            if kind == "replaced" and sounds(a)[0] and sounds(b)[0]:
                self._replaced[sounds(a)[0]][sounds(b)[0]] += 1
            elif kind == "added":
                self._added[b] += 1

    def hear(self, text: str, rate: float) -> HeardText:
        """Return `text` as a recogniser with that character error rate might have heard it.

        Parameters
        ----------
        text : str
            What was said.
        rate : float
            Expected errors per character, in [0, 1).
        """
        heard: list[tuple[str, float]] = []
        names = ["replaced", "dropped", "added"]
        odds = [self._kinds[name] for name in names]
        chars = normal(text).chars
        for char, sound in zip(chars, sounds(chars), strict=True):
            kind = self._random.choices(names, odds)[0] if self._random.random() < rate else "same"
            if kind == "replaced" and sound:
                heard.append((self._replacement(sound, char), self._random.uniform(0.3, 0.8)))
            elif kind != "dropped":
                heard.append((char, self._random.uniform(0.75, 1.0)))
            if kind == "added":
                heard.append((self._draw(self._added), self._random.uniform(0.2, 0.7)))
        return HeardText(tuple(self._joined(heard)))

    def _replacement(self, sound: int, char: str) -> str:
        seen = self._replaced.get(sound)
        if seen and self._random.random() < 0.5:
            return self._draw(self._written[self._draw(seen)], char)
        _, table = syllables()
        near = {other: 2.718 ** (-float(table[sound, other]) / _SOFTNESS) for other in self._written}
        return self._draw(self._written[self._draw(near)], char)

    def _draw(self, odds: Mapping[_Key, float], but: object = None) -> _Key:
        choices = [key for key in odds if key != but] or list(odds)
        return self._random.choices(choices, [odds[key] for key in choices])[0]

    def _joined(self, heard: Sequence[tuple[str, float]]) -> Iterable[tuple[str, float]]:
        """Yield words of one or two characters, as a recogniser's lexicon cuts them."""
        place = 0
        while place < len(heard):
            taken = heard[place : place + self._random.choice((1, 2, 2))]
            yield "".join(char for char, _ in taken), sum(c for _, c in taken) / len(taken)
            place += len(taken)
