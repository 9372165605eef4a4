from __future__ import annotations

import numpy as np
import pytest

from audio.span import Span
from feedback.stretch_measures import (
    column,
    level_db,
    noise_db,
    nuclei,
    pitch_hz,
    semitones,
    speech_s,
    spread_over,
    spread_st,
)
from tests.feedback.voices import AGENT, Says, timeline

TRACK = timeline([Says(1, 4, cpm=240, level_db=-20, pitch_hz=200, spread_st=2.0)], None, 6.0, noise_db=-55).voices[
    AGENT
]
TALK = [Span(1, 4)]


def test_every_syllable_is_a_nucleus() -> None:
    assert nuclei(TRACK, TALK) == 12
    assert nuclei(TRACK, [Span(1, 2), Span(3, 4)]) == 8


def test_level_is_the_mean_power_of_the_voiced_rows() -> None:
    assert level_db(TRACK, [Span(0, 6)]) == pytest.approx(-20, abs=0.01)
    assert level_db(TRACK, [Span(0, 1)]) is None


def test_two_levels_average_as_powers() -> None:
    track = timeline([Says(0, 1, level_db=-20), Says(1, 2, level_db=-10)], None, 2.0).voices[AGENT]
    assert level_db(track, [Span(0, 2)]) == pytest.approx(10 * np.log10((0.01 + 0.1) / 2), abs=0.01)


def test_noise_is_read_in_the_pauses() -> None:
    assert noise_db(TRACK, Span(0, 6)) == pytest.approx(-55, abs=0.01)
    assert noise_db(TRACK, Span(1.2, 4)) is None


def test_spread_is_a_standard_deviation_that_forgives_octave_slips() -> None:
    steady = 200 * 2 ** (np.random.default_rng(3).normal(0, 2.5, 5000) / 12)
    slipped = steady.copy()
    slipped[:250] *= 2
    assert spread_st(steady) == pytest.approx(2.5, rel=0.05)
    assert spread_st(slipped) == pytest.approx(2.5, rel=0.15)


def test_pitch_is_only_read_where_it_is_sure() -> None:
    assert len(pitch_hz(TRACK, [Span(0, 6)])) == 300
    assert np.median(pitch_hz(TRACK, TALK)) == pytest.approx(200, rel=0.05)


def test_intervals() -> None:
    assert semitones(100.0, 200.0) == -12
    assert speech_s([Span(0, 1), Span(2, 4)]) == 3
    assert len(column(TRACK, "level_db", [])) == 0


def test_a_spread_needs_rows_of_sure_pitch() -> None:
    rows = len(pitch_hz(TRACK, TALK))
    assert spread_over(TRACK, TALK, rows) == spread_st(pitch_hz(TRACK, TALK))
    assert spread_over(TRACK, TALK, rows + 1) is None
