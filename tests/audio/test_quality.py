import numpy as np
import pytest

from audio.quality import NoiseFloor, clipped_samples, rms_db
from audio.synthetic import noise, tone


def test_a_loud_sound_below_full_scale_is_not_clipped() -> None:
    assert not clipped_samples(tone(200, 1.0, level_db=-3.2)).any()


def test_the_flat_tops_of_a_clipped_sound_are_found() -> None:
    sound = np.clip(tone(200, 1.0, level_db=3.0), -1, 1)
    assert np.array_equal(clipped_samples(sound), np.abs(sound) >= 0.979)


@pytest.mark.parametrize("top", [32_256 / 32_768, 32_124 / 32_768], ids=["A-law", "mu-law"])
def test_telephone_coding_clips_below_one(top: float) -> None:
    assert clipped_samples(np.full(10, top)).all()


def test_a_single_peak_or_a_flip_of_sign_is_not_clipping() -> None:
    assert not clipped_samples(np.array([0, 1, 1, 0, -1, -1, 0, 1, -1, 1, -1], float)).any()


def test_rms_of_a_tone_of_silence_and_of_nothing() -> None:
    assert rms_db(tone(200, 1.0, level_db=-17.0)) == pytest.approx(-17.0, abs=0.01)
    assert rms_db(np.zeros(10, np.float32)) == -120.0
    assert rms_db(np.zeros(0, np.float32)) == -120.0


def floor_after(levels: list[float]) -> float:
    floor = NoiseFloor()
    return [floor.feed(level) for level in levels][-1]


def test_speech_over_noise_does_not_lift_the_floor() -> None:
    talking = ([-20.0] * 80 + [-45.0] * 20) * 10
    assert floor_after([-45.0] * 300 + talking) == pytest.approx(-45.0, abs=0.1)


def test_the_floor_follows_a_noise_that_begins_within_three_seconds() -> None:
    assert floor_after([-70.0] * 500 + [-40.0] * 320) == pytest.approx(-40.0, abs=0.1)


def test_the_floor_falls_within_a_tenth_of_a_second() -> None:
    assert floor_after([-40.0] * 500 + [-70.0] * 10) == pytest.approx(-70.0, abs=0.1)


def test_at_the_start_and_without_a_pause_the_floor_stays_low() -> None:
    assert floor_after([-20.0] * 100) == NoiseFloor.PRIOR_DB
    assert floor_after([-20.0] * 1_000) == NoiseFloor.CEILING_DB


def test_the_floor_of_noise_is_near_its_level() -> None:
    rows = noise(10.0, level_db=-42.0).reshape(-1, 160)
    assert floor_after([rms_db(row) for row in rows]) == pytest.approx(-42.0, abs=1.5)
