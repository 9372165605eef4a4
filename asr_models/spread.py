"""Words with times for text whose words have none: one per character, evenly spread.

Rules count syllables over time, so a transcript without word times is still worth
something when each Chinese character, which is one syllable, gets an equal share.
"""

from __future__ import annotations

import re

from asr_models.transcript import Word
from audio.span import Span

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_HAN}]|[A-Za-z]+(?:'[A-Za-z]+)*|\d|[\uac00-\ud7a3]+")
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)


def tokens(text: str) -> list[str]:
    """Cut text into what is spoken: single characters, runs of Latin letters, digits.

    Parameters
    ----------
    text : str
        Any text; punctuation and spaces are not spoken.

    Returns
    -------
    list of str
        In order, without punctuation.

    Examples
    --------
    >>> tokens("您好，VIP 卡。")
    ['您', '好', 'VIP', '卡']
    """
    return _TOKEN.findall(text)


def syllables(token: str) -> int:
    """Count the spoken syllables of one token.

    Parameters
    ----------
    token : str
        As `tokens` gives it. Capitals are spelled letter by letter, other Latin words
        have one syllable per vowel group, everything else one per character.

    Returns
    -------
    int
        At least 1.

    Examples
    --------
    >>> [syllables(token) for token in ("好", "VIP", "hello")]
    [1, 3, 2]
    """
    if token.isascii() and token.isalpha() and not token.isupper():
        return max(1, len(_VOWELS.findall(token)))
    return len(token)


def spread(text: str, span: Span, confidence: float = 1.0) -> tuple[Word, ...]:
    """Give every token of a text its even share of a stretch of time.

    Parameters
    ----------
    text : str
        What was said.
    span : Span
        When.
    confidence : float
        Put on every word, in [0, 1].

    Returns
    -------
    tuple of Word
        Back to back from the start of `span` to its end.

    Examples
    --------
    >>> [(word.text, word.span.start_s) for word in spread("您好，请讲", Span(1.0, 3.0))]
    [('您', 1.0), ('好', 1.5), ('请', 2.0), ('讲', 2.5)]
    """
    parts = tokens(text)
    edges = [0]
    for part in parts:
        edges.append(edges[-1] + syllables(part))
    share_s = span.duration_s / edges[-1] if edges[-1] else 0.0
    at = [span.start_s + share_s * edge for edge in edges]
    at[-1] = span.end_s
    return tuple(Word(part, Span(at[i], at[i + 1]), confidence) for i, part in enumerate(parts))
