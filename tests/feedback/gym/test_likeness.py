"""The plain figures of a take beside its model, each with what was measured and what was aimed at."""

from __future__ import annotations

import pytest

from feedback.baseline import Baseline
from feedback.gym.aspect import Aspect
from feedback.gym.likeness import NO_PITCH, NO_TEXT, NO_USUAL, above_expected_st, likeness
from feedback.gym.rendering import Rendering, Sides
from feedback.gym.wording import Found, Missing
from tests.feedback.gym.renderings import Line, drawn

USUAL = drawn(Line())


def figures(model: Rendering, take: Rendering) -> dict[Aspect, Found | Missing]:
    return {one.aspect: one for one in likeness(Sides.of(model, take))}


def own(model: Line, take: Line) -> dict[Aspect, Found | Missing]:
    return figures(Rendering(drawn(model), USUAL), Rendering(drawn(take), USUAL))


def found(one: Found | Missing) -> Found:
    assert isinstance(one, Found)
    return one


def test_a_take_that_does_what_the_model_does_differs_in_nothing() -> None:
    slow = Line(syllable_s=0.26, level_db=-25.0, spread=0.7, rise_st=2.0)
    for one in own(slow, slow).values():
        assert found(one).size == pytest.approx(0.0, abs=0.02), one.aspect


def test_what_is_compared_is_what_each_made_of_its_own_usual_rendering() -> None:
    high = drawn(Line(median_hz=300.0, level_db=-15.0, syllable_s=0.15, spread=1.3))
    made = drawn(Line(median_hz=300.0, level_db=-18.0, syllable_s=0.15 / 0.8, spread=1.3))
    model = drawn(Line(level_db=-25.0, syllable_s=0.2 / 0.8))
    for one in figures(Rendering(model, USUAL), Rendering(made, high)).values():
        assert found(one).size == pytest.approx(0.0, abs=4.0 if one.aspect is Aspect.RATE else 0.3), one.aspect


def test_pace_says_both_rates() -> None:
    rate = found(own(Line(), Line(syllable_s=0.25))[Aspect.RATE])
    assert rate.size == pytest.approx(-20, abs=0.5)
    assert [rate.value, rate.target] == pytest.approx([240, 300], abs=2)


def test_the_pause_that_is_missing_is_named_with_its_syllable() -> None:
    gap = found(own(Line(pause_after=3, pause_s=0.6), Line())[Aspect.PAUSES])
    assert gap.char == "的"
    assert [gap.size, gap.value, gap.target] == pytest.approx([-0.6, 0.0, 0.6], abs=0.03)


def test_a_pause_too_many_is_named_too() -> None:
    gap = found(own(Line(), Line(pause_after=2, pause_s=0.7))[Aspect.PAUSES])
    assert gap.char == "你"
    assert gap.size == pytest.approx(0.7, abs=0.03)


def test_the_syllable_that_the_model_stresses_is_missed() -> None:
    stress = found(own(Line(louder=(4, 9.0)), Line())[Aspect.EMPHASIS])
    assert (stress.char, stress.syllable) == ("耐", 4)
    assert stress.size < -5.0


def test_without_usual_renderings_level_and_register_have_nothing_to_be_held_against() -> None:
    direct = figures(Rendering(USUAL), Rendering(drawn(Line(level_db=-10.0))))
    assert direct[Aspect.LEVEL] == Missing(Aspect.LEVEL, NO_USUAL)
    assert direct[Aspect.REGISTER] == Missing(Aspect.REGISTER, NO_USUAL)
    assert found(direct[Aspect.RATE]).size == pytest.approx(0.0)


def test_the_own_baseline_is_enough_for_them() -> None:
    baseline = Baseline(level_db=USUAL.active_db, pitch_hz=200.0)
    direct = figures(Rendering(USUAL), Rendering(drawn(Line(level_db=-18.0, median_hz=224.5)), baseline=baseline))
    assert found(direct[Aspect.LEVEL]).size == pytest.approx(4.0)
    assert found(direct[Aspect.REGISTER]).size == pytest.approx(2.0, abs=0.01)


def test_an_ending_is_held_against_what_its_last_tone_leads_to_expect() -> None:
    high, low = drawn(Line(text="我来为您处理行")), drawn(Line(text="我来为您处理是"))
    assert high.ending_st == low.ending_st
    above_high, above_low = above_expected_st(high, None), above_expected_st(low, None)
    assert above_high is not None
    assert above_low is not None
    assert above_low > above_high + 1.0  # a second tone ends high by itself


def test_with_a_baseline_alone_an_ending_is_held_against_what_the_model_added_to_its_own() -> None:
    usual = tuple((tone, float(USUAL.ending_st or 0.0)) for tone in "12345")
    own = Baseline(spread_st=USUAL.spread_st, endings_st=usual)
    model = Rendering(drawn(Line(rise_st=4.0)), USUAL)
    as_usual = found(figures(model, Rendering(USUAL, baseline=own))[Aspect.ENDING])
    assert [as_usual.value, as_usual.target] == pytest.approx([0.0, 4.0], abs=0.4)
    assert as_usual.by_baseline
    assert found(figures(model, Rendering(drawn(Line(rise_st=4.0)), baseline=own))[Aspect.ENDING]).size > -1.0


def test_a_creaky_end_and_an_unknown_text_are_not_assessed() -> None:
    from dataclasses import replace

    creaky, untold = replace(USUAL, ending_st=None), replace(USUAL, text="")
    assert figures(Rendering(USUAL), Rendering(creaky))[Aspect.ENDING] == Missing(Aspect.ENDING, NO_PITCH)
    assert figures(Rendering(USUAL), Rendering(untold))[Aspect.EMPHASIS] == Missing(Aspect.EMPHASIS, NO_TEXT)
