"""The evidence of a mark in the reader's language: its notation and units. What somebody said stays as they said it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})
_QUOTED = re.compile(r"(「[^」]*」？?)")
#: Notation outside quoted words: what stands there, and what Chinese and English readers are shown for it.
_NOTATION: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(found), zh, en)
    for found, zh, en in (
        (r"^agent$", "坐席先挂机", "the agent hung up"),
        (r"^customer$", "客户先挂机", "the customer hung up"),
        (r"^ +✗ *(?=$|[\u4e00-\u9fff])", "；缺：", "; missing: "),
        (r"✗ *(?=$|[\u4e00-\u9fff])", "缺：", "missing: "),
        (r"\b1-4 (?=\d+ %)", "四要素 ", "four parts "),
        (r"☺ (?=\d+ %)", "微笑 ", "smile "),
        (r"\? (?=\d+ %)", "清晰 ", "clarity "),
        (r"\bdB (?=\d+ %)", "音量 ", "volume "),
        (r"\bst (?=\d+ %)", "起伏 ", "melody "),
        (r"\bcpm (?=\d+ %)", "语速 ", "pace "),
        (r"% cpm\b", "%（语速）", "% (pace)"),
        (r"\bcpm\b", "字/分", "chars/min"),
        (r"\bst\b", "半音", "semitones"),
        (r"(?<=\d) s\b", " 秒", " s"),
    )
)
_JOINED = (("、", ", "), ("；", "; "))
_POSSIBLY = {"zh": "（可能）", "en": " (possibly)"}


def evidence_in(evidence: str, language: str, words: Mapping[str, str] = _NOTHING) -> str:
    """Evidence as its reader reads it.

    Parameters
    ----------
    evidence : str
        As the check gave it.
    language : str
        ``zh`` or ``en``.
    words : mapping of str to str
        Names that may stand before a quotation, in English.

    Examples
    --------
    >>> evidence_in("「谢谢」、「再见」？", "en")
    '“谢谢”, “再见” (possibly)'
    >>> evidence_in("231 : 245 cpm", "zh"), evidence_in("选择「明天还是后天」", "en", {"选择": "choice"})
    ('231 : 245 字/分', 'choice “明天还是后天”')
    """
    parts = _QUOTED.split(evidence)
    return "".join(
        _quotation(part, language) if place % 2 else _notation(part, language, words)
        for place, part in enumerate(parts)
    ).strip()


def _quotation(part: str, language: str) -> str:
    sure = part.endswith("」")
    said = part.removesuffix("？")
    shown = f"“{said[1:-1]}”" if language == "en" else said
    return shown if sure else shown + _POSSIBLY.get(language, "")


def _notation(part: str, language: str, words: Mapping[str, str]) -> str:
    for found, zh, en in _NOTATION:
        part = found.sub(en if language == "en" else zh, part)
    if language != "en":
        return part
    for zh, en in words.items():
        part = re.sub(rf"(^|、){re.escape(zh)}$", rf"\g<1>{en} ", part)
    for zh, en in _JOINED:
        part = part.replace(zh, en)
    return part
