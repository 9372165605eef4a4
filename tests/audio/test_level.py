import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.level import WINDOW, AWeighting, level_db
from audio.prosody import HOP
from audio.synthetic import noise, tone


def frames_of(sound: np.ndarray) -> np.ndarray:
    return np.lib.stride_tricks.sliding_window_view(sound, WINDOW)[::HOP]


@pytest.mark.parametrize("hz", [120, 150, 200, 440, 1_000, 3_000])
@pytest.mark.parametrize("level", [-3.0103, -20.0, -50.0])
def test_a_tone_reads_its_rms_level_on_every_row(hz: float, level: float) -> None:
    assert level_db(frames_of(tone(hz, 0.5, level_db=level))) == pytest.approx(level, abs=0.1)


def test_noise_reads_its_rms_level_on_average() -> None:
    powers = 10 ** (level_db(frames_of(noise(20.0, level_db=-35.0))) / 10)
    assert 10 * np.log10(powers.mean()) == pytest.approx(-35.0, abs=0.1)


def test_silence_reads_the_floor() -> None:
    assert level_db(np.zeros((3, WINDOW))).tolist() == [-120.0] * 3


@pytest.mark.parametrize(
    ("hz", "weight"), [(63, -26.2), (125, -16.1), (250, -8.6), (500, -3.2), (1_000, 0.0), (2_000, 1.2), (3_150, 1.2)]
)
def test_the_a_curve_is_that_of_the_standard(hz: float, weight: float) -> None:
    """The table of IEC 61672-1."""
    weighted = AWeighting().feed(tone(hz, 2.0, level_db=-20.0))
    assert level_db(frames_of(weighted[16_000:])) == pytest.approx(-20 + weight, abs=0.3)


@given(st.lists(st.integers(0, 3_000), max_size=5))
def test_weighting_does_not_depend_on_the_pieces(cuts: list[int]) -> None:
    sound = noise(3_000 / 16_000)
    weighting = AWeighting()
    pieces = [weighting.feed(piece) for piece in np.split(sound, sorted(cuts))]
    assert np.array_equal(np.concatenate(pieces), AWeighting().feed(sound))
