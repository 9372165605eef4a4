"""The sentences of a judged call in its reader's language, whatever language it was judged in.

A flag carries what its pack said when it was raised. Where the pack still says the same, its
sentence in the other language is taken; what it says otherwise by now stays as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coach_app.report.model import Analysis
from coach_app.report.titles import item_titles
from feedback.errors import PackError
from feedback.flag import Flag
from feedback.widening import given_way

if TYPE_CHECKING:  # the window shows its frame before it loads the models of the pack
    from feedback.rule import Rule

_LANGUAGES = ("zh", "en")
#: In a reason that says by how much a limit has given way.
_PER_CENT = re.compile(r"(\d+) ?%")


def retold(analysis: Analysis, language: str) -> Analysis:
    """The same call with its flags' sentences in another language.

    Parameters
    ----------
    analysis : Analysis
        A judged call.
    language : str
        ``zh`` or ``en``.

    Returns
    -------
    Analysis
        What was said in the call, and what a flag quotes of it, stays as it is.
    """
    pack = analysis.started.pack_id
    findings = tuple(replace(one, flag=_told(one.flag, pack, language)) for one in analysis.findings)
    return replace(analysis, findings=findings)


def _told(flag: Flag, pack: str, language: str) -> Flag:
    rule = _rules(pack).get(flag.rule)
    if rule is None:
        return flag
    return replace(flag, say=_say(rule, flag, pack, language), why=_why(rule, flag, language))


def _say(rule: Rule, flag: Flag, pack: str, language: str) -> str:
    ways = {rule.say.in_language(one).replace("{detail}", flag.detail) for one in _LANGUAGES}
    if flag.say not in ways:
        return flag.say
    return rule.say.in_language(language).replace("{detail}", _detail(flag, pack, language))


def _why(rule: Rule, flag: Flag, language: str) -> str:
    pct = _PER_CENT.findall(flag.why)
    reasons = [rule.why, *(given_way(rule.why, float(pct[-1])) for _ in pct[-1:])]
    return next((reason.in_language(language) for reason in reasons if flag.why in (reason.zh, reason.en)), flag.why)


def _detail(flag: Flag, pack: str, language: str) -> str:
    """What is missing is named in the language of judging; other details are quotations."""
    for item, title in item_titles(pack).items():
        if flag.detail in (item, title.zh, title.en):
            return title.in_language(language)
    return flag.detail


@lru_cache(maxsize=4)
def _rules(pack: str) -> Mapping[str, Rule]:
    """Rules of a pack by their ids; of the default one where it is not there any more."""
    from coach_app import packs  # noqa: PLC0415
    from feedback.pack import DEFAULT  # noqa: PLC0415

    try:
        found = packs.load(pack or DEFAULT)
    except PackError:
        found = packs.load(DEFAULT)
    return {rule.id: rule for rule in found.rules}
