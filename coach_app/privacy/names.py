"""Hides numbers of telephones, cards and papers in what recordings are called; dates, times and order numbers stay readable.

Names are short and come without a call around them, and every row of a list shows one: one
pattern reads them, where words of a call go through :mod:`feedback.identifiers`.
"""

from __future__ import annotations

import re
from typing import Final

from coach_app.privacy.places import masked
from feedback.identifier_words import DIGITS

#: What may stand between the groups of a written number.
_S = r"[-\s.·]?"
#: And between what a number is called and the number.
_TO = r"[是为:：\s_-]{0,3}"
_MONTH, _DAY, _SIXTY = "(?:0?[1-9]|1[0-2])", "(?:0?[1-9]|[12][0-9]|3[01])", "[0-5][0-9]"
_MOBILE = rf"(?:\(?(?:\+|00)?86\)?{_S})?1[3-9]\d(?:{_S}\d{{4}}{_S}\d{{4}}|{_S}\d{{3}}{_S}\d{{5}}|\d{_S}\d{{3}}{_S}\d{{4}})(?!\d)"
_DATE = rf"(?:19|20)\d\d(?:[-_./年]{_MONTH}[-_./月]{_DAY}日?|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
_TIME = rf"[-_\sT.]*(?:[01]?\d|2[0-3])[-:_.：时]?{_SIXTY}(?:[-:_.：分]?{_SIXTY}(?:[.,]?\d{{1,6}})?)?"
#: Read first, so that no other number begins inside an instant.
_INSTANT = rf"{_DATE}(?:(?!{_S}_?{_MOBILE}){_TIME})?(?!\d)"
#: When somebody telephoned: eight digits alone may be a number, whatever day they look like.
_CALLED_AT = (
    rf"(?:{_DATE}(?:(?!{_S}_?{_MOBILE}){_TIME}(?!\d)|(?={_S}_?{_MOBILE}))"
    rf"|\d{{4}}[-_./年]{_MONTH}[-_./月]{_DAY}(?!{_S}\d))"
)
_LANDLINE = rf"\(?0\d{{2,3}}\)?{_S}[1-9]\d{{2,3}}{_S}\d{{4}}(?!\d)"
_ID = rf"[1-9]\d{{5}}{_S}(?:19|20)\d\d{_S}\d{{4}}{_S}\d{{3}}[\dXx](?!\d)"
_CARD = rf"\d{{4}}(?:{_S}\d{{4}}){{2}}{_S}\d{{3,4}}(?:{_S}\d{{1,3}})?(?!\d)|\d{{15,19}}[Xx]?(?!\d)"
#: Behind the name of a number fewer digits are one; behind that of a code, letters too.
_CUED = (
    rf"(?:(?:卡号|[帐账][号户]|身份证号?码?|护照号?){_TO}|(?:手机号?码?|电话(?:号码?)?){_TO}(?!{_CALLED_AT}))"
    rf"(?P<number>[A-Za-z]?\d(?:{_S}\d){{5,18}}[Xx]?)"
    rf"|(?:密码|验证码|口令){_TO}(?P<code>(?=[A-Za-z]*\d)[A-Za-z0-9]{{4,}})"
)
_IN_NAMES: Final = re.compile(
    rf"(?<!\d)(?:(?P<instant>{_INSTANT})|(?P<telephone>{_MOBILE}|{_LANDLINE})|(?P<paper>{_ID}|{_CARD}))|{_CUED}"
)
#: Numbers are also dictated into titles; every digit takes one place, as it did.
_AS_WRITTEN: Final = str.maketrans(DIGITS)


def mask_name(name: str) -> str:
    """The name of a recording without the telephone, card or paper number that it may carry.

    Parameters
    ----------
    name : str
        A file's name, a title or a reference.

    Examples
    --------
    >>> mask_name("20250318101500_13800138000_in.wav")
    '20250318101500_•••••••••••_in.wav'
    >>> mask_name("2026-11-22 09:35 0755-12345678")
    '2026-11-22 09:35 ••••-••••••••'
    """
    places = [
        match.span(match.lastgroup)
        for match in _IN_NAMES.finditer(name.translate(_AS_WRITTEN))
        if match.lastgroup is not None and match.lastgroup != "instant"
    ]
    return masked(name, places) if places else name
