"""Cuts words without blanks into digits, cardinals, fillers and pauses, and finds the digits among what was misheard."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from feedback.identifier_words import (
    CORRECTIONS,
    DIGITS,
    FILLERS,
    LETTER_X,
    PUNCTUATION,
    REPEATED,
    REPEATED_ENDS,
    sounds_like,
)

_D = "[" + "".join(DIGITS) + "]"
_PLACE = "[十百千万亿拾佰仟]"
#: Amounts, dates and times that are written as such, and decimals.
_MEANT = (
    r"[¥￥$]\d[\d,.]*|\d{1,3}(?:,\d{3})+(?!\d)|\d+[.．]\d{1,4}(?!\d)|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?!\d)"
    r"|(?<!\d)(?:19|20)\d\d[-/.年](?:1[0-2]|0?[1-9])[-/.月](?:3[01]|[12]\d|0?[1-9])(?!\d)日?"
    rf"|百分之{_D}+(?:点{_D}+)?|(?:{_D}{{1,4}}点)+{_D}{{1,8}}(?!{_D}|{_PLACE})"
)
_TOKEN = re.compile(
    rf"(?P<meant>{_MEANT})"
    rf"|(?P<cardinal>(?:{_D}?{_PLACE}+零?)+{_D}?)"
    rf"|(?P<digit>{_D})"
    rf"|(?P<correction>{CORRECTIONS})"
    rf"|(?P<filler>{FILLERS})"
    rf"|(?P<pause>{PUNCTUATION.pattern})"
    rf"|(?P<letter>{LETTER_X}|[A-Za-z])"
    r"|(?P<word>.)",
    re.DOTALL,
)
#: These hold digits and are words all the same.
_WORDS = re.compile(
    r"一(?:下|些|样|起|直|定|共|般|会儿?|边|旦|切|律|致|方面|路上|个|遍|点|种|家|条)|第一|万一|唯一|统一|同一|其一|三番|再三|七上八下|四处|两[个位者边样下]"
    r"|周[一二三四五六]|星期[一二三四五六]|礼拜[一二三四五六]|按[一二三四五六七八九零0-9](?![一二三四五六七八九零0-9])"
)
_ALWAYS = frozenset({"一共", "一直", "一定", "一般", "一样"})
_REPEATED = re.compile(REPEATED + REPEATED_ENDS)
_REPEATED_AGAIN = re.compile(REPEATED + "(?![十百千万亿个样楼起下些])")
#: One time is said only among others: 两个八，一个九.
_ONCE = frozenset("一1")
_FILLER_FIRST = re.compile(FILLERS.split("|那个那个", 1)[0])
#: Kinds of tokens that are digits as they were said.
SAID = ("digit", "repeated")
_DECIMAL_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text.

    Parameters
    ----------
    kind : str
        ``digit``, ``repeated`` (两个八), ``misheard`` (stands for one), ``cardinal``,
        ``meant`` (an amount, a date, a decimal as a whole), ``filler``, ``correction``, ``pause``, ``letter`` or ``word``.
    text : str
        Its characters.
    start, end : int
        Its place, half-open.
    """

    kind: str
    text: str
    start: int
    end: int

    @property
    def digits(self) -> str:
        """The digits that it says; empty where it says none of an identifier."""
        match self.kind:
            case "digit":
                return DIGITS[self.text]
            case "repeated":
                return DIGITS[self.text[-1]] * int(DIGITS.get(self.text[0], "2"))
            case "misheard":
                return sounds_like(self.text)
            case "cardinal":
                return cardinal_digits(self.text)
            case _:
                return ""


def tokens_of(plain: str) -> list[Token]:
    """Pieces of a text, in order and complete.

    Examples
    --------
    >>> [(token.kind, token.text) for token in tokens_of("嗯，六两，三十块")]
    [('filler', '嗯'), ('pause', '，'), ('digit', '六'), ('digit', '两'), ('pause', '，'), ('cardinal', '三十'), ('word', '块')]
    """
    tokens: list[Token] = []
    at = 0
    while at < len(plain):
        kind, text = _first(plain, at, bool(tokens) and tokens[-1].kind in SAID)
        tokens.append(Token(kind, text, at, at + len(text)))
        at += len(text)
    return tokens


def _first(plain: str, at: int, in_number: bool) -> tuple[str, str]:
    """Kind and characters of the piece that begins here."""
    repeated = (_REPEATED_AGAIN if in_number else _REPEATED).match(plain, at)
    if repeated and (in_number or plain[at] not in _ONCE or _REPEATED_AGAIN.match(plain, repeated.end())):
        return "repeated", repeated[0]
    if filler := _FILLER_FIRST.match(plain, at):
        return "filler", filler[0]
    # 一下 is a word, but not behind a digit: 六二一下… has a digit that the word would swallow. 一共 always is.
    if (word := _WORDS.match(plain, at)) and not (in_number and plain[at] in DIGITS and word[0] not in _ALWAYS):
        return "word", word[0]
    found = _TOKEN.match(plain, at)
    if found is None:
        raise ValueError("nothing stands behind the end of a text")
    return str(found.lastgroup), found[0]


def with_misheard(tokens: list[Token]) -> list[Token]:
    """Tokens with words taken for the digits that they sound like: two in a row at most, and touching a digit.

    Between digits any such word is one; at the end of a group only where nothing but a pause or a
    filler stands beyond it, and it is no filler itself.
    """
    found = list(tokens)
    for at in range(len(tokens)):
        for many in (1, 2):
            run = tokens[at : at + many]
            if len(run) < many or not all(_digit_like(token) for token in run):
                break
            left = at > 0 and tokens[at - 1].kind == "digit"
            right = at + many < len(tokens) and tokens[at + many].kind == "digit"
            words = all(token.kind == "word" for token in run)
            ends = (left and _breaks(tokens, at + many)) or (right and _breaks(tokens, at - 1))
            if (left and right) or (words and ends):
                found[at : at + many] = [replace(token, kind="misheard") for token in run]
                break
    return found


def kind_at(plain: str, at: int) -> str:
    """Kind of the piece that begins at a place; empty at the end."""
    found = _TOKEN.match(plain, at)
    return str(found.lastgroup) if found else ""


def _breaks(tokens: list[Token], at: int) -> bool:
    return not 0 <= at < len(tokens) or tokens[at].kind in ("pause", "filler", "correction")


def _digit_like(token: Token) -> bool:
    return len(token.text) == 1 and token.kind in ("word", "filler") and bool(sounds_like(token.text))


def cardinal_digits(text: str) -> str:
    """How a cardinal is written.

    Examples
    --------
    >>> [cardinal_digits(text) for text in ("六十二", "八千", "十五", "三百零一")]
    ['62', '8000', '15', '301']
    """
    total, value = 0, 0
    for char in text:
        if char in _DECIMAL_PLACES:
            place = _DECIMAL_PLACES[char]
            total = (total + value) * place if place >= 10**4 else total + (value or 1) * place
            value = 0
        else:
            value = int(DIGITS[char])
    return str(total + value)
