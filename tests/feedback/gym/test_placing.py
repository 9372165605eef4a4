"""Syllables of a known text are found in a sound without a recogniser."""

from __future__ import annotations

import numpy as np
import pytest

from feedback.gym.placing import place, tones
from tests.feedback.gym.renderings import TEXTS, spoken

BUMP = 12 * np.sin(np.pi * (np.arange(20) + 0.5) / 20) - 34


def test_every_syllable_gets_its_swelling() -> None:
    level = np.tile(BUMP, 5)
    placed = place("请您稍等吧", level, np.ones(100, np.bool_), [0.1, 0.3, 0.5, 0.7, 0.9])
    assert [one.char for one in placed] == list("请您稍等吧")
    assert [one.span.start_s for one in placed] == pytest.approx([0.0, 0.2, 0.4, 0.6, 0.8], abs=0.02)


def test_a_pause_lies_between_syllables_and_in_none() -> None:
    level = np.concatenate([np.tile(BUMP, 2), np.full(40, -70.0), np.tile(BUMP, 3)])
    sounding = np.concatenate([np.ones(40), np.zeros(40), np.ones(60)]).astype(np.bool_)
    placed = place("请您，稍等吧", level, sounding, [0.1, 0.3, 0.9, 1.1, 1.3])
    assert placed[1].span.end_s == pytest.approx(0.4)
    assert placed[2].span.start_s == pytest.approx(0.8)


def test_a_long_syllable_stays_one() -> None:
    long_one = np.repeat(BUMP, 2)
    level = np.concatenate([BUMP, long_one, BUMP, BUMP])
    placed = place("我很抱歉", level, np.ones(len(level), np.bool_), [0.1, 0.4, 0.7, 0.9])
    assert placed[1].span.duration_s == pytest.approx(0.4, abs=0.06)


def test_without_a_text_every_nucleus_is_a_syllable() -> None:
    placed = place("", np.tile(BUMP, 3), np.ones(60, np.bool_), [0.1, 0.3, 0.5])
    assert [one.char for one in placed] == ["", "", ""]
    assert placed[1].span.start_s == pytest.approx(0.2)
    assert len(place("", BUMP, np.ones(20, np.bool_), [])) == 1


def test_numbers_are_placed_as_they_are_read() -> None:
    placed = place("工号8021", np.tile(BUMP, 6), np.ones(120, np.bool_), [0.1, 0.3, 0.5, 0.7, 0.9, 1.1])
    assert "".join(one.char for one in placed) == "工号八零二一"


def test_you_are_addressed_as_it_is_written() -> None:
    placed = place("请您", np.tile(BUMP, 2), np.ones(40, np.bool_), [0.1, 0.3])
    assert placed[1].char == "您"


def test_a_sound_far_too_short_for_its_text_does_no_harm() -> None:
    assert len(place("非常抱歉给您带来了不便", BUMP[:12], np.ones(12, np.bool_), [0.05])) == 11


def test_tones_are_read_in_their_context() -> None:
    assert tones("请您稍等") == ("3", "2", "1", "3")
    assert tones("可以吗A") == ("3", "3", "5", "5")


def test_a_synthetic_voice_pauses_where_the_text_has_its_comma() -> None:
    curve = spoken("gongitsune", 5)
    pause = max(curve.pauses, key=lambda span: span.duration_s)
    before = [one for one in curve.syllables if one.span.end_s <= pause.start_s + 0.02]
    assert "".join(one.char for one in before) in {"对不起", "对不起这件事给您带来了不便"}
    assert len(curve.syllables) == sum(char.isalnum() for char in TEXTS[5])
