"""All wordings of a lexicon as one table of syllables, ready to be aligned with any text."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from feedback.alignment import Rows, align
from feedback.normal_text import normal
from feedback.pinyin import readings, sounds, syllables

#: Syllables that speakers swallow and recognisers drop, and that say little: they weigh less.
_LIGHT = frozenset("你的了吗请我为是一个这那在有就也都还呢吧啊就给帮跟把和能会可以它他们您")
_LIGHT_WEIGHT, _LIGHTEST = 0.55, 0.3
#: Characters of more entries than this weigh less, by so much for every doubling.
_COMMON_FROM, _RARER = 8, 0.16
#: Polarity: hearing one of these where there was none, or losing it, turns the meaning around.
NEGATIONS = frozenset("不没未别无非")
#: Sounds of hesitation inside a phrase cost next to nothing, a negation as much as a wrong word.
_HESITATIONS = frozenset("嗯呃额啊哦呀哎那就这")
_INSERT, _INSERT_LIGHT, _INSERT_HESITATION, _INSERT_NEGATION = 0.45, 0.35, 0.2, 1.0
#: A different character with the same sound: a recogniser's usual error, but not nothing.
_HOMOPHONE = 0.02
#: A negation that is gone altogether.
_NEGATION_DROPPED = 1.4
#: From this cost on a negation counts as lost.
_NEGATION_LOST = 0.3
#: What rounding may take off the cost of a whole wording.
_ROUNDED = 0.05
DIGITS = frozenset("零一二三四五六七八九十百两幺")
_SLOT = re.compile(r"\{([^{}]*)\}")
_CLAUSE = re.compile(r"[，,。！？；]")


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording as tokens.

    Parameters
    ----------
    chars : str
        Normal characters; a slot is one NUL (anything) or one SOH (digits).
    sounds : tuple of int
        Syllable numbers, -1 for a slot that takes anything, -2 for one that takes digits.
    weights : tuple of float
        What leaving the token out costs, 0 for slots.
    weight : float
        Their sum, the most a wording can lose.
    syllables : int
        Tokens that are no slots.
    """

    chars: str
    sounds: tuple[int, ...]
    weights: tuple[float, ...]
    weight: float
    syllables: int


@dataclass(frozen=True, slots=True)
class Match:
    """Where a wording fits best: similarity in [0, 1], cost, and half-open range of normal characters."""

    similarity: float
    cost: float
    start: int
    end: int


def weights_of(entries: Iterable[Iterable[str]]) -> dict[str, float]:
    """Return how much each character says about which entry is meant.

    Parameters
    ----------
    entries : iterable of iterable of str
        The wordings of every entry.

    Returns
    -------
    dict of str to float
        In (0, 1]: 1 for a character of few entries, less the more entries use it (inverse document
        frequency, Spärck Jones 1972); function words weigh little in any lexicon. A character that
        is missing weighs 1.

    Examples
    --------
    >>> weights = weights_of([["请稍等"], ["请记录"]])
    >>> weights["请"] < weights["稍"] == 1.0
    True
    """
    uses = Counter(char for wordings in entries for char in {c for text in wordings for c in _literal(text)})
    return {char: _weight(char, count) for char, count in uses.items()}


def _weight(char: str, count: int) -> float:
    if char in NEGATIONS:
        return 1.0
    common = 1.0 - _RARER * max(0.0, math.log2(count / _COMMON_FROM))
    return max(_LIGHTEST, min(common, _LIGHT_WEIGHT if char in _LIGHT else 1.0))


def _literal(text: str) -> str:
    return _plain(_SLOT.sub("，", text))


