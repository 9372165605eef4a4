"""Text as the matcher compares it: one form for what the pack writes and what a recogniser hears.

A recogniser may write traditional characters, digits, capitals and any punctuation or none;
a pack author writes simplified sentences. Both are brought to the same characters here, and
every character remembers where in the original it stood, so evidence can be shown in place.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

_DIGITS = "零一二三四五六七八九"
#: What OpenCC's t2s leaves in a form the mainland does not write, and 您, which counts as 你.
_SAME = str.maketrans(
    {"著": "着", "帐": "账", "您": "你", "妳": "你", "甚": "什", "麽": "么", "〇": "零", "幺": "一", "噢": "哦"}
)
_NUMBER = re.compile(r"(\d+(?:[.．]\d+)?)(%|％)?")
_STRONG = frozenset("。！？!?；;\n")
_WEAK = frozenset("，,、：:…")
#: "什" stands for "甚" only before "么"; elsewhere (甚至) the character stays.
_SHEN = re.compile(r"甚(?!么|麼|麽)")


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text without punctuation, in simplified characters, with the way back.

    Parameters
    ----------
    source : str
        The text as given.
    chars : str
        What is compared: simplified, numbers spelled, lower case, 您 written 你.
    starts, ends : tuple of int
        For each character of `chars` the half-open range of `source` it came from.
    stops : frozenset of int
        Positions in `chars` at which a sentence ends (a stop stood there), the end included.
    commas : frozenset of int
        Positions in `chars` at which a clause ends, sentence ends included.
    """

    source: str
    chars: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    stops: frozenset[int]
    commas: frozenset[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of `source` behind ``chars[start:end]``.

        Examples
        --------
        >>> text = normal("您好，20號")
        >>> text.chars, text.place(2, 4)
        ('你好二十号', (3, 5))
        """
        if start >= end:
            return (self.starts[start], self.starts[start]) if start < len(self.starts) else (len(self.source),) * 2
        return self.starts[start], self.ends[end - 1]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of `chars` of the sentences that ``chars[start:end]`` touches."""
        return _widen(self.stops, start, end, len(self.chars))

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of `chars` of the clauses that ``chars[start:end]`` touches."""
        return _widen(self.commas, start, end, len(self.chars))


@lru_cache(maxsize=512)
def normal(text: str) -> NormalText:
    """Return `text` as it is compared.

    Parameters
    ----------
    text : str
        Anything a recogniser or a pack author may write.

    Returns
    -------
    NormalText
        Letters, digits and Chinese characters only. Numbers of one or two digits are spelled as
        cardinals, longer ones digit by digit, as they are read out on the telephone.

    Examples
    --------
    >>> normal("工號8021，您好！").chars
    '工号八零二一你好'
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    stops: set[int] = set()
    commas: set[int] = set()
    simple = _simplified(text)
    position = 0
    while position < len(simple):
        number = _NUMBER.match(simple, position) if simple[position].isdecimal() else None
        if number:
            spelled, end = _spelled(number), number.end()
        else:
            spelled, end = simple[position], position + 1
        if spelled.isalnum():
            chars.extend(spelled)
            starts.extend([position] * len(spelled))
            ends.extend([end] * len(spelled))
        elif spelled in _STRONG:
            stops.add(len(chars))
        if spelled in _STRONG or spelled in _WEAK:
            commas.add(len(chars))
        position = end
    bounds = {len(chars)}
    joined = "".join(chars)
    return NormalText(text, joined, tuple(starts), tuple(ends), frozenset(stops | bounds), frozenset(commas | bounds))


def _widen(bounds: frozenset[int], start: int, end: int, length: int) -> tuple[int, int]:
    left = max((b for b in bounds if b <= start), default=0)
    right = min((b for b in bounds if b >= end), default=length)
    return (0 if left >= length else left), right


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    """Return `text` in simplified lower case, character for character."""
    single = "".join(_one(char) for char in text)
    whole = _converter().convert(single)
    if len(whole) != len(single):  # a phrase rule changed the length: places matter more than that rule
        whole = "".join(_converter().convert(char)[:1] or char for char in single)
    kept = _SHEN.sub("\0", whole)
    return kept.translate(_SAME).replace("\0", "甚")


@lru_cache(maxsize=8192)
def _one(char: str) -> str:
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def _spelled(number: re.Match[str]) -> str:
    digits, percent = number.group(1), number.group(2)
    whole, _, decimals = digits.replace("．", ".").partition(".")
    spoken = _cardinal(whole)
    if decimals:
        spoken += "点" + "".join(_digit(char) for char in decimals)
    if percent:
        spoken = "百分之" + ("百" if digits == "100" else spoken)
    return spoken


def _cardinal(digits: str) -> str:
    if len(digits) > 2 or (len(digits) == 2 and digits[0] == "0"):
        return "".join(_digit(char) for char in digits)
    tens, ones = divmod(int(digits), 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _digit(char: str) -> str:
    return _DIGITS[unicodedata.decimal(char)]
