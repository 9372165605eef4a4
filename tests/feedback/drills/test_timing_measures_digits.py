from __future__ import annotations

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, told, value, voiced_take

LINE = Heard("c1", 1.0, 3.0)


def read_out(*parts: str, gap_s: float = 0.7, cpm: float = 120.0, before: str = "") -> Take:
    spoke, at_s = [], 4.0
    for part in ([before] if before else []) + list(parts):
        spoke.append(Spoke(at_s, part, cpm=cpm))
        at_s = spoke[-1].end_s + gap_s
    return voiced_take([*spoke, Spoke(at_s + 2.0, "请您核对一下好吗")], [LINE])


def test_digits_are_counted_between_the_stops_of_the_voice() -> None:
    found = told(read_out("二零四七", "八一三六"), "digits_per_group", at_most=4.0)
    assert found is not None
    assert found.value == 4
    assert found.evidence.startswith("2047")
    assert found.evidence.endswith("8136")
    assert value(read_out("二零四七八一三六"), "digits_per_group", at_most=4.0) == 8


@pytest.mark.parametrize("gap_s", [0.4, 0.7, 1.2])
def test_the_shortest_stop_between_them(gap_s: float) -> None:
    take = read_out("二零四", "七八一", "三六", gap_s=gap_s)
    assert value(take, "gap_between_groups_s", at_least=0.6) == pytest.approx(gap_s, abs=0.05)


def test_read_in_one_go_there_is_none() -> None:
    assert value(read_out("二零四七八一三六"), "gap_between_groups_s", at_least=0.6) == 0


def test_what_leads_to_a_number_belongs_to_no_group() -> None:
    take = read_out("二零四七", "八一三六", before="您的受理编号是")
    assert value(take, "digits_per_group", at_most=4.0) == 4
    assert value(take, "gap_between_groups_s", at_least=0.6) == pytest.approx(0.7, abs=0.05)


def test_silence_after_the_number() -> None:
    assert value(read_out("二零四七", "八一三六"), "pause_after_number_s", at_least=1.5) == pytest.approx(2.7, abs=0.1)


@pytest.mark.parametrize("cpm", [100.0, 240.0])
def test_pace_of_a_number_counts_its_stops(cpm: float) -> None:
    take = read_out("二零四七", "八一三六", cpm=cpm)
    seconds = 8 * 60 / cpm + 0.7
    assert value(take, "number_rate_cpm", at_most=120.0) == pytest.approx(60 * 8 / seconds, rel=0.03)


def test_amounts_and_short_numbers_are_not_written_down() -> None:
    take = read_out("您的话费一共是一百二十八块五", "有三笔")
    for measure in ("digits_per_group", "gap_between_groups_s", "pause_after_number_s", "number_rate_cpm"):
        assert told(take, measure) is None


@pytest.mark.parametrize("cpm", [150.0, 260.0])
def test_pace_of_what_is_to_be_written_down(cpm: float) -> None:
    take = read_out("请您记录一下，编号是二零四七八一三六", cpm=cpm)
    assert value(take, "long_info_rate_cpm", at_most=180.0) == pytest.approx(cpm, rel=0.05)


def test_steps_count_where_the_check_says_so() -> None:
    take = read_out("请您先点击右下角的订单，再点击申请售后", cpm=250)
    assert told(take, "long_info_rate_cpm", at_most=180.0) is None
    assert value(take, "long_info_rate_cpm", at_most=180.0, cues=("hands_over",)) > 180


def test_who_asks_for_a_pen_has_not_begun_to_dictate() -> None:
    take = voiced_take([Spoke(4.0, "因为内容比较多，请您记录一下，好吗", cpm=250)], [LINE])
    assert value(take, "long_info_rate_cpm", at_most=180.0, cues=("hands_over",)) > 180
    assert told(take, "long_info_rate_cpm", at_most=180.0, cues=("hands_over",), but_said=("STD-17",)) is None


def test_numbers_are_counted_and_none_is_none() -> None:
    assert value(read_out("二零四七", "八一三六"), "numbers_read", at_least=1.0) == 1
    assert value(read_out("好的，我给您登记一下"), "numbers_read", at_least=1.0) == 0
