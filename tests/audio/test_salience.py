import numpy as np
import pytest

from audio.block import RATE
from audio.salience import Salience
from audio.synthetic import glide, noise, tone

FRAME = 640
SALIENCE = Salience(FRAME, 32, 267)


def frames_of(sound: np.ndarray) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(sound, FRAME)[::160]


def best(sound: np.ndarray, proposed: int = 32) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    frames = frames_of(sound)
    return SALIENCE.best(frames, np.full(len(frames), proposed))


@pytest.mark.parametrize("hz", [80, 100, 160, 250, 400])
def test_a_voice_is_most_salient_at_its_period(hz: float) -> None:
    lag, salience, _ = best(glide(hz, hz, 0.5))
    assert np.abs(lag - RATE / hz).max() <= 1
    assert salience.min() > 0.4


def test_a_drowning_harmonic_does_not_decide() -> None:
    t = np.arange(8_000) / RATE
    sound = np.array([np.sin(2 * np.pi * 90 * k * t) * (30 if k == 4 else 1) for k in range(4, 30)]).sum(axis=0)
    lag, salience, proposed = best(sound, proposed=round(RATE / 360))
    assert np.abs(lag - RATE / 90).max() <= 1
    assert (salience > proposed + 0.05).all()


def test_the_proposed_lag_is_as_salient_as_the_best_where_it_is_the_best() -> None:
    _, salience, proposed = best(glide(200, 200, 0.5), proposed=80)
    assert np.array_equal(salience, proposed)


def test_noise_has_no_salient_period() -> None:
    assert np.median(best(noise(1.0))[1]) < 0.35


def test_a_level_does_not_matter() -> None:
    loud, soft = best(tone(200, 0.2, level_db=-5)), best(tone(200, 0.2, level_db=-60))
    assert np.array_equal(loud[0], soft[0])
    assert np.allclose(loud[1], soft[1], atol=1e-3)
