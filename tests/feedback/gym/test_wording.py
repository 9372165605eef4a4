"""Figures become a sentence with both numbers, in both languages."""

from __future__ import annotations

import pytest

from feedback.gym.aspect import Aspect
from feedback.gym.book import load_gym
from feedback.gym.wording import Found, difference, written
from feedback.pack import find_pack
from feedback.rule import Text

BOOK = load_gym(find_pack("zh-service"))


def test_an_ending_that_is_too_low_is_said_with_what_was_measured_and_what_is_aimed_at() -> None:
    said = difference(Found(Aspect.ENDING, -2.0, 1.0, 3.0), BOOK, own=True, attended=False).say
    assert said.zh == "句尾再扬一点（+1，目标 +3 半音）"
    assert said.en == "Lift the ending a little (+1, aim for +3 semitones)"


def test_too_much_and_too_little_are_said_differently() -> None:
    slow, quick = (Found(Aspect.RATE, size, 240 + size, 240.0) for size in (-30.0, 30.0))
    assert difference(slow, BOOK, own=True, attended=False).say.zh == "再快一点（210，目标 240 字/分）"
    assert difference(quick, BOOK, own=True, attended=False).say.zh == "再慢一点（270，目标 240 字/分）"


def test_a_syllable_is_named() -> None:
    gap = Found(Aspect.PAUSES, -0.4, 0.0, 0.4, syllable=3, char="等")
    assert difference(gap, BOOK, own=True, attended=False).say.zh == "“等”后面停一停（0.0，目标 0.4 秒）"


@pytest.mark.parametrize("aspect", list(Aspect))
def test_every_aspect_is_worded_without_a_blank_left(aspect: Aspect) -> None:
    for size in (-3.0, 3.0):
        made = difference(Found(aspect, size, 2.0, 3.0, char="请"), BOOK, own=False, attended=True)
        assert not set("{}") & set(made.say.zh + made.say.en)
        assert made.weight == pytest.approx(BOOK.aspect[aspect].weight * BOOK.attended)


def test_two_voices_held_against_each_other_are_allowed_more() -> None:
    found = Found(Aspect.ENDING, 3.0, 3.0, 0.0)
    own, direct = (difference(found, BOOK, own=each, attended=False) for each in (True, False))
    assert own.tolerance < direct.tolerance
    assert not own.within
    assert direct.within


def test_an_ending_held_against_the_baseline_is_allowed_what_endings_vary() -> None:
    made = difference(Found(Aspect.ENDING, -4.0, 0.0, 4.0, by_baseline=True), BOOK, own=False, attended=True)
    assert made.tolerance == BOOK.aspect[Aspect.ENDING].usual
    assert not made.within


def test_the_tolerance_of_the_spread_is_a_share_of_the_target() -> None:
    made = difference(Found(Aspect.SPREAD, -1.0, 3.0, 4.0), BOOK, own=True, attended=False)
    assert made.tolerance == pytest.approx(4.0 * BOOK.aspect[Aspect.SPREAD].own / 100)


def test_a_style_says_its_own_sentence() -> None:
    say = Text(zh="“抱歉”说长一点", en="Draw out the apology")
    assert difference(Found(Aspect.APOLOGY, -1, 2, 3, say=say), BOOK, own=True, attended=True).say is say


def test_what_rounds_to_nothing_has_no_sign() -> None:
    assert written(Aspect.ENDING, -0.3) == "0"
    assert written(Aspect.PAUSES, 0.04) == "0.0"
