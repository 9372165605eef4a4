from __future__ import annotations

import re
from dataclasses import replace

import pytest

from coach_app.report.comparison import compare, comparison_html
from feedback.flag import ItemState, ItemStatus
from tests.coach_app.report.a_selection import SAID, a_session, before_and_after
from tests.coach_app.report.test_page import Tags

FIRST, SECOND = before_and_after()


def test_figures_are_subtracted_and_neither_is_better() -> None:
    lines = {line.name: line for line in compare(FIRST, SECOND, "zh").figures}
    rate = lines["语速（字/分）"]
    assert (rate.first, rate.second, rate.difference, rate.change) == ("300", "240", "−60", "")
    assert lines["说话占比"].difference == "−15 %"
    level = lines["音量（dBFS）"]
    assert (level.first, level.difference) == ("–", ""), "where one was not measured there is no difference"


def test_fewer_flags_are_better() -> None:
    lines = {line.name: line for line in compare(FIRST, SECOND, "en").flags}
    assert (lines["Fast speech"].first, lines["Fast speech"].second) == ("1", "0")
    assert (lines["All"].difference, lines["All"].change) == ("−2", "better")
    assert {line.name: line.change for line in compare(SECOND, FIRST, "en").flags}["All"] == "worse"


def test_flags_that_were_ruled_wrong_do_not_count() -> None:
    ruled = a_session("0003", *SAID)
    assert "语速偏快" not in {line.name for line in compare(ruled, ruled, "zh").flags}


def test_the_checklist_says_what_got_better_and_leaves_out_what_was_not_asked_for() -> None:
    (opening,) = compare(FIRST, SECOND, "zh").items
    assert (opening.first, opening.second, opening.change) == ("! 漏说", "✓ 已说", "better")


def test_an_item_that_could_not_be_assessed_is_neither_better_nor_worse() -> None:
    unheard = a_session("0004", checklist=(ItemState("opening", ItemStatus.NOT_ASSESSED),))
    (opening,) = compare(FIRST, unheard, "zh").items
    assert opening.change == ""


def test_marks_end_with_the_score() -> None:
    *criteria, score = compare(FIRST, SECOND, "en").marks
    assert score.name == "Score"
    assert score.change == "better"
    assert {line.name: line.change for line in criteria}["Opening"] == "better"


def test_different_rules_are_said() -> None:
    assert compare(FIRST, SECOND, "zh").same_rules
    other = replace(SECOND, analysis=replace(SECOND.analysis, started=replace(SECOND.analysis.started, pack_sha256="")))
    assert not compare(FIRST, other, "zh").same_rules
    assert "两次用的规则不同" in comparison_html(FIRST, other, "zh")
    assert "两次用的规则不同" not in comparison_html(FIRST, SECOND, "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_whole_and_shows_both_calls(language: str) -> None:
    page = comparison_html(FIRST, SECOND, language)
    tags = Tags(page)
    assert tags.open == []
    assert [tag for tag, name, _ in tags.attributes if (tag, name) == ("svg", "viewbox")] == ["svg", "svg"]
    assert not re.search(r"https?://|<script|href=", page)
