from __future__ import annotations

from typing import Any

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take, without_reading

LONG = "您的套餐这个月一共用了五十块钱话费"
LINES = [Heard("c1", 6.0, 8.0), Heard("c2", 15.0, 17.0)]
UPSET = a_drill("c1", "c2", moods=["neutral", "furious"])
MOODS = ("furious",)


def st(hz: float, semitones: float) -> float:
    return hz * 2 ** (semitones / 12)


@pytest.mark.parametrize("higher", [-3.0, 0.0, 4.0])
def test_pitch_against_the_rest(higher: float) -> None:
    take = voiced_take([Spoke(0.5, LONG), Spoke(9.0, LONG, pitch_hz=st(200, higher))], LINES)
    assert value(take, "pitch_re_call_st", over={"answer_to": ["c1"]}) == pytest.approx(higher, abs=0.3)


@pytest.mark.parametrize("higher", [0.0, 2.0, 5.0])
def test_pitch_towards_an_upset_customer_against_the_calm_part(higher: float) -> None:
    said = [Spoke(0.5, LONG), Spoke(9.0, LONG), Spoke(18.0, LONG, pitch_hz=st(200, higher))]
    take = voiced_take(said, LINES, UPSET)
    assert value(take, "pitch_re_calm_st", upset_moods=MOODS) == pytest.approx(higher, abs=0.3)


def test_where_nobody_was_upset_there_is_nothing_to_compare() -> None:
    take = voiced_take([Spoke(0.5, LONG), Spoke(9.0, LONG)], LINES)
    assert told(take, "pitch_re_calm_st", upset_moods=MOODS) is None


def test_an_upset_customer_from_the_first_word_leaves_the_reading_to_compare_with() -> None:
    drill = a_drill("c1", moods=["furious"])
    take = voiced_take([Spoke(9.0, LONG, pitch_hz=st(200, 4))], LINES[:1], drill)
    assert value(take, "pitch_re_calm_st", upset_moods=MOODS) == pytest.approx(4, abs=0.7)
    assert told(without_reading(take), "pitch_re_calm_st", upset_moods=MOODS) is None


@pytest.mark.parametrize("spread", [1.0, 3.0, 5.0])
def test_spread_of_pitch(spread: float) -> None:
    take = voiced_take([Spoke(9.0, LONG, spread_st=spread)], LINES)
    assert value(take, "spread_st") == pytest.approx(spread, rel=0.2)


def ended(*endings: float, text: str = "明天上午就能恢复供电") -> Take:
    spoke = [Spoke(9.0 + 4 * n, text, ending_st=ending) for n, ending in enumerate(endings)]
    return voiced_take(spoke, [Heard("c1", 6.0, 8.0)])


def test_endings_are_told_against_the_own_for_the_tone() -> None:
    assert value(ended(-5.0), "ending_st") == pytest.approx(0, abs=0.7)
    assert value(ended(-1.0), "ending_st") == pytest.approx(4, abs=0.9)
    assert value(ended(-5.0, -1.0), "ending_st", at_most=2.0) == pytest.approx(4, abs=0.9)


QUESTIONS: dict[str, Any] = {"at_least": 1.0, "at_most": 5.0}


def test_one_shouted_question_does_not_make_up_for_flat_ones() -> None:
    found = told(ended(-5.0, -5.0, -5.0, 2.4), "ending_st", **QUESTIONS)
    assert found is not None
    assert found.value == pytest.approx(0, abs=0.8)
    assert "+7" not in found.evidence
    assert found.evidence.endswith("✓ 0/4")
    assert found.span is not None
    assert found.span.end_s < 21.0, "a flat one is heard, not the shouted one"


def test_one_ending_of_a_few_may_slip_and_two_may_not() -> None:
    assert value(ended(-2.5, -2.5, -2.5, 2.4), "ending_st", **QUESTIONS) == pytest.approx(2.5, abs=0.8)
    assert value(ended(-2.5, -2.5, 2.4, 2.4), "ending_st", **QUESTIONS) > 5
    assert value(ended(-2.5, 2.4), "ending_st", **QUESTIONS) > 5, "of two both count"


def test_what_is_heard_is_what_decides() -> None:
    found = told(ended(2.4, -5.0, 2.4, -5.0), "ending_st", at_least=-6.0, at_most=2.0)
    assert found is not None
    assert found.value > 5
    assert f"{found.value:+.1f} st" in found.evidence


def test_one_that_stays_up_is_no_falling_one() -> None:
    take = ended(-5.0, -5.0, -5.0, 1.0)
    assert value(take, "rising_ending_pct", at_most=10.0) == 25
    assert value(take, "falling_ending_pct", at_least=90.0) == 75
    shown = told(take, "rising_ending_pct", at_most=10.0)
    assert shown is not None
    assert shown.span is not None
    assert shown.span.start_s == pytest.approx(21.0, abs=0.2)


def test_greetings_and_short_words_have_no_ending_to_judge() -> None:
    assert told(ended(-5.0, text="感谢您的来电再见"), "ending_st", greetings=("再见",)) is None
    assert told(ended(-5.0, text="好的"), "ending_st") is None


def test_without_sentences_there_is_nothing_to_tell() -> None:
    take = voiced_take([Spoke(9.0, LONG)], LINES, words=False)
    assert told(take, "ending_st") is None
    assert told(take, "rising_ending_pct") is None


def test_one_shrill_answer_among_calm_ones_is_shrill() -> None:
    upset = a_drill("c1", "c2", "c3", moods=MOODS * 3)
    lines = [Heard("c1", 6.0, 8.0), Heard("c2", 15.0, 17.0), Heard("c3", 24.0, 26.0)]
    said = [Spoke(0.5, LONG), Spoke(9.0, LONG), Spoke(18.0, LONG, pitch_hz=300.0), Spoke(27.0, LONG)]
    found = told(voiced_take(said, lines, upset), "pitch_re_calm_st", upset_moods=MOODS, at_most=3.0)
    assert found is not None
    assert found.value == pytest.approx(7, abs=0.5)
    assert found.span is not None
    assert found.span.start_s == pytest.approx(18.0, abs=0.2)
