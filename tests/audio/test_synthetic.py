import numpy as np
import pytest

from audio.block import Speaker
from audio.quality import rms_db
from audio.span import Span
from audio.synthetic import Turn, glide, noise, scripted_call, silence, tone, voice


@pytest.mark.parametrize(
    "sound",
    [
        tone(200, 2.0, level_db=-30),
        noise(2.0, level_db=-30),
        glide(150, 250, 2.0, level_db=-30),
        voice(200, 2.0, syllables=8, level_db=-30),
    ],
    ids=["tone", "noise", "glide", "voice"],
)
def test_every_sound_has_the_level_it_was_asked_for(sound: np.ndarray) -> None:
    assert rms_db(sound) == pytest.approx(-30, abs=0.1)
    assert sound.dtype == np.float32
    assert len(sound) == 32_000


def test_nothing_said_is_silence() -> None:
    assert np.array_equal(voice(200, 1.0, syllables=0), silence(1.0))


def test_sound_is_made_at_the_rate_asked_for() -> None:
    assert len(voice(150, 1.0, syllables=4, rate=8_000)) == 8_000


def test_the_same_seed_gives_the_same_noise() -> None:
    assert np.array_equal(noise(0.1, seed=3), noise(0.1, seed=3))
    assert not np.array_equal(noise(0.1, seed=3), noise(0.1, seed=4))


def test_a_scripted_call_has_each_turn_on_its_channel_at_its_time() -> None:
    turns = [Turn(Speaker.AGENT, 0.5, 1.0, 220, 4), Turn(Speaker.CUSTOMER, 1.2, 1.0, 120, 4, level_db=-30.0)]
    agent, customer = scripted_call(turns)
    assert agent.span == customer.span == Span(0.0, 3.2)
    assert turns[0].span == Span(0.5, 1.5)
    assert turns[0].rate_cpm == 240
    assert rms_db(agent.samples[8_000:24_000]) == pytest.approx(-22, abs=0.1)
    assert rms_db(agent.samples[24_000:]) == pytest.approx(-70, abs=0.5)
    assert rms_db(customer.samples[19_200:35_200]) == pytest.approx(-30, abs=0.1)


def test_a_turn_that_outlasts_the_call_is_cut_and_no_turns_are_silence() -> None:
    agent, _ = scripted_call([Turn(Speaker.AGENT, 0.5, 5.0, 220, 20)], seconds=2.0)
    assert len(agent.samples) == 32_000
    agent, _ = scripted_call([])
    assert len(agent.samples) == 16_000
