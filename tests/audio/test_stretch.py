"""Slower or faster at the same pitch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import RATE, Samples
from audio.stretch import FASTEST, SLOWEST, Stretcher

CALL = Path(__file__).parents[1] / "calls" / "dev02_fast_no_closing.flac"
SPEEDS = (0.5, 0.75, 1.25, 1.5, 2.0)


def stretched(sound: Samples, speed: float, step: int = 1700) -> Samples:
    stretcher = Stretcher(speed)
    pieces = [stretcher.feed(sound[i : i + step]) for i in range(0, len(sound), step)]
    return np.concatenate([*pieces, stretcher.finish()])


def tone(hertz: float, seconds: float) -> Samples:
    return (0.4 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * RATE)) / RATE)).astype(np.float32)


def level(sound: Samples, step: int = RATE // 50) -> Samples:
    rows = sound[: len(sound) // step * step].reshape(-1, step)
    quiet: Samples = np.sqrt((rows**2).mean(axis=1))
    return quiet


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_sound_is_as_long_as_the_speed_makes_it(speed: float) -> None:
    sound = tone(220, 9.3)
    assert len(stretched(sound, speed)) == round(len(sound) / speed)


@pytest.mark.parametrize("speed", SPEEDS)
def test_the_pitch_stays(speed: float) -> None:
    long = stretched(tone(220, 6), speed)
    part = long[len(long) // 3 :][: RATE // 2]
    spectrum = np.abs(np.fft.rfft(part * np.hanning(len(part)), 8 * RATE))
    assert np.argmax(spectrum) / 8 == pytest.approx(220, rel=0.005)


@pytest.mark.parametrize("speed", SPEEDS)
def test_what_begins_at_a_moment_begins_at_that_moment_of_the_stretched_sound(speed: float) -> None:
    sound = np.zeros(8 * RATE, np.float32)
    for at_s in (1.0, 3.7, 6.2):
        sound[int(at_s * RATE) :][: RATE // 5] = tone(300, 0.2)
    loud = level(stretched(sound, speed)) > 0.1
    starts = np.flatnonzero(np.diff(loud.astype(int)) == 1) / 50 * speed
    assert starts == pytest.approx([1.0, 3.7, 6.2], abs=0.08)  # its windows are 0.12 s


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.5])
def test_cuts_between_pieces_leave_no_click_in_speech(speed: float) -> None:
    sound, _ = soundfile.read(CALL, dtype="float32", always_2d=True)
    voice = np.ascontiguousarray(sound[: 20 * RATE, 0])
    out = stretched(voice, speed)
    # A click is a jump between two samples that speech does not make.
    assert np.abs(np.diff(out)).max() < 1.5 * np.abs(np.diff(voice)).max()


def test_at_its_own_speed_sound_is_left_alone() -> None:
    sound = tone(220, 1)
    np.testing.assert_array_equal(stretched(sound, 1.0), sound)


@pytest.mark.parametrize("speed", [0.0, SLOWEST - 0.01, FASTEST + 0.01, float("nan")])
def test_other_speeds_are_refused(speed: float) -> None:
    with pytest.raises(ValueError, match="is not between"):
        Stretcher(speed)


@settings(max_examples=15)
@given(st.integers(0, 3 * RATE), st.integers(100, 30_000), st.sampled_from(SPEEDS))
def test_how_the_sound_is_cut_changes_nothing(length: int, step: int, speed: float) -> None:
    sound = np.random.default_rng(length).normal(0, 0.1, length).astype(np.float32)
    np.testing.assert_array_equal(stretched(sound, speed, step), stretched(sound, speed, 160))
