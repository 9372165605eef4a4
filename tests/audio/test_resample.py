import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.resample import Resampler, resampled_length
from audio.synthetic import tone


@settings(deadline=None, max_examples=30)
@given(
    st.sampled_from([8_000, 11_025, 16_000, 22_050, 44_100, 48_000, 192_000]),
    st.integers(1, 30_000),
    st.lists(st.integers(0, 30_000), max_size=6),
)
def test_any_pieces_give_the_same_sound_of_the_exact_length(rate: int, count: int, cuts: list[int]) -> None:
    sound = np.random.default_rng(0).uniform(-0.5, 0.5, (count, 2)).astype(np.float32)
    whole = Resampler(rate, 2)
    expected = np.concatenate([whole.feed(sound), whole.finish()])
    pieces = Resampler(rate, 2)
    got = np.concatenate(
        [*[pieces.feed(p) for p in np.split(sound, sorted(min(c, count) for c in cuts))], pieces.finish()]
    )
    assert len(got) == len(expected) == resampled_length(count, rate)
    assert np.array_equal(got, expected)


@pytest.mark.parametrize("rate", [8_000, 44_100, 48_000])
def test_a_tone_stays_where_and_as_loud_as_it_was(rate: int) -> None:
    resampler = Resampler(rate, 1)
    out = np.concatenate([resampler.feed(tone(300, 1.0, rate=rate)[:, None]), resampler.finish()])[:, 0]
    assert np.abs(out - tone(300, 1.0))[500:-500].max() < 1e-3


def test_the_same_rate_passes_sound_through() -> None:
    resampler = Resampler(16_000, 1)
    sound = tone(200, 0.1)[:, None]
    assert resampler.feed(sound) is sound
    assert resampler.finish().shape == (0, 1)
