"""A sentence without a model is held against what its kind asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feedback.baseline import Baseline
from feedback.gym.aspect import Aspect, Difference
from feedback.gym.book import load_gym
from feedback.gym.rendering import Rendering
from feedback.gym.toning import toned
from feedback.pack import find_pack
from tests.feedback.gym.renderings import Line, drawn

BOOK = load_gym(find_pack("zh-service"))
STATEMENT, MAY = Line(text="三个工作日内会到账"), Line(text="您看这样可以吗")


def tone(said: Line, usual: Line) -> tuple[Difference, ...]:
    return toned(Rendering(drawn(said), drawn(usual)), BOOK)[0]


def first(said: Line, usual: Line) -> Difference | None:
    return next((one for one in tone(said, usual) if not one.within), None)


def test_a_statement_said_as_usual_is_left_alone() -> None:
    assert first(STATEMENT, STATEMENT) is None


def test_a_statement_that_rises_is_told() -> None:
    rising = first(replace(STATEMENT, rise_st=4.0), STATEMENT)
    assert rising is not None
    assert rising.aspect is Aspect.ENDING
    assert rising.say.zh == "句尾放下来（+4，目标 0 半音）"


def test_a_statement_that_settles_deeper_is_no_fault() -> None:
    assert first(replace(STATEMENT, rise_st=-4.0), STATEMENT) is None


def test_a_courtesy_question_may_rise_and_may_not_drop() -> None:
    assert first(replace(MAY, rise_st=3.0), MAY) is None
    dropped = first(replace(MAY, rise_st=-4.0), MAY)
    assert dropped is not None
    assert dropped.aspect is Aspect.COURTESY


@pytest.mark.parametrize(
    ("text", "aspect"), [("非常抱歉让您久等了", Aspect.APOLOGY), ("这项业务暂时还办理不了", Aspect.NEGATIVE)]
)
def test_apologies_and_negatives_are_held_against_their_style(text: str, aspect: Aspect) -> None:
    plain = Line(text=text)
    assert any(one.aspect is aspect for one in tone(plain, plain))
    assert not any(one.aspect is Aspect.RATE for one in tone(plain, plain))


def test_pace_and_volume_are_held_against_the_usual_voice() -> None:
    loud = first(replace(STATEMENT, level_db=-12.0), STATEMENT)
    assert loud is not None
    assert loud.aspect is Aspect.LEVEL
    usual = drawn(STATEMENT)
    found, missing = toned(Rendering(usual, baseline=Baseline(rate_cpm=usual.rate_cpm * 2)), BOOK)
    assert found[0].aspect is Aspect.RATE
    assert (Aspect.LEVEL, "usual") in missing


def test_of_a_stranger_only_the_ending_is_told() -> None:
    found, missing = toned(Rendering(drawn(STATEMENT)), BOOK)
    assert [one.aspect for one in found] == [Aspect.ENDING]
    assert {aspect for aspect, _ in missing} == {Aspect.RATE, Aspect.LEVEL}
