"""Words as they are searched for: characters one by one, and the same in pinyin without tones.

A word of two characters is common in Chinese and too short for an index of three-letter pieces,
so each character is a word of its own and what is searched for is a phrase. By pinyin, what a
recogniser took for another word of the same sound is found as well, and nothing needs to be
typed in Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from feedback.normal_text import normal
from feedback.pinyin import typed

#: A Chinese character or a digit by itself, Latin letters as a word.
_PIECES = re.compile(r"[a-z]+|[^\W_a-z]")
_LATIN = re.compile(r"[a-z]+")

#: Finals as they are typed, each with the initials it goes with.
_SYLLABLES = {
    "a": " b c ch d f g h k l m n p s sh t w y z zh", "ai": " b c ch d g h k l m n p s sh t w z zh",
    "an": " b c ch d f g h k l m n p r s sh t w y z zh", "ang": " b c ch d f g h k l m n p r s sh t w y z zh",
    "ao": " b c ch d g h k l m n p r s sh t y z zh", "e": " c ch d g h k l m n r s sh t y z zh",
    "ei": " b d f g h l m n p sh w z zh", "en": " b c ch d f g h k m n p r s sh w z zh",
    "eng": "b c ch d f g h k l m n p r s sh t w z zh", "er": "", "i": "b c ch d j l m n p q r s sh t x y z zh",
    "ia": "j l q x", "ian": "b d j l m n p q t x", "iang": "j l n q x", "iao": "b d j l m n p q t x",
    "ie": "b d j l m n p q t x", "in": "b j l m n p q x y", "ing": "b d j l m n p q t x y", "iong": "j q x",
    "iu": "d j l m n q x", "o": " b f l m p w y", "ong": "c ch d g h k l n r s t y z zh",
    "ou": " c ch d f g h k l m n p r s sh t y z zh", "u": "b c ch d f g h j k l m n p q r s sh t w x y z zh",
    "ua": "g h k sh zh", "uai": "ch g h k sh zh", "uan": "c ch d g h j k l n q r s sh t x y z zh",
    "uang": "ch g h k sh zh", "ue": "j q x y", "ui": "c ch d g h k r s sh t z zh",
    "un": "c ch d g h j k l q r s sh t x y z zh", "uo": "c ch d g h k l n r s sh t z zh", "v": "l n", "ve": "l n",
}  # fmt: skip
#: More ways than this to read what was typed are not looked for.
_MOST_WAYS = 8
_LONGEST = 6
_LONGEST_WORD = 60


@dataclass(frozen=True, slots=True)
class Term:
    """One of the words that are searched for.

    Parameters
    ----------
    chars : tuple of str
        Its pieces, which must follow each other; the last one may go on, if it is Latin.
    syllables : tuple of tuple of str
        Ways to read it as pinyin, of which any will do; the last syllable of each may go on.
        Empty unless all of it is Latin.
    """

    chars: tuple[str, ...]
    syllables: tuple[tuple[str, ...], ...] = ()


def spaced(text: str) -> str:
    """Pieces of a text with blanks between them, in simplified characters, without punctuation.

    Examples
    --------
    >>> spaced("您好，VIP客戶20號")
    '您 好 vip 客 户 二 十 号'
    """
    return " ".join(_pieces(text))


def pinyin(text: str) -> str:
    """The Chinese of a text as toneless syllables with blanks between them.

    Examples
    --------
    >>> pinyin("我要退款，绿色的")
    'wo yao tui kuan lv se de'
    """
    return " ".join("en" if name in ("n", "ng") else name for name in typed(_chars(text)))  # 嗯


def terms(words: str) -> list[Term]:
    """What somebody typed, as terms that must all be found.

    Parameters
    ----------
    words : str
        Several are separated by blanks; blanks between syllables of pinyin only say where one ends.

    Examples
    --------
    >>> terms("退款")
    [Term(chars=('退', '款'), syllables=())]
    >>> terms("xian")[0].syllables
    (('xian',), ('xi', 'an'))
    >>> terms("tui kuan")[0].syllables[0]
    ('tui', 'kuan')
    """
    found: list[Term] = []
    latin: list[str] = []
    for word in [*words.replace("ü", "v").replace("Ü", "v").split(), ""]:
        pieces = _pieces(word)
        if pieces and all(_LATIN.fullmatch(piece) for piece in pieces):
            latin += pieces
            continue
        found += _latin_terms(latin)
        latin = []
        if pieces:
            found.append(Term(tuple(pieces)))
    return found


def _latin_terms(words: list[str]) -> list[Term]:
    """Latin words in a row: one term if all of them can be pinyin, else a term each."""
    if not words:
        return []
    ways = _joined([_ways(word, last=n == len(words) - 1) for n, word in enumerate(words)])
    return [Term(tuple(words), ways)] if ways or len(words) == 1 else [Term((w,), _ways(w, last=True)) for w in words]


def _joined(ways: list[tuple[tuple[str, ...], ...]]) -> tuple[tuple[str, ...], ...]:
    whole: list[tuple[str, ...]] = [()]
    for of_word in ways:
        whole = [(*before, *way) for before in whole for way in of_word][:_MOST_WAYS]
    return tuple(whole)


def _ways(letters: str, last: bool) -> tuple[tuple[str, ...], ...]:
    """Ways to read letters as syllables, the fewest syllables first.

    The last word's last syllable may be a beginning, where there is no other way to read it.
    """
    if not 2 <= len(letters) <= _LONGEST_WORD:  # one letter begins a tenth of all that is ever said
        return ()
    ways = _read(letters, open_end=False) or (_read(letters, open_end=True) if last else ())
    return tuple(sorted(ways, key=len))


@lru_cache(maxsize=4096)
def _read(letters: str, open_end: bool) -> tuple[tuple[str, ...], ...]:
    """Ways to cut letters into complete syllables, of which the last may be one that is only begun."""
    complete, begun = _syllables()
    ways: list[tuple[str, ...]] = [(letters,)] if open_end and letters in begun else []
    for length in range(min(_LONGEST, len(letters)), 0, -1):
        first, rest = letters[:length], letters[length:]
        if first in complete:
            ways += [(first, *way) for way in _read(rest, open_end)] if rest else [(first,)]
        if len(ways) >= _MOST_WAYS:
            break
    return tuple(ways[:_MOST_WAYS])


@cache
def _syllables() -> tuple[frozenset[str], frozenset[str]]:
    """All syllables as they are typed, and all their beginnings."""
    complete = {initial + final for final, initials in _SYLLABLES.items() for initial in initials.split(" ")}
    return frozenset(complete), frozenset(name[:end] for name in complete for end in range(1, len(name)))


def _pieces(text: str) -> list[str]:
    return _PIECES.findall(_chars(text))


def _chars(text: str) -> str:
    known = normal(text)
    # 您 and 你 are one to the matcher of phrases; to somebody who searches they are not.
    return "".join(
        "您" if char == "你" and known.source[start] == "您" else char
        for char, start in zip(known.chars, known.starts, strict=True)
    )
