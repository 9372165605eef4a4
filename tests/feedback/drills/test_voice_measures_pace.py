from __future__ import annotations

from dataclasses import replace

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take, without_reading

LONG = "您的套餐这个月一共用了五十块钱话费，余额还有三十块钱"
LINES = [Heard("c1", 6.0, 8.0), Heard("c2", 16.0, 18.0)]
UPSET = a_drill("c1", "c2", moods=["neutral", "furious"])
MOODS = ("furious", "angry")


def answers(*cpm: float, targets: tuple[float | None, ...] = ()) -> Take:
    """A reading of the same words to one prompt after the other."""
    spoke, heard, at_s = [], [], 1.0
    for n, rate in enumerate(cpm):
        heard.append(Heard(f"c{n + 1}", at_s, at_s))
        spoke.append(Spoke(at_s + 1.0, LONG, cpm=rate))
        at_s = spoke[-1].end_s + 2.0
    ids = [h.line for h in heard]
    return voiced_take(spoke, heard, a_drill(*ids, targets=targets, speaks="prompt"))


def test_the_rate_of_a_stretch() -> None:
    take = voiced_take([Spoke(0.5, LONG, cpm=240), Spoke(9.0, LONG, cpm=160)], LINES[:1])
    assert value(take, "rate_cpm", over={"answer_to": ["c1"]}) == pytest.approx(160, rel=0.02)


def test_too_little_talk_has_no_rate() -> None:
    assert told(voiced_take([Spoke(9.0, "好的")], LINES), "rate_cpm") is None


@pytest.mark.parametrize(("cpm", "slower"), [(240, 0), (216, -10), (192, -20)])
def test_rate_against_the_rest_of_the_take(cpm: float, slower: float) -> None:
    take = voiced_take([Spoke(0.2, LONG), Spoke(9.0, LONG, cpm=cpm), Spoke(19.0, LONG)], LINES)
    assert value(take, "rate_re_call_pct", over={"answer_to": ["c1"]}) == pytest.approx(slower, abs=1.5)


def test_where_nothing_else_was_said_the_reading_is_the_rest() -> None:
    take = voiced_take([Spoke(9.0, LONG, cpm=192)], LINES)
    assert value(take, "rate_re_call_pct") == pytest.approx(-20, abs=1.5)
    assert told(without_reading(take), "rate_re_call_pct") is None


def test_rate_against_the_calm_part() -> None:
    take = voiced_take([Spoke(0.2, LONG), Spoke(9.0, LONG), Spoke(19.0, LONG, cpm=300)], LINES, UPSET)
    assert value(take, "rate_re_calm_pct", upset_moods=MOODS) == pytest.approx(25, abs=2)


def test_rate_against_the_own_reading_needs_one() -> None:
    take = voiced_take([Spoke(9.0, LONG, cpm=216)], LINES)
    assert value(take, "rate_re_baseline_pct") == pytest.approx(-10, abs=1.5)
    assert told(without_reading(take), "rate_re_baseline_pct") is None


def test_rate_against_a_customer_whose_words_are_known() -> None:
    fast = [Heard("c1", 5.0, 8.0, "你们怎么又扣我的钱到底什么时候退")]  # 16 in 3 s: 320
    take = voiced_take([Spoke(9.0, LONG, cpm=240)], fast)
    assert value(take, "rate_re_customer_pct") == pytest.approx(-25, abs=2)


def test_the_last_answer_against_the_first() -> None:
    assert value(answers(240, 200, 210), "rate_change_pct") == pytest.approx(-12.5, abs=1.5)


def test_of_one_answer_its_second_half_against_its_first() -> None:
    take = voiced_take([Spoke(9.0, LONG, cpm=200), Spoke(16.2, LONG, cpm=260)], LINES[:1])
    assert value(take, "rate_change_pct") > 12


def test_on_a_ladder_the_steps_are_compared_and_not_the_rates() -> None:
    kept = answers(160, 200, 240, 280, targets=(160, 200, 240, 280))
    assert value(kept, "rate_change_pct") == pytest.approx(0, abs=2)
    assert value(kept, "target_rate_error_pct") < 3
    assert value(kept, "in_rate_range_pct") == 100
    flat = answers(200, 200, 200, 200, targets=(160, 200, 240, 280))
    assert value(flat, "target_rate_error_pct") == pytest.approx(28.6, abs=1.5)
    assert told(answers(200, 200), "target_rate_error_pct") is None


@pytest.mark.parametrize(("read", "cpm"), [(LONG[2:], 160 * 23 / 25), ("号码", 160)])
def test_what_was_to_be_read_has_its_own_syllables_if_it_was_read(read: str, cpm: float) -> None:
    kept = answers(160, 200, targets=(160, 200))
    lines = [line.model_copy(update={"read": read}) for line in kept.drill.line]
    taken = replace(kept, drill=kept.drill.model_copy(update={"line": tuple(lines)}))
    assert value(taken, "target_rate_error_pct") == pytest.approx(100 * (1 - cpm / 160), abs=1.5)


def test_spread_over_the_answers() -> None:
    assert value(answers(240, 240, 240), "rate_spread_pct") < 2
    assert value(answers(240, 240, 180), "rate_spread_pct") == pytest.approx(25, abs=2)
    assert told(answers(240), "rate_spread_pct") is None


@pytest.mark.parametrize(("cpm", "share"), [(240, 100), (340, 0), (130, 0)])
def test_share_of_the_talk_in_the_personal_range(cpm: float, share: float) -> None:
    take = voiced_take([Spoke(9.0, LONG * 2, cpm=cpm)], LINES[:1])
    assert value(take, "in_rate_range_pct") == share
    assert value(without_reading(take), "in_rate_range_pct") == share


def test_who_is_slow_has_a_slow_range() -> None:
    take = voiced_take([Spoke(9.0, LONG * 2, cpm=285)], LINES[:1])
    assert value(without_reading(take), "in_rate_range_pct") == 100
    assert value(take, "in_rate_range_pct") == 100  # 240 + 20 % = 288
    assert value(take, "in_rate_range_pct", above_pct=10.0) == 0


def test_who_leaves_a_step_of_the_ladder_out_misses_it() -> None:
    targets = (160, 200, 240, 280)
    whole = answers(*targets, targets=targets)
    spoke = [Spoke(s.span.end_s + 0.5, LONG, cpm=cpm) for s, cpm in zip(whole.shown, targets[:3], strict=False)]
    heard = [Heard(s.line, s.span.start_s, s.span.end_s) for s in whole.shown]
    hum = Spoke(whole.shown[-1].span.end_s + 0.5, "嗯")
    for said in (spoke, [*spoke, hum]):
        found = told(voiced_take(said, heard, whole.drill), "target_rate_error_pct", at_most=8.0)
        assert found is not None
        assert found.value == 100
        assert "280→–" in found.evidence


def test_a_pace_kept_both_ways_is_kept_in_the_middle_too() -> None:
    assert value(answers(240, 330, 240), "rate_change_pct", at_least=-10.0, at_most=10.0) > 25
    assert abs(value(answers(240, 245, 240), "rate_change_pct", at_least=-10.0, at_most=10.0)) < 5
    assert value(answers(240, 330, 240), "rate_change_pct", at_most=15.0) == pytest.approx(0, abs=2), "not ever faster"
