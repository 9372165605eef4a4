from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio.bleed_gate import BleedGate
from audio.lane import STEP

Sound = npt.NDArray[np.float64]


def gated(heard: Sound, copy: Sound, far: Sound, gain_db: float) -> Sound:
    gate, out = BleedGate(), []
    gate.begin(gain_db)
    for i in range(0, len(heard), STEP):
        step = slice(i, i + STEP)
        out.append(gate.feed(heard[step], copy[step], far[step]))
    return np.concatenate(out)


def db(sound: Sound) -> float:
    return 10 * float(np.log10(max(float(np.mean(np.square(sound))), 1e-12)))


def noise(level: float, steps: int, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).normal(0, level, steps * STEP)


def test_what_is_left_of_a_copy_becomes_the_noise_of_the_line() -> None:
    line = noise(1e-3, 80)
    far = np.concatenate([np.zeros(40 * STEP), noise(0.1, 40, 2)])
    out = gated(line + 0.5 * far, 0.45 * far, far, -6.0)
    assert np.array_equal(out[: 40 * STEP], line[: 40 * STEP])
    assert abs(db(out[60 * STEP :]) - db(line)) < 3


def test_the_agent_is_let_through_whole_while_the_far_end_speaks() -> None:
    line, far = noise(1e-3, 80), noise(0.1, 80, 2)
    own = np.concatenate([np.zeros(40 * STEP), noise(0.05, 40, 3)])
    heard = line + 0.5 * far + own
    out = gated(heard, 0.45 * far, far, -6.0)
    assert np.allclose(out[41 * STEP :], (heard - 0.45 * far)[41 * STEP :], rtol=0, atol=1e-12)


def test_the_agent_is_let_through_from_the_first_sound_on() -> None:
    """A voice proves itself over some rows; those are not lost."""
    line, far = noise(1e-3, 80), noise(0.1, 80, 2)
    begins = 40 * STEP + 2 * 160
    own = np.concatenate([np.zeros(begins), noise(0.05, 40, 3)[: 80 * STEP - begins]])
    heard = line + 0.5 * far + own
    out = gated(heard, 0.45 * far, far, -6.0)
    whole = slice(begins + 160, 41 * STEP)
    assert np.allclose(out[whole], (heard - 0.45 * far)[whole], rtol=0, atol=1e-12)


def test_a_copy_that_was_not_subtracted_is_no_agent() -> None:
    line, far = noise(1e-3, 80), noise(0.1, 80, 2)
    out = gated(line + 0.5 * far, np.zeros(80 * STEP), far, -6.0)
    assert db(out[40 * STEP :]) < db(0.5 * far) - 25


def test_without_a_copy_nothing_is_changed() -> None:
    own, nothing = noise(0.05, 20, 3), np.zeros(20 * STEP)
    assert np.array_equal(gated(own, nothing, nothing, -6.0), own)


def speaking(level: float, steps: int, seed: int = 1) -> Sound:
    """Noise that comes and goes twice a second, as words do."""
    at = np.arange(steps * STEP) / 16_000
    return noise(level, steps, seed) * (np.sin(2 * np.pi * 2 * at) > 0)


def test_a_noisy_line_is_not_taken_for_the_agent() -> None:
    """Both lines hiss at -42 dB from the first second on; the customer speaks after a while, and bleeds."""
    hiss, far = noise(8e-3, 160), noise(8e-3, 160, 2)
    far[80 * STEP :] += speaking(0.1, 80, 3)
    copy = 0.5 * far
    out = gated(hiss + copy, 0.97 * copy, far, -6.0)
    later = slice(120 * STEP, None)
    assert abs(db(out[later]) - db(hiss[later])) < 2
    rows = np.array([db(row) for row in out[later].reshape(-1, 160)])
    assert np.std(rows) < 2.5  # neither holes nor bursts, which would sound like words
