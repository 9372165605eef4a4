"""Where words stand in the text of their utterance, and when the characters of a text were spoken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from asr_models.transcript import Utterance
from audio.span import Span

#: Half-open range of characters.
Place = tuple[int, int]

#: What a hidden letter or digit becomes.
MASK = "•"
#: Seconds added on both sides of hidden words, whose times are not exact.
MARGIN_S = 0.15
#: The same where only the utterance's time is known.
WIDE_MARGIN_S = 0.5
#: Characters between two hidden places that are silenced with them: fillers and corrections.
_BETWEEN = 12


def masked(text: str, pieces: Iterable[Place]) -> str:
    """The text with the letters and digits of some places hidden; its length stays.

    Examples
    --------
    >>> masked("六二，零二。", [(0, 5)])
    '••，••。'
    """
    chars = list(text)
    for start, end in pieces:
        for at in range(max(0, start), min(end, len(chars))):
            chars[at] = MASK if chars[at].isalnum() else chars[at]
    return "".join(chars)


def word_places(said: Utterance) -> list[Place | None]:
    """Where each word stands in the text; ``None`` for one that is not in it.

    Examples
    --------
    >>> from audio.block import Speaker
    >>> from asr_models.transcript import Word
    >>> words = tuple(Word(text, Span(0, 1)) for text in ("卡号", "六二", "吗"))
    >>> word_places(Utterance(Speaker.AGENT, Span(0, 1), "卡号，六 二。", words))
    [(0, 2), (3, 6), None]
    """
    kept = [i for i, char in enumerate(said.text) if char.isalnum()]
    bare = "".join(said.text[i] for i in kept)
    places: list[Place | None] = []
    at = 0
    for word in said.words:
        wanted = "".join(char for char in word.text if char.isalnum())
        found = bare.find(wanted, at) if wanted else -1
        if found < 0:
            places.append(None)
            continue
        at = found + len(wanted)
        places.append((kept[found], kept[at - 1] + 1))
    return places


def masked_word(word: str, place: Place, pieces: Sequence[Place], text: str) -> str:
    """A word that stands at a place of a text, with what is hidden there hidden in it."""
    hidden = [any(low <= i < high for low, high in pieces) for i in range(*place) if text[i].isalnum()]
    flags = iter(hidden)
    return "".join(MASK if char.isalnum() and next(flags, False) else char for char in word)


def stretches(pieces: Iterable[Place]) -> list[Place]:
    """Hidden places made one where little stands between them.

    Examples
    --------
    >>> stretches([(0, 3), (5, 9), (30, 36)])
    [(0, 9), (30, 36)]
    """
    found: list[Place] = []
    for start, end in sorted(pieces):
        if found and start - found[-1][1] <= _BETWEEN:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def spoken_at(said: Utterance, place: Place) -> Span:
    """When some characters of an utterance were spoken, with a margin.

    By the times of its words; where none of them is known, by the share of the text, with a wider margin.
    """
    times = [
        word.span
        for word, at in zip(said.words, word_places(said), strict=True)
        if at is not None and at[0] < place[1] and place[0] < at[1]
    ]
    if times:
        start_s, end_s = min(time.start_s for time in times), max(time.end_s for time in times)
        return Span(max(0.0, start_s - MARGIN_S), end_s + MARGIN_S)
    share_s = said.span.duration_s / max(1, len(said.text))
    start_s, end_s = (said.span.start_s + share_s * at for at in place)
    return Span(max(0.0, start_s - WIDE_MARGIN_S), end_s + WIDE_MARGIN_S)