def blanks(text: str) -> frozenset[str]:
    """Names of the placeholders in `text`."""
    return frozenset(_SLOT.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with its placeholders filled as far as they have a value.

    Examples
    --------
    >>> filled("您好，{公司}，{姓名}为您服务", {"姓名": "李静"})
    '您好，{公司}，李静为您服务'
    """
    return _SLOT.sub(lambda found: values.get(found.group(1)) or found.group(0), text)


def readable(text: str, values: Mapping[str, str], otherwise: Mapping[str, str]) -> str:
    """`text` as it can be shown to somebody who is to say it: without a blank.

    A blank that has neither a value nor words that read well in its place takes the clauses from
    it on along; nothing is left where it stands in the first.

    Examples
    --------
    >>> readable("请致电{热线}，谢谢", {"热线": "10000"}, {}), readable("请致电{热线}，谢谢", {}, {"热线": "客服热线"})
    ('请致电10000，谢谢', '请致电客服热线，谢谢')
    >>> readable("我记下来了，{时限}内答复您", {}, {})
    '我记下来了'
    """
    full = filled(filled(text, values), otherwise)
    blank = _SLOT.search(full)
    return full if blank is None else "，".join(_CLAUSE.split(full[: blank.start()])[:-1])


def wording_of(text: str, digit_slots: frozenset[str], weights: Mapping[str, float]) -> Wording:
    """Return `text` as tokens, its placeholders as slots.

    Examples
    --------
    >>> wording_of("工号{工号}", frozenset({"工号"}), {}).sounds[-1]
    -2
    """
    chars, heard, weigh = "", [], []
    for index, piece in enumerate(_SLOT.split(text)):
        if index % 2:
            digits = piece in digit_slots
            chars += "\1" if digits else "\0"
            heard.append(-2 if digits else -1)
            weigh.append(0.0)
        else:
            plain = _plain(piece)
            chars += plain
            heard.extend(sounds(plain))
            weigh.extend(weights.get(char, 1.0) for char in plain)
    return Wording(chars, tuple(heard), tuple(weigh), sum(weigh), sum(sound >= 0 for sound in heard))


class WordingTable:
    """Wordings that are all compared with a text in one go.

    Parameters
    ----------
    wordings : sequence of Wording
        Their places in this sequence identify them in results.
    """

    def __init__(self, wordings: Sequence[Wording]) -> None:
        self.wordings = tuple(wordings)
        tokens = sorted({one for w in wordings for one in _tokens(w) if one[1] >= 0})
        number = {one: index for index, one in enumerate(tokens)}
        self._chars = np.array([ord(char) for char, *_ in tokens], dtype=np.int64)
        self._sounds = np.array([sound for _, sound, _ in tokens], dtype=np.int64)
        self._weights = np.array([[weight] for *_, weight in tokens], dtype=np.float32).reshape(-1, 1)
        self._negative = np.isin(self._chars, [ord(char) for char in NEGATIONS])
        length = np.array([len(w.sounds) for w in wordings], dtype=np.int64)
        self._weight = np.array([w.weight for w in wordings], dtype=np.float32)
        shape = (len(self.wordings), int(length.max(initial=1)))
        self._token = np.full(shape, len(tokens), dtype=np.int64)
        self._delete = np.zeros(shape, dtype=np.float32)
        slot = np.zeros(shape, dtype=np.int8)
        for row, wording in enumerate(wordings):
            size = len(wording.sounds)
            self._token[row, :size] = [number.get(one, len(tokens)) for one in _tokens(wording)]
            self._delete[row, :size] = [
                weight * (_NEGATION_DROPPED if char in NEGATIONS else 1.0)
                for char, weight in zip(wording.chars, wording.weights, strict=True)
            ]
            slot[row, :size] = [max(0, -sound) for sound in wording.sounds]
        # What is left out at least of a wording by a text of so many characters: each meets one token at most.
        heaviest = np.cumsum(np.sort(self._delete, axis=1)[:, ::-1], axis=1)
        self._missing = np.ascontiguousarray((heaviest[:, -1:] - heaviest).T) - np.float32(_ROUNDED)
        self._longest = np.argsort(-length, kind="stable")
        self._place = np.empty_like(self._longest)
        self._place[self._longest] = np.arange(len(length))
        order = self._longest
        self._rows = Rows(length[order], self._token[order], self._delete[order], slot[order])

    def match(self, chars: str, floor: npt.NDArray[np.float32]) -> dict[int, Match]:
        """Fit every wording into a text.

        Parameters
        ----------
        chars : str
            Normal characters.
        floor : ndarray of float32, one per wording
            Similarity below which a fit is of no interest; those that cannot reach it are not aligned.

        Returns
        -------
        dict of int to Match
            The wordings that reached their floor.
        """
        if not chars or not self.wordings:
            return {}
        costs = self._costs(chars) * self._weights
        costs = np.concatenate([costs, np.zeros((1, costs.shape[1]), dtype=np.float32)])  # a slot takes anything
        bound = np.minimum(costs.min(axis=1)[self._token], self._delete).sum(axis=1)
        most = (1.0 - floor) * self._weight
        near = bound <= most
        if len(chars) <= len(self._missing):
            near &= self._missing[len(chars) - 1] <= most
        rows = np.flatnonzero(near)
        if not rows.size:
            return {}
        places = np.sort(self._place[rows])
        rows = self._longest[places]
        fits = align(self._rows, places, costs, _insert_costs(chars), _digit_runs(chars))
        similarity = 1.0 - fits.cost / np.maximum(self._weight[rows], 0.1)
        kept = np.flatnonzero((similarity >= floor[rows]) & (fits.end > fits.start))
        columns = (rows, similarity, fits.cost, fits.start, fits.end)
        found = zip(*(column[kept].tolist() for column in columns), strict=True)
        return {row: Match(*fit) for row, *fit in found}

    def _costs(self, chars: str) -> npt.NDArray[np.float32]:
        """Return the cost of every token of the table at every character of the text."""
        _, table = syllables()
        heard = readings(chars)
        costs = table[self._sounds[:, None], [first for first, *_ in heard]]
        for place, (_, *others) in enumerate(heard):
            for other in others:
                costs[:, place] = np.minimum(costs[:, place], table[self._sounds, other])
        costs += np.float32(_HOMOPHONE)
        same = self._chars[:, None] == np.array([ord(char) for char in chars])
        negative = np.array([char in NEGATIONS for char in chars])
        lost = self._negative[:, None] & ~negative & (costs > _NEGATION_LOST)
        gained = ~self._negative[:, None] & negative
        costs[lost | gained] = 1.5
        costs[same] = 0.0
        return np.asarray(costs, dtype=np.float32)


def _tokens(wording: Wording) -> Iterator[tuple[str, int, float]]:
    """Character, syllable and weight of each token: what makes two of them the same."""
    return zip(wording.chars, wording.sounds, wording.weights, strict=True)


def _insert_costs(chars: str) -> npt.NDArray[np.float32]:
    return np.array([insert_cost(char) for char in chars], dtype=np.float32)


def insert_cost(char: str) -> float:
    """Return what a character costs that stands inside a wording and that no token accounts for."""
    if char in NEGATIONS:
        return _INSERT_NEGATION
    if char in _HESITATIONS:
        return _INSERT_HESITATION
    return _INSERT_LIGHT if char in _LIGHT else _INSERT


def _digit_runs(chars: str) -> npt.NDArray[np.int64]:
    runs, run = [], 0
    for char in chars:
        run = run + 1 if char in DIGITS else 0
        runs.append(run)
    return np.array(runs, dtype=np.int64)


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return normal(text).chars
