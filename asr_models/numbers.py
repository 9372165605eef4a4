"""Numbers as they are spoken in Mandarin.

Recognisers write 8021 and 30%; nobody can count syllables or match phrases in that.
Two-digit numbers and amounts are read as cardinals, other long ones digit by digit,
which is how agents read out extensions, accounts and hotlines.
"""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿", "万亿")

#: What follows an amount. 两 is said before all of them, 二 elsewhere.
_MEASURE = "个|位|天|块|元|角|毛|次|种|分钟|分|小时|秒|周|年|遍|条|张|笔|名|件|点|份|倍|款|项|家|台|部|万|亿|工作日|星期|礼拜|人|公里|米|兆|G(?![A-Za-z])"
#: The same without those that number things (2号, 2月, 2点).
_MEASURED = re.compile(rf"\s*(?:多|几)?(?:{_MEASURE})")

#: Before a number that names something and counts nothing: 工号206, 尾号是300.
_NAMED = re.compile(r"号(?:码)?\s*(?:是|为)?\s*$")

NUMBER = re.compile(
    r"(?P<percent>\d+(?:\.\d+)?)\s*[%％]"
    r"|(?P<dashed>(?<!\d)\d{3,}(?:-\d{2,})+)(?!\d)"
    r"|(?P<hour>(?<!\d)\d{1,2})[:：](?P<minute>[0-5]\d)(?!\d)"
    rf"|(?P<low>(?<![\d-])\d{{1,2}})\s*[-~～—]\s*(?P<high>\d{{1,2}})(?=\s*(?:{_MEASURE}))"
    r"|(?P<grouped>(?<!\d)[1-9]\d{0,2}(?:,\d{3})+)(?!\d)"
    r"|(?P<year>(?<!\d)\d{4})(?=\s*年)"
    r"|(?P<whole>\d+)\.(?P<fraction>\d+)"
    r"|(?P<plain>\d+)"
)


def digits(number: str) -> str:
    """Read a number digit by digit.

    Examples
    --------
    >>> digits("8021")
    '八零二一'
    """
    return "".join(_DIGITS[int(digit)] for digit in number)


def cardinal(number: str) -> str:
    """Read a number as an amount.

    Parameters
    ----------
    number : str
        ASCII digits, at most sixteen; longer ones are read digit by digit.

    Returns
    -------
    str
        Chinese numerals, with 两 before 百, 千, 万 and 亿 as it is spoken.

    Examples
    --------
    >>> [cardinal(number) for number in ("0", "10", "25", "105", "2000", "12030")]
    ['零', '十', '二十五', '一百零五', '两千', '一万两千零三十']
    """
    number = number.lstrip("0") or "0"
    if number == "0":
        return "零"
    if len(number) > 4 * len(_GROUPS):
        return digits(number)
    spoken, gap = "", False
    for index, digit in enumerate(number):
        place = len(number) - 1 - index
        if digit == "0":
            gap = True
        else:
            name = _PLACES[place % 4]
            two = digit == "2" and (name in ("百", "千") or (not name and place and not spoken))
            spoken += ("零" if gap and spoken else "") + ("两" if two else _DIGITS[int(digit)]) + name
            gap = False
        if place % 4 == 0 and int(number[max(0, index - 3) : index + 1] or "0"):
            spoken += _GROUPS[place // 4]
            gap = gap and place > 0 and number[index + 1] == "0"
    return spoken[1:] if spoken.startswith("一十") else spoken


def spoken(match: re.Match[str]) -> str:
    """Say what one match of `NUMBER` holds.

    Parameters
    ----------
    match : re.Match
        Its string must reach past the number: what follows decides how it is read.

    Returns
    -------
    str
        Chinese numerals.

    Examples
    --------
    >>> NUMBER.sub(spoken, "工号8021，等了20分钟，30%，2个，300块，3.5，2024年，9:30")
    '工号八零二一，等了二十分钟，百分之三十，两个，三百块，三点五，二零二四年，九点三十'
    """
    part = match.groupdict()
    if part["percent"]:
        whole, _, fraction = part["percent"].partition(".")
        return "百分之" + cardinal(whole) + (f"点{digits(fraction)}" if fraction else "")
    if part["dashed"]:
        return digits(part["dashed"].replace("-", ""))
    if part["hour"]:
        return f"{cardinal(part['hour'])}点{_minutes(part['minute'])}"
    if part["low"]:
        return f"{cardinal(part['low'])}到{cardinal(part['high'])}"
    if part["grouped"]:
        return cardinal(part["grouped"].replace(",", ""))
    if part["year"]:
        return digits(part["year"])
    if part["whole"]:
        return f"{cardinal(part['whole'])}点{digits(part['fraction'])}"
    return _integer(part["plain"], match.string[: match.start()], match.string[match.end() :])


def _minutes(minute: str) -> str:
    if minute == "00":
        return ""
    return digits(minute) if minute.startswith("0") else cardinal(minute)


def _integer(number: str, before: str, after: str) -> str:
    names = len(number) > 2 and _NAMED.search(before) is not None
    if number.startswith("0") or names:
        return digits(number)
    amount = _MEASURED.match(after) is not None
    if number == "2":
        return "两" if amount else "二"
    round_sum = len(number) <= 5 and not number[1:].strip("0")
    if len(number) <= 2 or round_sum or (amount and len(number) <= 8):
        return cardinal(number)
    return digits(number)
