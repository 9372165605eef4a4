from __future__ import annotations

import numpy as np
import pytest

from feedback.phrase_wordings import Match, WordingTable, blanks, filled, weights_of, wording_of

NONE: dict[str, str] = {}


def match(wording: str, text: str, floor: float = 0.0, values: dict[str, str] = NONE) -> Match | None:
    table = WordingTable([wording_of(filled(wording, values), frozenset({"工号"}), {})])
    return table.match(text, np.array([floor], dtype=np.float32)).get(0)


def similarity(wording: str, text: str) -> float:
    found = match(wording, text)
    return found.similarity if found else 0.0


def test_what_is_there_word_by_word_is_wholly_similar() -> None:
    assert match("请稍等", "好的请稍等一下") == Match(1.0, 0.0, 2, 5)


def test_near_homophones_stay_similar_and_other_words_do_not() -> None:
    assert similarity("免费退款", "面费退宽") > 0.85
    assert similarity("免费退款", "今天下雨") < 0.4


def test_a_negation_gained_or_lost_turns_the_meaning_and_costs_more_than_a_wrong_word() -> None:
    assert similarity("很有风险", "没有风险") < similarity("很有风险", "横有风险")
    assert similarity("不能退款", "可能退款") < 0.7


def test_a_slot_takes_what_is_said_and_a_configured_one_must_be_heard() -> None:
    assert similarity("您好{公司}为您服务", "你好中国银行为你服务") > 0.9
    configured = match("您好{公司}为您服务", "你好中国移动为你服务", values={"公司": "供电公司"})
    assert configured is not None
    assert configured.similarity < 0.8


def test_a_slot_for_digits_takes_no_words() -> None:
    assert similarity("工号{工号}为您服务", "工号八零二一为你服务") > 0.95
    assert similarity("工号{工号}为您服务", "工号小李为你服务") < 0.9


def test_what_cannot_reach_the_floor_is_left_out() -> None:
    assert match("请稍等", "今天下雨", floor=0.8) is None
    assert match("请稍等", "", floor=0.0) is None


def test_characters_of_many_entries_weigh_less_and_negations_always_count() -> None:
    entries = [[f"您的{char}不"] for char in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"]
    weights = weights_of(entries)
    assert weights["的"] < weights["甲"] == pytest.approx(1.0)
    assert weights["不"] == 1.0


def test_blanks_are_filled_as_far_as_they_have_a_value() -> None:
    text = "您好，{公司}，{姓名}为您服务"
    assert blanks(text) == {"公司", "姓名"}
    assert filled(text, {"公司": "供电公司", "姓名": ""}) == "您好，供电公司，{姓名}为您服务"
