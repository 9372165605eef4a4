"""An apologetic voice, a softened negative, a courtesy question: told by their marks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feedback.baseline import Baseline
from feedback.gym.aspect import Aspect
from feedback.gym.book import load_gym
from feedback.gym.rendering import Rendering
from feedback.gym.styles import styled
from feedback.gym.wording import Found, Missing
from feedback.pack import find_pack
from tests.feedback.gym.renderings import Line, drawn

BOOK = load_gym(find_pack("zh-service"))
SORRY, CANNOT, MAY = Line(text="非常抱歉让您久等了"), Line(text="这项业务暂时办理不了"), Line(text="您看这样可以吗")


def style(aspect: Aspect, said: Line, usual: Line | None, **known: Baseline) -> Found | Missing:
    take = Rendering(drawn(said), drawn(usual) if usual else None, **known)
    (found,) = styled(take, BOOK, [aspect])
    return found


def test_an_apology_that_is_slower_softer_lower_and_drawn_out_has_all_its_marks() -> None:
    said = replace(SORRY, syllable_s=0.25, level_db=-24.5, median_hz=185.0)
    found = style(Aspect.APOLOGY, said, SORRY)
    assert isinstance(found, Found)
    assert (found.size, found.value, found.target, found.say) == (0.0, 4, 3, None)


def test_three_of_four_are_enough_and_the_missing_one_is_said_all_the_same() -> None:
    found = style(Aspect.APOLOGY, replace(SORRY, syllable_s=0.25, level_db=-24.5, median_hz=215.0), SORRY)
    assert isinstance(found, Found)
    assert (found.size, found.value) == (0.0, 3)
    assert found.say is not None
    assert "低" in found.say.zh


def test_an_apology_said_as_usual_is_told_to_slow_down_first() -> None:
    found = style(Aspect.APOLOGY, SORRY, SORRY)
    assert isinstance(found, Found)
    assert found.size < 0
    assert found.say is not None
    assert found.say.zh == "再慢一点（现在是平时的 100%，目标 90% 以下）"


def test_the_words_of_the_apology_are_what_is_shown() -> None:
    found = style(Aspect.APOLOGY, SORRY, SORRY)
    assert isinstance(found, Found)
    assert found.span is not None
    assert [found.span.start_s, found.span.end_s] == pytest.approx([0.4, 0.8])


def test_a_negative_that_is_slow_soft_and_even_is_softened() -> None:
    found = style(Aspect.NEGATIVE, replace(CANNOT, syllable_s=0.23, level_db=-24.0), CANNOT)
    assert isinstance(found, Found)
    assert found.size == 0.0


def test_stress_on_one_word_of_a_negative_is_told() -> None:
    said = replace(CANNOT, syllable_s=0.23, level_db=-26.0, louder=(8, 9.0))
    found = style(Aspect.NEGATIVE, said, CANNOT)
    assert isinstance(found, Found)
    assert found.size < 0
    assert found.say is not None
    assert "说得特别重" in found.say.zh


def test_a_negative_that_drops_at_the_end_is_told() -> None:
    found = style(Aspect.NEGATIVE, replace(CANNOT, syllable_s=0.23, level_db=-24.0, rise_st=-6.0), CANNOT)
    assert isinstance(found, Found)
    assert found.say is not None
    assert "句尾" in found.say.zh


@pytest.mark.parametrize(("rise_st", "size"), [(3.0, 0.0), (-4.0, -4.0), (9.0, 3.0)])
def test_a_courtesy_question_may_rise_a_little(rise_st: float, size: float) -> None:
    found = style(Aspect.COURTESY, replace(MAY, rise_st=rise_st), MAY)
    assert isinstance(found, Found)
    assert found.size == pytest.approx(size, abs=0.5)


def test_without_any_usual_voice_a_style_is_not_assessed() -> None:
    assert style(Aspect.APOLOGY, SORRY, None) == Missing(Aspect.APOLOGY, "usual")


def test_the_own_baseline_is_enough() -> None:
    usual = drawn(SORRY)
    baseline = Baseline(rate_cpm=usual.rate_cpm, level_db=usual.active_db, pitch_hz=200.0)
    said = replace(SORRY, syllable_s=0.25, level_db=-24.5, median_hz=185.0)
    found = style(Aspect.APOLOGY, said, None, baseline=baseline)
    assert isinstance(found, Found)
    assert found.value == 4


def test_only_what_is_attended_to_is_judged() -> None:
    assert not list(styled(Rendering(drawn(SORRY), drawn(SORRY)), BOOK, [Aspect.RATE]))


def test_who_does_as_a_model_that_misses_a_mark_has_imitated_it() -> None:
    """The model stresses a word a little more than a softened negative may."""
    stressed = drawn(replace(CANNOT, louder=(4, 6.5)))
    model = Rendering(stressed)
    (alone,) = styled(Rendering(stressed), BOOK, [Aspect.NEGATIVE])
    (imitated,) = styled(Rendering(stressed), BOOK, [Aspect.NEGATIVE], model)
    (worse,) = styled(Rendering(drawn(replace(CANNOT, louder=(4, 9.0)))), BOOK, [Aspect.NEGATIVE], model)
    sizes = [one.size for one in (alone, imitated, worse) if isinstance(one, Found)]
    assert sizes == [-1, 0.0, -1]
