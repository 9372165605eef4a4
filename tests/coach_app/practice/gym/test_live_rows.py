"""Rows of a voice as early as they can be known."""

from __future__ import annotations

import math

import numpy as np
import pytest

from audio.block import RATE
from audio.synthetic import glide, noise, silence, voice
from coach_app.practice.gym.live_rows import CurvePoint, LiveRows


def fed(sound: np.ndarray[tuple[int], np.dtype[np.float32]], step: int) -> list[CurvePoint]:
    rows = LiveRows()
    return [one for at in range(0, len(sound), step) for one in rows.feed(sound[at : at + step])]


def test_a_glide_is_followed_within_a_third_of_a_semitone() -> None:
    points = fed(np.concatenate([silence(0.3), glide(120, 240, 1.0)]), 320)
    voiced = [one for one in points if not math.isnan(one.pitch_hz) and 0.36 < one.at_s < 1.25]
    assert len(voiced) > 80
    for one in voiced:
        assert abs(12 * math.log2(one.pitch_hz / (120 * 2 ** (one.at_s - 0.3)))) < 0.34


def test_no_row_is_left_out_and_none_comes_twice() -> None:
    points = fed(voice(200, 1.0, syllables=4), 333)
    assert [one.at_s for one in points] == pytest.approx([i / 100 for i in range(len(points))])


def test_a_row_comes_at_most_60_ms_after_its_sound() -> None:
    rows = LiveRows()
    sound = np.concatenate([silence(0.5), voice(200, 1.0, syllables=4)])
    late: list[float] = []
    for at in range(0, len(sound), 160):
        late += [(at + 160) / RATE - one.at_s for one in rows.feed(sound[at : at + 160])]
    assert max(late) <= 0.065
    assert float(np.median(late)) <= 0.04


def test_level_reads_what_it_is() -> None:
    points = fed(glide(200, 200, 1.0, level_db=-18.0), 480)
    assert points[50].level_db == pytest.approx(-18.0, abs=0.3)


def test_a_click_has_no_pitch() -> None:
    sound = noise(1.0, level_db=-70)
    sound[8000:8160] += noise(0.01, level_db=-10, seed=4)
    assert all(math.isnan(one.pitch_hz) for one in fed(sound, 320))


def test_silence_has_no_pitch() -> None:
    assert all(math.isnan(one.pitch_hz) for one in fed(silence(0.5), 320))
