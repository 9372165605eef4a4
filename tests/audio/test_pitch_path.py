"""The pitch of a whole recording is followed where a row alone is lost."""

from __future__ import annotations

import numpy as np
import pytest

from audio.level import WINDOW, level_db
from audio.pitch import FRAME, PitchRows, pitch_rows
from audio.pitch_path import smooth_pitch
from audio.prosody import HOP
from audio.synthetic import glide, noise, silence

ROWS = 40


def rows(f0_hz: object, periodicity: object, up: float = 0.1, down: float = 0.1) -> PitchRows:
    def column(value: object) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        return np.broadcast_to(np.asarray(value, np.float32), (ROWS,)).copy()

    return PitchRows(column(f0_hz), column(periodicity), column(up), column(down))


def loud(db: float = -20.0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.full(ROWS, db, np.float32)


def test_a_steady_voice_is_followed() -> None:
    assert smooth_pitch(rows(180.0, 0.9), loud()) == pytest.approx(np.full(ROWS, 180.0))


def test_noise_has_no_pitch() -> None:
    wild = np.random.default_rng(1).uniform(70, 400, ROWS)
    assert np.isnan(smooth_pitch(rows(wild, 0.2), loud())).all()


def test_weak_rows_between_strong_ones_are_kept_where_they_go_on() -> None:
    strength = np.full(ROWS, 0.8)
    strength[15:18] = 0.32
    found = smooth_pitch(rows(np.linspace(120, 100, ROWS), strength), loud())
    assert np.isfinite(found).all()


def test_a_slip_of_an_octave_is_taken_back_where_its_octave_is_as_good() -> None:
    f0 = np.full(ROWS, 120.0)
    f0[10:14] = 240.0
    found = smooth_pitch(rows(f0, 0.8, down=0.8), loud())
    assert found == pytest.approx(np.full(ROWS, 120.0))


def test_what_is_far_below_the_loudest_needs_to_be_stronger() -> None:
    level = loud()
    level[20:] = -60.0
    found = smooth_pitch(rows(150.0, 0.5), level)
    assert np.isfinite(found[:20]).all()
    assert np.isnan(found[25:]).all()


def test_nothing_comes_of_nothing() -> None:
    none = PitchRows(*(np.zeros(0, np.float32) for _ in range(4)))
    assert len(smooth_pitch(none, np.zeros(0, np.float32))) == 0


def test_a_glide_is_read_within_a_quarter_of_a_semitone() -> None:
    sound = np.concatenate([silence(0.2), glide(90, 180, 1.0), silence(0.2)]) + noise(1.4, level_db=-60)
    padded = np.pad(sound.astype(np.float32), (FRAME // 2, FRAME))
    measured = pitch_rows(padded)
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME)[
        ::HOP, (FRAME - WINDOW) // 2 : (FRAME + WINDOW) // 2
    ]
    found = smooth_pitch(measured, level_db(frames)[: len(measured.f0_hz)])
    at_s = np.arange(len(found)) / 100
    inside = (at_s > 0.25) & (at_s < 1.15)
    truth = 90 * 2 ** (at_s[inside] - 0.2)
    assert np.nanmax(np.abs(12 * np.log2(found[inside] / truth))) < 0.25
    assert np.isnan(found[at_s < 0.15]).all()
