"""What a measure of words looks for: words by their sound, phrases of the lexicon, cues of the pack, in one short notation.

``着急|STD-50|@empathises`` is met by any of the three. Packs write such lists, so that a company can
add its own terms without a line of code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from audio.block import Speaker
from feedback.checklist_rules import CueRule
from feedback.cues import CueTable
from feedback.lexicon import Lexicon
from feedback.normal_text import NormalText, normal
from feedback.phrase_wordings import NEGATIONS
from feedback.pinyin import readings, sounds, syllables
from feedback.sentences import Sentence

#: Signs of patterns, which are no sounds.
_SIGNS = frozenset("^$…，,/")
#: Cost of a syllable that is as good as the same, and of one that is easily taken for it.
_TWO, _AS_GOOD, _NEARLY = 2, 0.06, 0.25
_PHRASE = re.compile(r"(STD|FOR|FIL)-\d{2,5}$")


def alternatives(entries: Iterable[str]) -> tuple[str, ...]:
    """All alternatives of some entries.

    Examples
    --------
    >>> alternatives(["着急|生气", "@empathises"])
    ('着急', '生气', '@empathises')
    """
    return tuple(part for entry in entries for part in entry.split("|") if part)


def heard_in(sentence: Sentence, wanted: Sequence[str], *, sure: bool = False, alike: bool = False) -> tuple[str, ...]:
    """Which alternatives a sentence holds, in the order wanted.

    Parameters
    ----------
    sentence : Sentence
        Of the agent or the customer.
    wanted : sequence of str
        Alternatives; see the module.
    sure : bool
        Phrases only possibly said do not count.
    alike : bool
        Words count that sound like what was heard (:func:`words_alike`).
    """
    words = tuple(name for name in wanted if _is_words(name))
    heard = set(words_in(sentence.text, words)) if words else set()
    heard |= set(words_alike(sentence.text, words)) if alike and words else set()
    heard |= {p.phrase for p in (*sentence.phrases, *sentence.fillers) if p.said or not sure}
    heard |= {f"@{cue}" for cue in sentence.cues}
    return tuple(name for name in wanted if name in heard)


def words_in(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Which words a text holds.

    Parameters
    ----------
    text : str
        As it was recognised.
    words : sequence of str
        Words or patterns of :mod:`feedback.phrase_patterns`. Those of three syllables and more are found by their
        sound; one that is denied (不保证) is not there.

    Examples
    --------
    >>> words_in("您先别找急，我不保证", ["别着急", "保证", "着急"])
    ('别着急',)
    """
    heard = set(_table(tuple(words)).heard(text, Speaker.AGENT))
    return tuple(word for n, word in enumerate(words) if f"w{n}" in heard)


def words_alike(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Words that a text may hold: every syllable is there as good as the same, or, of three and more, nearly so.

    Enough to fail nobody for a word that was misheard, not enough to accuse anybody of one.

    Examples
    --------
    >>> words_alike("我先记路下来，续求也提教了", ["记录", "需求", "登记"])
    ('记录', '需求')
    """
    heard = normal(text)
    sounds_heard = readings(heard.chars)
    return tuple(word for word in words if not _SIGNS & set(word) and _sounds(heard, sounds_heard, word))


def apart(text: str, words: Sequence[str]) -> tuple[str, ...]:
    """Of words that a text holds, those that are not heard only as a part of another: nothing said counts twice.

    Examples
    --------
    >>> apart("我帮您打开流量提醒", ["流量提醒", "提醒"]), apart("流量提醒的提醒", ["流量提醒", "提醒"])
    (('流量提醒',), ('流量提醒', '提醒'))
    """
    chars = normal(text).chars

    def alone(word: str) -> bool:
        longer = sorted((other for other in words if other != word and word in other), key=len, reverse=True)
        rest = chars
        for other in longer:
            rest = rest.replace(other, " ")
        return rest == chars or word in rest

    return tuple(word for word in words if alone(word))


def hits(sentences: Iterable[Sentence], wanted: Sequence[str]) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Sentences that hold something wanted, with what they hold."""
    for sentence in sentences:
        if found := heard_in(sentence, wanted):
            yield sentence, found


def _is_words(name: str) -> bool:
    return not name.startswith("@") and not _PHRASE.match(name)


def _sounds(heard: NormalText, there: Sequence[tuple[int, ...]], word: str) -> bool:
    wanted = sounds(normal(word).chars)
    if len(wanted) < _TWO:
        return False
    _, table = syllables()
    most = _AS_GOOD if len(wanted) == _TWO else _NEARLY
    return any(
        all(min(table[sound, h] for h in there[start + n]) <= most for n, sound in enumerate(wanted))
        and heard.chars[max(0, start - 1) : start] not in NEGATIONS
        for start in range(len(there) - len(wanted) + 1)
    )


@lru_cache(maxsize=256)
def _table(words: tuple[str, ...]) -> CueTable:
    rules = [
        CueRule(id=f"w{n}", speaker=Speaker.AGENT, meaning="a word of a drill", words=(word,))
        for n, word in enumerate(words)
    ]
    return CueTable(rules, Lexicon.model_validate({"schema": "coach.phrases/1"}))
