from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import lfilter

from audio.block import RATE
from audio.brightness import bright_rows, brightness
from audio.headset_measures import rows_of
from tests.audio.headset_sounds import reading


def test_a_lifted_treble_is_brighter() -> None:
    dull = reading("jf_alpha")[: 15 * RATE].astype(np.float32)
    bright = lfilter([1.0, -0.5], [1.0], dull).astype(np.float32)
    voiced = rows_of(dull).voiced
    one, other = brightness(dull, voiced), brightness(bright, voiced)
    assert one
    assert other
    assert other.bright_db > one.bright_db + 1
    assert other.centroid_hz > one.centroid_hz


def test_loudness_does_not_matter() -> None:
    sound = reading("jm_kumo")[: 15 * RATE].astype(np.float32)
    voiced = rows_of(sound).voiced
    one, other = brightness(sound, voiced), brightness(0.1 * sound, voiced)
    assert one
    assert other
    assert other.bright_db == pytest.approx(one.bright_db, abs=0.01)


def test_too_little_voice_has_no_balance() -> None:
    assert brightness(np.zeros(RATE, np.float32), np.ones(100, np.bool_)) is None


def test_any_part_can_be_told_later() -> None:
    sound = reading("jf_alpha")[: 12 * RATE].astype(np.float32)
    voiced = rows_of(sound).voiced
    rows = bright_rows(sound, voiced)
    assert rows.over(np.flatnonzero(voiced)) == brightness(sound, voiced)
    late = voiced & (np.arange(len(voiced)) >= 600)
    one, other = rows.over(np.flatnonzero(late)), brightness(sound, late)
    assert one
    assert other
    assert one.bright_db == pytest.approx(other.bright_db)
    assert rows.over(np.flatnonzero(voiced)[:150]) is None
    assert rows.over(np.flatnonzero(voiced)[:150], fewest=100) is not None


def test_rows_that_nobody_wanted_or_that_are_silent_are_not_told() -> None:
    rows = bright_rows(np.zeros(2 * RATE, np.float32), np.ones(200, np.bool_))
    assert rows.over(np.arange(200), fewest=1) is None
