"""One spelling for everything heard: simplified characters, numbers as spoken.

Whisper may write traditional characters and digits. Counting syllables, matching
phrases and reading aloud all need the same text, so it is made here, before anything
leaves a recogniser, and word times follow their characters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from asr_models.numbers import NUMBER, spoken
from asr_models.spread import spread, tokens
from asr_models.transcript import Word
from audio.span import Span

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
#: Kept as they are by OpenCC because both spellings exist; one is meant in speech.
_PARTICLE = re.compile("(?<![显名原专土卓昭编巨论])著(?![名作称者述])")
_FULL_WIDTH = {ord(narrow): wide for narrow, wide in zip(",?!;:", "，？！；：", strict=True)}
_NARROW = {0xFF10 + digit: str(digit) for digit in range(10)} | {ord("．"): "."}
_ANY_HAN = re.compile(f"[{_HAN}]")
#: Marks inside a number (12:30, 1,200) belong to it.
_MARK = re.compile(r"(?<!\d)[,?!;:]|[,?!;:](?!\d)")
_STOP = re.compile(rf"(?<=[{_HAN}\d])\.(?!\d)")
_SPACE = re.compile(rf"(?<=[{_HAN}，。？！；：、])[ \t\u3000]+|[ \t\u3000]+(?=[{_HAN}，。？！；：、])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text that stands for source characters `start` to `end`."""

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """Simplify characters, spell numbers out, use Chinese punctuation among Chinese.

    Parameters
    ----------
    text : str
        What a recogniser wrote.

    Returns
    -------
    str
        The same words in the one spelling that everything else reads.

    Examples
    --------
    >>> plain("您好,我是8021號客服,請問需要什麼幫助?")
    '您好，我是八零二一号客服，请问需要什么帮助？'
    """
    return _SPACE.sub("", "".join(piece.text for piece in _pieces(text))).strip()


def plain_words(words: Sequence[Word]) -> tuple[Word, ...]:
    """Do the same to words with times; each character keeps the time of its source.

    Parameters
    ----------
    words : sequence of Word
        In order. A number may be split over several of them.

    Returns
    -------
    tuple of Word
        One per spoken token, without punctuation. What several source words became
        is spread evenly over their time.

    Examples
    --------
    >>> heard = [Word("30", Span(0.0, 1.0)), Word("%", Span(1.0, 2.0)), Word(",", Span(2.0, 2.1))]
    >>> " ".join(f"{word.text}{word.span.start_s:.1f}" for word in plain_words(heard))
    '百0.0 分0.4 之0.8 三1.2 十1.6'
    """
    owner = [index for index, word in enumerate(words) for _ in word.text]
    made: list[Word] = []
    for piece in _merged(_pieces("".join(word.text for word in words)), owner):
        if not tokens(piece.text):
            continue
        sources = [words[index] for index in owner[piece.start : piece.end]]
        confidence = min(word.confidence for word in sources)
        made += spread(piece.text, Span(sources[0].span.start_s, sources[-1].span.end_s), confidence)
    return tuple(made)


def _merged(pieces: Sequence[_Piece], owner: Sequence[int]) -> list[_Piece]:
    """Join pieces that come from one source word: its time is shared among them."""
    merged: list[_Piece] = []
    for piece in pieces:
        if merged and owner[merged[-1].end - 1] == owner[piece.start]:
            before = merged.pop()
            merged.append(_Piece(before.text + piece.text, before.start, piece.end))
        else:
            merged.append(piece)
    return merged


def _pieces(text: str) -> list[_Piece]:
    simple = _simplified(text)
    pieces: list[_Piece] = []
    at = 0
    for match in NUMBER.finditer(simple):
        pieces += [_Piece(simple[i], i, i + 1) for i in range(at, match.start())]
        pieces.append(_Piece(spoken(match), match.start(), match.end()))
        at = match.end()
    return pieces + [_Piece(simple[i], i, i + 1) for i in range(at, len(simple))]


def _simplified(text: str) -> str:
    """Character for character, so that places in the text stay what they were."""
    text = text.translate(_NARROW)
    converted = str(_converter().convert(text))
    if len(converted) != len(text):
        converted = "".join(str(_converter().convert(character))[:1] or character for character in text)
    converted = _PARTICLE.sub("着", converted).replace("甚么", "什么").replace("帐", "账").replace("妳", "你")
    if not _ANY_HAN.search(converted):
        return converted
    converted = _MARK.sub(lambda match: match.group().translate(_FULL_WIDTH), converted)
    return _STOP.sub("。", converted)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
