"""Sighs, in sound that was made: breath of a known length and level between the words of a clean and a noisy line."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy.signal import butter, fftconvolve, sosfilt

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.prosody_lane import ProsodyLane
from audio.synthetic import noise, voice
from feedback.drills.take import HangUp, Take
from feedback.timeline import Timeline
from feedback.view import View
from tests.feedback.drills.voiced import Spoke, a_drill, told, value, voiced_take
from tests.feedback.voices import Known, Spoken

#: Two stretches of talk at -22 dB, two and a half seconds apart.
FIRST_S, SECOND_S = 0.3, 4.3


@cache
def talk(noise_db: float = -62.0) -> Samples:
    sound = noise(6.2, level_db=noise_db, seed=1)
    for start_s in (FIRST_S, SECOND_S):
        said = voice(200, 1.5, syllables=6, level_db=-22, spread_st=2.5)
        sound[int(start_s * RATE) :][: len(said)] += said
    return sound


def breath(seconds: float, level_db: float) -> Samples:
    """Noise that swells and dies, in the band of breath."""
    rng = np.random.default_rng(3)
    band = butter(2, [400, 4500], "band", fs=RATE, output="sos")
    hiss = sosfilt(band, rng.standard_normal(round(seconds * RATE)))
    hiss *= np.sin(np.pi * np.linspace(0, 1, len(hiss)) ** 0.6) ** 0.8
    sound: Samples = (hiss / np.sqrt(np.mean(hiss**2)) * 10 ** (level_db / 20)).astype(np.float32)
    return sound


def heard(sound: Samples) -> Take:
    timeline, lane = Timeline([Speaker.AGENT]), ProsodyLane(Speaker.AGENT)
    for seen in (*lane.feed(AudioBlock(Speaker.AGENT, sound, 0)), *lane.finish()):
        timeline.add(seen)
    seconds = len(sound) / RATE
    view = View(timeline, Spoken(), Known(None), seconds, 0.0)
    return Take(a_drill("c1"), view, (), HangUp(None, seconds))


def with_sound(added: Samples, at_s: float, noise_db: float = -62.0) -> Take:
    sound = talk(noise_db).copy()
    sound[int(at_s * RATE) :][: len(added)] += added
    return heard(sound)


def test_talk_holds_no_sigh() -> None:
    assert value(heard(talk()), "sighs") == 0


@pytest.mark.parametrize(("seconds", "level_db"), [(0.6, -50.0), (1.0, -38.0)])
def test_breath_between_the_words_is_one(seconds: float, level_db: float) -> None:
    found = told(with_sound(breath(seconds, level_db), 2.6), "sighs")
    assert found is not None
    assert found.value == 1
    assert found.span is not None
    assert 2.5 < found.span.start_s < found.span.end_s < 3.8


def test_breath_that_is_drawn_to_speak_is_none() -> None:
    assert value(with_sound(breath(0.45, -42.0), SECOND_S - 0.53), "sighs") == 0


def test_short_breath_is_none() -> None:
    assert value(with_sound(breath(0.3, -40.0), 2.8), "sighs") == 0


def test_keys_are_none() -> None:
    rng = np.random.default_rng(5)
    keys = np.zeros(2 * RATE, np.float32)
    for at_s in np.arange(0.05, 1.9, 0.13):
        knock = rng.standard_normal(400) * np.exp(-np.arange(400) / 60)
        keys[int(at_s * RATE) :][:400] += (0.1 * knock).astype(np.float32)
    assert value(with_sound(keys, 2.1), "sighs") == 0


def test_the_rooms_echo_is_none() -> None:
    rng = np.random.default_rng(7)
    length = RATE // 2
    room = rng.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    room[0] = 8
    echo = fftconvolve(talk(), room / 8)[: len(talk())].astype(np.float32)
    assert value(heard(echo), "sighs") == 0


def test_on_a_noisy_line_nobody_hears_a_sigh_and_nothing_is_told() -> None:
    assert told(with_sound(breath(1.0, -40.0), 2.6, noise_db=-40.0), "sighs") is None


def test_on_a_silent_line_what_nobody_hears_is_none() -> None:
    assert value(with_sound(breath(0.8, -85.0), 2.6, noise_db=-120.0), "sighs") == 0
    assert value(with_sound(breath(0.8, -45.0), 2.6, noise_db=-120.0), "sighs") == 1


def test_the_word_for_one_counts() -> None:
    take = voiced_take([Spoke(2.0, "好的，唉，我知道了，我马上为您处理")])
    assert value(take, "sighs") == 1
    assert value(voiced_take([Spoke(2.0, "好的，我知道了，我马上为您处理")]), "sighs") == 0
