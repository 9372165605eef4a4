from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from audio.bleed_canceller import FFT, HOP, BleedCanceller
from audio.level import FLOOR_DB

Sound = npt.NDArray[np.float64]


def copy_of(canceller: BleedCanceller, microphone: Sound, far: Sound) -> Sound:
    padded = np.concatenate([np.zeros(FFT - HOP), far])
    hops = range(0, len(far) - HOP + 1, HOP)
    return np.concatenate([canceller.feed(microphone[i : i + HOP], padded[i : i + FFT]) for i in hops])


def db(sound: Sound) -> float:
    return 10 * float(np.log10(max(float(np.mean(np.square(sound))), 10 ** (FLOOR_DB / 10))))


def room() -> Sound:
    """A direct path and a few echoes."""
    response = np.zeros(800)
    response[[40, 90, 210, 400, 730]] = [0.3, -0.15, 0.1, -0.06, 0.03]
    return response


def test_what_a_room_makes_of_the_far_end_is_learnt() -> None:
    far = np.random.default_rng(1).normal(0, 0.05, 100 * HOP)
    microphone = np.convolve(far, room())[: len(far)]
    canceller = BleedCanceller()
    rest = microphone - copy_of(canceller, microphone, far)
    assert db(rest[-20 * HOP :]) < db(microphone) - 24
    assert abs(canceller.gain_db - 10 * np.log10(np.sum(room() ** 2))) < 0.5


def test_a_second_voice_is_not_taken_for_the_copy() -> None:
    noise = np.random.default_rng(2)
    far, own = noise.normal(0, 0.05, 200 * HOP), noise.normal(0, 0.05, 200 * HOP)
    own[: 100 * HOP] = 0.0
    microphone = np.convolve(far, room())[: len(far)] + own
    kept = microphone - copy_of(BleedCanceller(), microphone, far)
    assert db((kept - own)[100 * HOP :]) < db(own[100 * HOP :]) - 15


def test_clocks_that_drift_apart_are_followed_through_a_silence() -> None:
    far = np.random.default_rng(4).normal(0, 0.05, 400 * HOP)
    far[150 * HOP : 300 * HOP] = 0.0
    microphone = 0.5 * np.interp(np.arange(len(far)) * (1 - 60e-6) - 40, np.arange(len(far)), far)
    canceller = BleedCanceller()
    rest = microphone - copy_of(canceller, microphone, far)
    after = slice(300 * HOP, 310 * HOP)  # 7.5 s later the copy comes by 7 samples later
    assert db(rest[after]) < db(microphone[after]) - 10


@pytest.mark.parametrize("samples", [30, -30])
def test_what_was_learnt_moves_with_the_far_end(samples: int) -> None:
    far = np.random.default_rng(5).normal(0, 0.05, 120 * HOP)
    microphone = np.convolve(far, room())[: len(far)]
    canceller = BleedCanceller()
    copy_of(canceller, microphone[: 100 * HOP], far[: 100 * HOP])
    assert canceller.loudest == 40
    canceller.move(samples)
    assert canceller.loudest == 40 - samples
    moved = np.concatenate([np.zeros(FFT), far, np.zeros(FFT)])
    at = 100 * HOP + FFT - samples
    hops = [moved[at + i - FFT + HOP : at + i + HOP] for i in range(0, 5 * HOP, HOP)]
    heard = microphone[100 * HOP : 105 * HOP].reshape(5, HOP)
    rest = np.array([own - canceller.feed(own, played) for own, played in zip(heard, hops, strict=True)])
    assert db(rest) < db(heard) - 20


@pytest.mark.parametrize(("silence", "soon"), [(0, False), (400, True)])
def test_a_room_that_changed_is_learnt_anew_and_sooner_after_a_silence(silence: int, soon: bool) -> None:
    far = np.random.default_rng(6).normal(0, 0.05, (500 + silence) * HOP)
    far[400 * HOP : (400 + silence) * HOP] = 0.0
    microphone = np.convolve(far, room())[: len(far)]
    after = slice((400 + silence) * HOP, None)
    microphone[after] = np.convolve(far, np.roll(room(), 90))[: len(far)][after]
    rest = microphone - copy_of(BleedCanceller(), microphone, far)
    assert db(rest[-20 * HOP :]) < db(microphone[-20 * HOP :]) - 18
    early = slice(-90 * HOP, -80 * HOP)
    assert (db(rest[early]) < db(microphone[early]) - 5) is soon


def test_a_silent_far_end_teaches_nothing() -> None:
    own = np.random.default_rng(3).normal(0, 0.1, 20 * HOP)
    assert not copy_of(BleedCanceller(), own, np.zeros(20 * HOP)).any()
