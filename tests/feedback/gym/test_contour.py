"""A sentence becomes a curve that is the same for every voice and microphone."""

from __future__ import annotations

import numpy as np
import pytest

from audio.synthetic import noise, silence, voice
from feedback.errors import TakeError
from feedback.gym.contour import runs
from tests.feedback.gym.renderings import heard, sound, spoken


def test_pitch_is_told_about_the_voices_own_median() -> None:
    low, high = (
        heard(voice(120, 1.6, syllables=8, spread_st=2), ""),
        heard(voice(260, 1.6, syllables=8, spread_st=2), ""),
    )
    assert [low.median_hz, high.median_hz] == pytest.approx([120, 260], rel=0.04)
    assert np.nanmedian(low.pitch_st) == pytest.approx(0, abs=0.2)
    assert low.spread_st == pytest.approx(high.spread_st, abs=0.2)


def test_silence_around_a_sentence_is_left_out() -> None:
    said = voice(200, 1.5, syllables=6)
    once = heard(said, "")
    later = heard(np.concatenate([silence(1.0), said, silence(2.0)]), "")
    assert once.duration_s == pytest.approx(1.5, abs=0.15)
    assert later.duration_s == pytest.approx(once.duration_s, abs=0.02)
    assert later.start_s - once.start_s == pytest.approx(1.0, abs=0.02)


def test_a_key_that_is_pressed_is_no_part_of_the_sentence() -> None:
    said = np.concatenate([silence(1.0), voice(200, 1.5, syllables=6), silence(0.5)])
    clicked = said.copy()
    clicked[3200:3400] += noise(0.0125, level_db=-15.0)
    assert heard(clicked, "").duration_s == pytest.approx(heard(said, "").duration_s, abs=0.05)


def test_a_pause_inside_is_found_and_left_out_of_the_talk() -> None:
    said = np.concatenate([voice(200, 1.0, syllables=4), silence(0.6), voice(200, 1.0, syllables=4)])
    curve = heard(said, "请您稍等马上查询")
    (pause,) = curve.pauses
    assert pause.duration_s == pytest.approx(0.6, abs=0.12)
    assert curve.talk_s == pytest.approx(curve.duration_s - pause.duration_s, abs=0.01)
    assert curve.rate_cpm == pytest.approx(240, rel=0.08)


def test_level_follows_the_microphone_and_nothing_else_does() -> None:
    near, far = heard(sound("kumo", 3), "谢谢"), heard(sound("kumo", 3) * 0.25, "谢谢")
    assert near.active_db - far.active_db == pytest.approx(12.04, abs=0.2)
    assert far.spread_st == pytest.approx(near.spread_st, abs=0.05)
    assert far.talk_s == pytest.approx(near.talk_s, abs=0.06)


def test_nobody_speaking_is_told() -> None:
    with pytest.raises(TakeError) as told:
        heard(noise(2.0, level_db=-60.0), "请您稍等")
    assert told.value.code == "take_silent"


def test_a_stretch_of_the_curve_is_found_in_its_sound() -> None:
    curve = spoken("nezumi", 0)
    assert curve.in_sound(curve.syllables[0].span).start_s == pytest.approx(curve.start_s)
    assert curve.start_s == pytest.approx(0.5, abs=0.3)  # the noise of the line leads half a second


def test_runs_of_rows() -> None:
    assert runs(np.zeros(3, np.bool_)) == []
    assert runs(np.ones(3, np.bool_)) == [(0, 3)]
