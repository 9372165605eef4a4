from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.report.model import Analysis, analysis_of
from coach_app.report.retold import retold
from feedback.flag import Flag
from feedback.pack import DEFAULT, load_pack
from feedback.rule import Rule
from feedback.widening import given_way
from tests.coach_app.samples import a_flag, one_of_each

PACK = load_pack(DEFAULT)
RULES = {rule.id: rule for rule in PACK.rules}
PACE = RULES["pace.too_fast"]


def call(*flags: Flag) -> Analysis:
    judged = analysis_of(one_of_each())
    return replace(judged, findings=tuple(replace(judged.findings[0], flag=flag) for flag in flags))


def raised(rule: Rule, language: str, detail: str = "") -> Flag:
    say = rule.say.in_language(language).replace("{detail}", detail)
    return a_flag(rule=rule.id, say=say, why=rule.why.in_language(language), detail=detail)


@pytest.mark.parametrize(("judged", "read"), [("zh", "en"), ("en", "zh"), ("zh", "zh"), ("en", "en")])
def test_every_rule_speaks_the_readers_language(judged: str, read: str) -> None:
    flags = [raised(rule, judged, "那个") for rule in PACK.rules]
    told = [(finding.flag.say, finding.flag.why) for finding in retold(call(*flags), read).findings]
    assert told == [
        (rule.say.in_language(read).replace("{detail}", "那个"), rule.why.in_language(read)) for rule in PACK.rules
    ]


def test_a_missing_item_is_named_in_the_readers_language() -> None:
    rule = next(rule for rule in PACK.rules if rule.kind.value == "phrase_missing" and "{detail}" in rule.say.zh)
    item = next(item for item in PACK.checklist if item.item == "further_help")
    (finding,) = retold(call(raised(rule, "zh", item.title.zh)), "en").findings
    assert item.title.en in finding.flag.say
    assert finding.flag.detail == item.title.zh, "rulings are found again by it"


def test_a_limit_that_gave_way_still_says_by_how_much() -> None:
    widened = given_way(PACE.why, 6)
    (finding,) = retold(call(replace(raised(PACE, "zh"), why=widened.zh)), "en").findings
    assert finding.flag.why == widened.en


def test_what_the_pack_says_otherwise_by_now_stays_as_it_was_said() -> None:
    said = replace(raised(PACE, "zh"), say="说慢些", why="以前的理由。")
    unknown = replace(raised(PACE, "zh"), rule="a.rule.that.is.gone")
    told = retold(call(said, unknown), "en").findings
    assert [finding.flag for finding in told] == [said, unknown]
