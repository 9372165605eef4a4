from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio.bleed_gate import BleedGate
from audio.lane import STEP

Sound = npt.NDArray[np.float64]


def gated(rest: Sound, copy: Sound) -> Sound:
    gate, out = BleedGate(), []
    for i in range(0, len(rest), STEP):
        step = slice(i, i + STEP)
        out.append(gate.feed(rest[step], copy[step]))
    return np.concatenate(out)


def db(sound: Sound) -> float:
    return 10 * float(np.log10(max(float(np.mean(np.square(sound))), 1e-12)))


def noise(level: float, steps: int, seed: int = 1) -> Sound:
    return np.random.default_rng(seed).normal(0, level, steps * STEP)


def test_what_is_left_of_a_copy_becomes_the_noise_of_the_line() -> None:
    line = noise(1e-3, 80)
    copy = np.concatenate([np.zeros(40 * STEP), noise(0.05, 40, 2)])
    rest = line + 0.1 * copy
    out = gated(rest, copy)
    assert np.array_equal(out[: 40 * STEP], rest[: 40 * STEP])
    assert abs(db(out[60 * STEP :]) - db(line)) < 3


def test_the_agent_is_let_through_whole_while_the_far_end_speaks() -> None:
    line, copy = noise(1e-3, 80), noise(0.05, 80, 2)
    own = np.concatenate([np.zeros(40 * STEP), noise(0.05, 40, 3)])
    rest = line + 0.1 * copy + own
    out = gated(rest, copy)
    assert np.array_equal(out[41 * STEP :], rest[41 * STEP :])


def test_without_a_copy_nothing_is_changed() -> None:
    own = noise(0.05, 20, 3)
    assert np.array_equal(gated(own, np.zeros(20 * STEP)), own)
