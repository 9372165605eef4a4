"""Leaves out, in one go, the texts in which a phrase cannot be found, however they were misheard.

Matching a text takes milliseconds, and thousands of sessions hold a hundred thousand texts. What
one wording costs at least is reckoned for all texts at once: the matcher's own alignment, with
its costs rounded down, where numpy goes over the texts instead of over the wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Final

import numpy as np
import numpy.typing as npt

from feedback.lexicon import Lexicon, Phrase, PhraseClass
from feedback.normal_text import normal
from feedback.phrase_evidence import pattern_from, said_from, whole_said_from
from feedback.phrase_wordings import DIGITS, Wording, filled, insert_cost, weights_of, wording_of
from feedback.pinyin import readings, syllables

#: Room for what the matcher rounds.
_ROOM: Final = 0.005
#: Cost of a sound that is like none.
_FAR: Final = 1.0
#: Texts that are gone over together: of about one length, and few enough for the processor's cache.
_ABREAST: Final = 4096

_Some = npt.NDArray[np.bool_]
_Costs = npt.NDArray[np.float32]


class Screen:
    """Many texts, as far as screening needs them.

    Parameters
    ----------
    texts : sequence of str
        They are named by their places in it.

    Examples
    --------
    >>> from feedback.pack import load_pack
    >>> lexicon = load_pack().lexicon
    >>> phrase = next(one for one in lexicon.phrases if one.id == "STD-47")
    >>> Screen(["感谢您的来店", "您的套餐是二十元"]).left(phrase, lexicon, {}).tolist()
    [0]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        known: dict[str, str] = {}
        plain = [_plain(text, known) for text in texts]
        self._chars = sorted({"\n", *"".join(plain)})
        self._sounds = [_sounds(char) for char in self._chars]
        number = {char: n for n, char in enumerate(self._chars)}
        nothing = number["\n"]
        self._insert = np.array([0.0 if char == "\n" else insert_cost(char) for char in self._chars], np.float32)
        self._groups: list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]] = []
        order = np.argsort([len(text) for text in plain], kind="stable").astype(np.int64)
        for first in range(0, self._count, _ABREAST):
            places = order[first : first + _ABREAST]
            width = max(len(plain[places[-1]]), 1)
            table = np.full((width, len(places)), nothing, np.int32)
            for column, place in enumerate(places):
                text = plain[place]
                table[: len(text), column] = [number[char] for char in text]
            self._groups.append((places, table))
        self._known: dict[str, _Costs] = {}

    def left(self, phrase: Phrase, lexicon: Lexicon, values: Mapping[str, str]) -> npt.NDArray[np.int64]:
        """Places of the texts in which a phrase may be said for sure.

        Parameters
        ----------
        phrase : Phrase
            What is looked for.
        lexicon : Lexicon
            All phrases, by which characters are weighed.
        values : mapping of str to str
            What stands for placeholders.
        """
        weights = weights_of(one.wordings() for one in lexicon.phrases)
        digits = frozenset(name for name, slot in lexicon.placeholders.items() if slot.takes == "digits")

        def alike(wordings: Iterable[str], least: Callable[[float], float], among: _Some) -> _Some:
            some = np.zeros(self._count, bool)
            for form in {form for text in wordings for form in (text, filled(text, values))}:
                wording = wording_of(form, digits, weights)
                some |= self._alike(wording, least(wording.weight), among & ~some)
            return some

        everything = np.ones(self._count, bool)
        found = alike(phrase.wordings(), partial(_said_from, phrase), everything)
        if phrase.match_all:
            together = ~found
            for pattern in phrase.match_all:
                together &= alike(pattern.split("|"), pattern_from, together)
            found |= together
        for pattern in phrase.match_any:
            for one in pattern.split("|"):
                found |= self._exact(one)
        return np.flatnonzero(found)

    def _alike(self, wording: Wording, floor: float, among: _Some) -> _Some:
        """Texts in which a wording may stand; `among` are those that are asked about."""
        if wording.weight <= 0:
            return among
        some = np.zeros(self._count, bool)
        most = (1.0 - floor + _ROOM) * wording.weight
        for places, table in self._groups:
            asked = among[places]
            if asked.any():
                some[places[asked]] = self._least(wording, table[:, asked]) <= most
        return some

    def _least(self, wording: Wording, table: npt.NDArray[np.int32]) -> _Costs:
        """What a wording costs at least in each text (a column of the table)."""
        tokens = [
            (weight, None if sound < 0 else self._costs(char))
            for char, sound, weight in zip(wording.chars, wording.sounds, wording.weights, strict=True)
        ]
        row = np.zeros((len(tokens) + 1, table.shape[1]), np.float32)
        for n, (weight, costs) in enumerate(tokens):
            row[n + 1] = row[n] + (weight if costs is not None else 0.0)
        best: _Costs = row[-1].copy()
        for chars in table:
            insert = self._insert[chars]
            new = np.empty_like(row)
            new[0] = 0.0
            for n, (weight, costs) in enumerate(tokens):
                if costs is None:  # a slot takes what it likes, or nothing
                    np.minimum(new[n], row[n + 1], out=new[n + 1])
                    np.minimum(new[n + 1], row[n], out=new[n + 1])
                else:
                    np.add(row[n], costs[chars] * np.float32(weight), out=new[n + 1])
                    np.minimum(new[n + 1], new[n] + np.float32(weight), out=new[n + 1])
                    np.minimum(new[n + 1], row[n + 1] + insert, out=new[n + 1])
            row = new
            np.minimum(best, row[-1], out=best)
        return best

    def _exact(self, pattern: str) -> _Some:
        """Texts that hold all characters of a pattern."""
        found = np.ones(self._count, bool)
        wanted = set(normal(pattern).chars)
        numbers = [n for n, char in enumerate(self._chars) if char in wanted]
        if len(numbers) < len(wanted - DIGITS):
            return np.zeros(self._count, bool)
        for places, table in self._groups:
            for number in numbers:
                asked = found[places]
                if not asked.any():
                    break
                found[places] = asked & (table == number).any(axis=0)
        return found

    def _costs(self, char: str) -> _Costs:
        """What each character of the texts costs at least in place of another."""
        if char not in self._known:
            _, table = syllables()
            own = _sounds(char)
            costs = [min((float(table[a, b]) for a in own for b in heard), default=_FAR) for heard in self._sounds]
            for n, other in enumerate(self._chars):
                if other == char or (char in DIGITS and _is_number(other)):
                    costs[n] = 0.0
            self._known[char] = np.array(costs, np.float32)
        return self._known[char]


def _said_from(phrase: Phrase, weight: float) -> float:
    """Similarity below which a wording never counts as said."""
    patterns = 1.0 if len(phrase.match_all) > 1 else 0.0
    inside = said_from(weight, 1.0, patterns, forbidden=phrase.kind is PhraseClass.FORBIDDEN)
    # What differs is never more alike than the whole: the threshold falls with the similarity that it asks for.
    base, alike = whole_said_from(weight, 0.0, 0.0), whole_said_from(weight, 1.0, 0.0)
    return min(inside, base / (1.0 + base - alike), 1.0)


def _plain(text: str, known: dict[str, str]) -> str:
    """The characters of a text that are spoken, each by itself in the form that the matcher compares."""
    for char in text:
        if char not in known:
            known[char] = char if _is_number(char) else normal(char).chars[:1]
    return "".join(known[char] for char in text)


def _is_number(char: str) -> bool:
    return "0" <= char <= "9"


def _sounds(char: str) -> tuple[int, ...]:
    return () if char == "\n" or _is_number(char) else readings(char)[0]
