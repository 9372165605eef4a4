from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import lfilter

from audio.block import RATE
from audio.brightness import brightness
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
