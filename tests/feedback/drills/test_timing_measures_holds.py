from __future__ import annotations

import math

import pytest

from feedback.drills.take import Take
from feedback.drills.timing_measures_holds import told_times_s
from tests.feedback.drills.voiced import Heard, Spoke, told, value, voiced_take

ASKS = Spoke(8.0, "请您稍等一会，我马上为您查询，大概需要一分钟，可以吗")
YES = Heard("c2", 14.5, 15.3, "好的，你查吧。")
BACK = "让您久等了，这笔是您上个月的流量费用"


def waited(*checks_s: float, back_s: float = 50.0, back: str = BACK, agreed: bool = True) -> Take:
    checks = [Spoke(at_s, "还在为您查询，请您稍等") for at_s in checks_s]
    lines = [Heard("c1", 4.0, 7.0, "你帮我查一下这笔是什么钱。"), *([YES] if agreed else [])]
    return voiced_take([Spoke(0.5, "您好，请问有什么可以帮您"), ASKS, *checks, Spoke(back_s, back)], lines)


def test_the_longest_wait_without_a_word() -> None:
    assert value(waited(30.0), "hold_longest_s", at_most=30.0) == pytest.approx(50 - 30 - 2.5, abs=0.3)
    assert value(waited(), "hold_longest_s", at_most=30.0) == pytest.approx(50 - ASKS.end_s, abs=0.3)


def test_without_a_wait_nothing_is_told() -> None:
    take = voiced_take([Spoke(8.0, "您的话费是五十元，请问还有什么可以帮您")], [Heard("c1", 4.0, 7.0)])
    for measure in (
        "hold_longest_s",
        "checkbacks",
        "consent_before_hold",
        "first_word_after_hold_s",
        "hold_over_told_pct",
    ):
        assert told(take, measure) is None


def test_words_in_between_are_counted() -> None:
    assert value(waited(), "checkbacks", at_least=2.0) == 0
    assert value(waited(25.0, 38.0), "checkbacks", at_least=2.0) == 2


def test_consent_is_an_answer_before_the_silence() -> None:
    assert value(waited(), "consent_before_hold", at_least=1.0) == 1
    assert value(waited(agreed=False), "consent_before_hold", at_least=1.0) == 0


def test_thanks_come_first_or_late_or_never() -> None:
    assert value(waited(), "first_word_after_hold_s", at_most=2.0) == 0
    late = waited(back="您好，我这边已经帮您查到了这笔费用的情况，让您久等了")
    assert value(late, "first_word_after_hold_s", at_most=2.0) > 2
    never = waited(back="这笔是您上个月的流量费用，一共是三十块钱")
    assert math.isinf(value(never, "first_word_after_hold_s", at_most=2.0))


def test_a_wait_is_held_against_what_was_announced() -> None:
    found = value(waited(30.0), "hold_over_told_pct", at_most=120.0)
    assert found == pytest.approx(100 * (50 - ASKS.end_s) / 60, abs=2)
    assert value(waited(30.0, 60.0, back_s=100.0), "hold_over_told_pct", at_most=120.0) > 120


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("大概需要两分钟", [120.0]),
        ("请稍等三十秒", [30.0]),
        ("大约一到两分钟", [120.0]),
        ("需要一分半钟", [90.0]),
        ("半小时之内", [1800.0]),
        ("请您稍等一会", []),
        ("十五分钟左右", [900.0]),
    ],
)
def test_times_that_are_named(text: str, seconds: list[float]) -> None:
    assert told_times_s(text) == seconds
