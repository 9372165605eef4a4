from __future__ import annotations

import numpy as np
import pytest

from audio.block import RATE
from audio.headset_measures import ROWS, noise_rise_db, pauses, rows_of


def test_noise_alone_is_nobody() -> None:
    rows = rows_of(np.random.default_rng(1).normal(0, 0.01, 3 * RATE).astype(np.float32))
    assert rows.voiced.mean() < 0.02
    assert rows_of(np.zeros(0, np.float32)).level_db.size == 0


def test_levels_are_those_of_the_sound() -> None:
    rows = rows_of((0.1 * np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE)).astype(np.float32))
    assert np.median(rows.level_db) == pytest.approx(-23.0, abs=0.1)


def test_a_pause_follows_speech_and_is_long_enough() -> None:
    speech = np.zeros(600, np.bool_)
    speech[100:200] = speech[250:300] = True
    assert pauses(speech) == [(300, 600)]


def test_only_pauses_without_the_far_end_are_compared() -> None:
    voice = np.where(np.arange(6 * RATE) < 2 * RATE, 0.1 * np.sin(2 * np.pi * 200 * np.arange(6 * RATE) / RATE), 0.0)
    ramp = np.linspace(0, 1, 6 * RATE) * np.random.default_rng(2).normal(0, 0.01, 6 * RATE)
    rows = rows_of((voice + ramp).astype(np.float32))
    (rise_db,) = noise_rise_db(rows, np.zeros(6 * ROWS, np.bool_))
    assert rise_db > 4
    assert noise_rise_db(rows, np.ones(6 * ROWS, np.bool_)) == []
