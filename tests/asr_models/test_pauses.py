import numpy as np
import pytest

from asr_models.pauses import Pauses
from audio.block import RATE, Samples

STEP = RATE // 10


def sound(seconds: float, level_db: float, seed: int = 1) -> Samples:
    noise = np.random.default_rng(seed).standard_normal(round(seconds * RATE))
    return (noise * 10 ** (level_db / 20)).astype(np.float32)


def after(*parts: Samples) -> Pauses:
    pauses = Pauses()
    whole = np.concatenate(parts)
    for at in range(0, len(whole), STEP):
        pauses.hear(whole[at : at + STEP])
    return pauses


def test_quiet_counts_from_where_talk_ended() -> None:
    assert after(sound(2.0, -62), sound(1.0, -25), sound(0.5, -62)).quiet == RATE // 2
    assert after(sound(2.0, -62), sound(1.0, -25)).quiet == 0


def test_a_pause_that_ended_in_the_last_step_is_told_with_its_beginning() -> None:
    pauses = after(sound(2.0, -62), sound(1.0, -25), sound(0.46, -62), sound(0.04, -25))

    assert pauses.quiet == 0
    assert pauses.longest == round(0.46 * RATE)
    assert pauses.since == round(0.5 * RATE)
    pauses.hear(sound(0.1, -25))
    assert pauses.longest == 0


def test_a_soft_end_of_talk_is_no_pause() -> None:
    assert after(sound(2.0, -62), sound(1.0, -25), sound(0.5, -44)).quiet == 0


def test_on_a_noisy_line_nothing_counts_as_quiet() -> None:
    assert after(sound(2.0, -35), sound(1.0, -20), sound(1.0, -35)).quiet == 0


def test_digital_silence_after_talk_is_quiet_at_once() -> None:
    assert after(sound(1.0, -25), np.zeros(RATE, np.float32)).quiet == RATE


@pytest.mark.parametrize("level_db", [-75, -62, -50])
def test_noise_by_itself_never_ends_anything(level_db: float) -> None:
    assert after(sound(5.0, level_db)).quiet == 0
