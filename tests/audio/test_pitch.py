import numpy as np
import pytest

from audio.block import RATE
from audio.pitch import FRAME, pitch_rows, warm_up
from audio.prosody import HOP
from audio.synthetic import glide, noise, tone, voice


def cents(measured: np.ndarray, true: np.ndarray | float) -> np.ndarray:
    return 1200 * np.log2(measured / true)


@pytest.mark.parametrize("hz", [75, 100, 133.7, 180, 220, 303.3, 440])
def test_a_steady_voice_is_read_within_5_cents(hz: float) -> None:
    rows = pitch_rows(glide(hz, hz, 0.5))
    assert np.abs(cents(rows.f0_hz, hz)).max() < 5
    assert rows.periodicity.min() > 0.95


@pytest.mark.parametrize(("start", "end"), [(180, 180 * 2 ** (6 / 12)), (300, 150), (90, 140)])
def test_a_glide_is_followed_within_20_cents(start: float, end: float) -> None:
    rows = pitch_rows(glide(start, end, 1.0))
    middles = (np.arange(len(rows.f0_hz)) * HOP + FRAME / 2) / RATE
    assert np.abs(cents(rows.f0_hz, start * (end / start) ** middles)).max() < 20


@pytest.mark.parametrize("hz", [90, 150, 200, 480])
def test_a_pure_tone_between_two_lags_is_read_between_them(hz: float) -> None:
    assert np.abs(cents(pitch_rows(tone(hz + 0.37, 0.3)).f0_hz, hz + 0.37)).max() < 5


def test_a_missing_fundamental_is_heard_all_the_same() -> None:
    """Telephones cut below 300 Hz."""
    t = np.arange(8_000) / RATE
    harmonics = np.array([np.sin(2 * np.pi * 120 * k * t) for k in range(3, 20)])
    sound = (0.03 * harmonics.sum(axis=0)).astype(np.float32)
    assert np.abs(cents(pitch_rows(sound).f0_hz, 120)).max() < 10


def test_a_low_voice_on_a_telephone_keeps_its_pitch() -> None:
    """Without its fundamental and with one harmonic near a formant five times the others."""
    t = np.arange(8_000) / RATE
    harmonics = np.array([np.sin(2 * np.pi * 90 * k * t) * (5 if k == 4 else 1) for k in range(4, 30)])
    sound = (0.02 * harmonics.sum(axis=0)).astype(np.float32)
    assert np.abs(cents(pitch_rows(sound).f0_hz, 90)).max() < 10


def test_noise_is_not_periodic_and_silence_not_at_all() -> None:
    assert np.median(pitch_rows(noise(2.0)).periodicity) < 0.35
    assert pitch_rows(np.zeros(FRAME, np.float32)).periodicity.tolist() == [0.0]


def test_periodicity_tells_how_much_of_the_sound_is_voice() -> None:
    """At 10 dB the voice is 10/11 of the power, and so much of the sound repeats."""
    sound = glide(150, 150, 2.0, level_db=-20) + noise(2.0, level_db=-30)
    assert np.median(pitch_rows(sound).periodicity) == pytest.approx(10 / 11, abs=0.03)


def test_twice_a_period_is_a_period_and_half_of_it_is_not() -> None:
    rows = pitch_rows(glide(200, 200, 0.3))
    assert rows.octave_down.min() > 0.95
    assert rows.octave_up.max() < 0.7


def test_a_row_depends_on_its_own_sound_only() -> None:
    sound = voice(180, 0.5, syllables=2) + noise(0.5)
    rows = pitch_rows(sound)
    for i in (0, 7, 20):
        alone = pitch_rows(sound[i * HOP : i * HOP + FRAME])
        assert alone.f0_hz[0] == rows.f0_hz[i]
        assert alone.periodicity[0] == rows.periodicity[i]


def test_a_sound_at_any_level_has_the_same_pitch() -> None:
    loud, soft = glide(200, 260, 0.5, level_db=-10), glide(200, 260, 0.5, level_db=-50)
    assert np.abs(cents(pitch_rows(loud).f0_hz, pitch_rows(soft).f0_hz)).max() < 1


def test_warming_up_leaves_nothing_behind() -> None:
    warm_up()
    warm_up()
