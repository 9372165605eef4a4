"""Loudness says how far speech reaches that the voice-activity model has heard."""

import itertools
from pathlib import Path

import numpy as np
import soundfile

from asr_models.activity import FRAME, REACH, Presence, silero
from audio.block import Samples

RATE = 16_000
CALL = Path(__file__).parents[1] / "calls" / "dev04_forbidden_argue.flac"


def follow(voices: list[float], levels_db: list[float]) -> tuple[list[bool], Presence]:
    """Run frames of noise at given levels, each with the model's word."""
    rng = np.random.default_rng(1)
    word = iter(voices)
    presence = Presence(lambda _: next(word), 0)
    states: list[bool] = []
    for level_db in levels_db:
        noise = rng.standard_normal(FRAME)
        presence.judge((noise / np.std(noise) * 10 ** (level_db / 20)).astype(np.float32))
        states.append(presence.speaking)
    return states, presence


def test_loudness_alone_is_nobody() -> None:
    states, _ = follow([0.1] * 60, [-60.0] * 20 + [-20.0] * 40)

    assert not any(states)


def test_a_voice_that_the_model_loses_goes_on_while_it_is_loud() -> None:
    states, _ = follow([0.0] * 10 + [0.9] * 10 + [0.1] * 30, [-60.0] * 10 + [-20.0] * 30 + [-60.0] * 10)

    assert states == [False] * 10 + [True] * 30 + [False] * 10


def test_loudness_carries_no_further_than_its_reach() -> None:
    states, _ = follow([0.0] * 5 + [0.9] * 5 + [0.0] * 190, [-60.0] * 5 + [-20.0] * 195)

    assert sum(map(bool, states)) == 5 + REACH // FRAME


def test_on_a_noisy_line_the_model_decides_alone() -> None:
    states, _ = follow([0.0] * 10 + [0.9] * 10 + [0.1] * 10, [-35.0] * 10 + [-20.0] * 20)

    assert states == [False] * 10 + [True] * 10 + [False] * 10


def test_speech_began_where_it_became_loud() -> None:
    _, presence = follow([0.0] * 35 + [0.9], [-60.0] * 20 + [-20.0] * 16)

    assert presence.since == 20 * FRAME


def test_a_short_gap_does_not_part_and_a_long_one_does() -> None:
    _, short = follow([0.0] * 39 + [0.9], [-60.0] * 10 + [-20.0] * 10 + [-60.0] * 4 + [-20.0] * 16)
    _, long = follow([0.0] * 39 + [0.9], [-60.0] * 10 + [-20.0] * 10 + [-60.0] * 10 + [-20.0] * 10)

    assert (short.since, long.since) == (10 * FRAME, 30 * FRAME)


def test_a_soft_voice_begins_where_the_model_hears_it() -> None:
    _, presence = follow([0.0] * 10 + [0.9], [-60.0] * 11)

    assert presence.since == 10 * FRAME


def test_since_never_runs_back() -> None:
    rng = np.random.default_rng(2)
    presence = Presence(lambda _: 0.1, 0)
    told = []
    for _ in range(300):
        presence.judge((rng.standard_normal(FRAME) * 10 ** (rng.choice([-60, -20]) / 20)).astype(np.float32))
        told.append(presence.since)

    assert all(a <= b for a, b in itertools.pairwise(told))


def test_two_voice_activities_do_not_disturb_each_other() -> None:
    sound: Samples = soundfile.read(CALL, frames=4 * RATE, dtype="float32")[0][:, 0]
    frames = [sound[at : at + FRAME] for at in range(0, len(sound) - FRAME, FRAME)]
    alone, first, second = silero(), silero(), silero()

    expected = [alone(frame) for frame in frames]
    assert [(first(frame), second(frame))[0] for frame in frames] == expected
