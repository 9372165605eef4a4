"""What generated calls with identifiers are made of: marked words, how they are misheard, and how well they were found.

A marked text has its identifiers between ``[`` and ``]``; marks are taken out before it is
looked at, and what stood between them is what has to be hidden.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pypinyin import lazy_pinyin

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.span import Span
from feedback.identifiers import Found

A, B = Speaker.AGENT, Speaker.CUSTOMER

#: The 3755 characters of everyday writing (GB 2312, first level): what a recogniser may write instead.
_EVERYDAY = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)
)
_NUMERALS = "零〇一二三四五六七八九十百千万亿两幺洞拐勾"
_SAID = "零一二三四五六七八九幺洞拐勾"


@dataclass(frozen=True, slots=True)
class Marked:
    """A few utterances in which the identifiers are known.

    Parameters
    ----------
    frame : str
        How it was made, for the list of what was missed.
    utterances : tuple of Utterance
        As a recogniser would give them.
    truth : tuple of tuple of (int, int, int)
        Each identifier: utterance and range of its parts.
    """

    frame: str
    utterances: tuple[Utterance, ...]
    truth: tuple[tuple[tuple[int, int, int], ...], ...]


def marked(frame: str, lines: Sequence[tuple[Speaker, str]], pause_s: float = 1.0) -> Marked:
    """Utterances of marked lines. ``[…]`` is an identifier; ``[1:…]`` a part of the first one, over several lines."""
    utterances: list[Utterance] = []
    parts: dict[str, list[tuple[int, int, int]]] = {}
    at_s = 0.0
    for number, (speaker, line) in enumerate(lines):
        text = ""
        for piece in re.split(r"(\[[^\]]*\])", line):
            if piece.startswith("["):
                name, _, inside = piece[1:-1].rpartition(":")
                parts.setdefault(name or f"{number}.{len(text)}", []).append(
                    (number, len(text), len(text) + len(inside))
                )
                text += inside
            else:
                text += piece
        length_s = 0.25 * len(text)
        utterances.append(Utterance(speaker, Span(at_s, at_s + length_s), text, settled_at_s=at_s + length_s))
        at_s += length_s + pause_s
    return Marked(frame, tuple(utterances), tuple(tuple(part) for part in parts.values()))


@dataclass(frozen=True, slots=True)
class Score:
    """How well identifiers were found.

    Parameters
    ----------
    identifiers, hidden : int
        All, and those of which every digit is hidden.
    found, right : int
        Places that were hidden, and those that touch an identifier.
    digits, digits_hidden : int
        The same as the first two, counted by characters.
    missed, wrong : tuple of (str, str)
        Frame and words.
    """

    identifiers: int
    hidden: int
    found: int
    right: int
    digits: int
    digits_hidden: int
    missed: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]

    @property
    def recall(self) -> float:
        """Share of identifiers that are hidden to the last digit."""
        return self.hidden / self.identifiers

    @property
    def precision(self) -> float:
        """Share of hidden places that are identifiers."""
        return self.right / self.found

    def __str__(self) -> str:
        return (
            f"recall {self.recall:.3f} ({self.hidden} of {self.identifiers}), precision {self.precision:.3f} "
            f"({self.right} of {self.found}), digits hidden {self.digits_hidden / self.digits:.4f}"
        )


def score(cases: Sequence[Marked], find: Callable[[Sequence[Utterance]], Sequence[Found]]) -> Score:
    """Score a finder; only letters and digits between the marks have to be hidden."""
    counts = dict.fromkeys(("identifiers", "hidden", "found", "right", "digits", "digits_hidden"), 0)
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    for case in cases:
        pieces = [(one.utterance, *piece) for one in find(case.utterances) for piece in one.pieces]
        covered = {(n, i) for n, start, end in pieces for i in range(start, end)}
        wanted = {(n, i) for parts in case.truth for n, start, end in parts for i in range(start, end)}
        words = " / ".join(one.text for one in case.utterances)
        for parts in case.truth:
            own = {(n, i) for n, start, end in parts for i in range(start, end) if case.utterances[n].text[i].isalnum()}
            counts["identifiers"] += 1
            counts["digits"] += len(own)
            counts["digits_hidden"] += len(own & covered)
            counts["hidden"] += own <= covered
            if not own <= covered:
                missed.append((case.frame, words))
        for n, start, end in pieces:
            counts["found"] += 1
            touches = any((n, i) in wanted for i in range(start, end))
            counts["right"] += touches
            if not touches:
                wrong.append((case.frame, f"{words}  → {case.utterances[n].text[start:end]}"))
    return Score(**counts, missed=tuple(missed), wrong=tuple(wrong))


def without_punctuation(case: Marked) -> Marked:
    """The same call as a recogniser writes it that gives no punctuation."""
    kept = [[i for i, char in enumerate(one.text) if char not in "，。、；：？！…,;?!~"] for one in case.utterances]
    utterances = tuple(
        replace(one, text="".join(one.text[i] for i in own)) for one, own in zip(case.utterances, kept, strict=True)
    )
    truth = tuple(
        tuple((n, sum(i < start for i in kept[n]), sum(i < end for i in kept[n])) for n, start, end in parts)
        for parts in case.truth
    )
    return Marked(case.frame, utterances, truth)


def misheard(rng: random.Random, said: str, share: float) -> str:
    """Spoken digits with some of them written as other characters of the same sound."""
    return "".join(rng.choice(same_sound(char)) if char in _SAID and rng.random() < share else char for char in said)


@cache
def same_sound(char: str) -> tuple[str, ...]:
    """Characters of the heard sentences that sound like this one, tones aside; itself where there is none."""
    return _by_sound().get(lazy_pinyin(char)[0]) or (char,)


@cache
def _by_sound() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for char in _EVERYDAY:
        if char not in _NUMERALS:
            found.setdefault(lazy_pinyin(char)[0], []).append(char)
    return {sound: tuple(chars) for sound, chars in found.items()}
