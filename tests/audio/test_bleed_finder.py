from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from scipy.signal import fftconvolve

from audio.bleed_finder import EARLIEST, LATEST, BleedFinder, Found
from audio.lane import STEP
from tests.bleed_mixes import call, loudspeaker, room, with_bleed

Sound = npt.NDArray[np.float64]


def found(microphone: Sound, far: Sound) -> tuple[int, Found] | None:
    finder = BleedFinder()
    for n, i in enumerate(range(0, len(far) - STEP + 1, STEP)):
        if (seen := finder.feed(microphone[i : i + STEP], far[i : i + STEP])) is not None:
            return n, seen
    return None


def late(sound: Sound, samples: int, gain: float) -> Sound:
    if samples < 0:
        return gain * np.concatenate([sound[-samples:], np.zeros(-samples)])
    return gain * np.concatenate([np.zeros(samples), sound])[: len(sound)]


@pytest.mark.parametrize("delay", [EARLIEST, -700, -1, 0, 1, 320, 4000, LATEST])
def test_a_copy_is_found_with_its_delay_before_it_could_be_an_interruption(delay: int) -> None:
    far = np.random.default_rng(2).normal(0, 0.05, 12 * STEP)
    seen = found(late(far, delay, 0.1), far)
    assert seen is not None
    assert abs(seen[1].delay - delay) <= 1
    assert seen[0] * 0.1 <= 0.3 + delay / 16_000  # an interruption takes 0.8 s


def test_two_noises_are_not_copies_of_each_other() -> None:
    noise = np.random.default_rng(3)
    assert found(noise.normal(0, 0.05, 100 * STEP), noise.normal(0, 0.05, 100 * STEP)) is None


def test_mains_hum_on_both_sides_is_no_copy() -> None:
    noise, times = np.random.default_rng(4), np.arange(60 * STEP) / 16_000
    hum = 0.02 * np.sum([np.sin(2 * np.pi * 50 * n * times) / n for n in range(1, 5)], axis=0)
    assert found(hum + noise.normal(0, 1e-3, len(hum)), hum + noise.normal(0, 1e-3, len(hum))) is None


def test_silence_is_looked_at_in_vain() -> None:
    assert found(np.zeros(20 * STEP), np.random.default_rng(5).normal(0, 0.05, 20 * STEP)) is None


def test_who_begins_anew_in_the_middle_of_speech_takes_no_edge_for_a_copy() -> None:
    """Both sides cut off at one instant are alike there: such a finder said 0 ms at seven places of this call."""
    agent, far = call("dev05_interrupting")
    heard = with_bleed(agent, far, -6, 60, fftconvolve(loudspeaker(far), room(0.4, -3.0, seed=7)))
    finder, delays = BleedFinder(), set()
    for i in range(0, len(far) - STEP + 1, STEP):
        finder.begin_anew()
        if (seen := finder.feed(heard[i : i + STEP], far[i : i + STEP])) is not None:
            delays.add(seen.delay)
    assert delays == {960}


@pytest.mark.parametrize("delay", [-800, 800])
def test_who_begins_anew_forgets_what_was_heard_before(delay: int) -> None:
    random = np.random.default_rng(9)
    far = random.normal(0, 0.05, 30 * STEP)
    microphone, other = np.roll(0.1 * far, delay), random.normal(0, 0.05, 30 * STEP)

    def seen_after(anew: bool) -> Found | None:
        finder = BleedFinder()
        for i in range(0, len(far) - STEP, STEP):
            finder.feed(microphone[i : i + STEP], far[i : i + STEP])
        if anew:
            finder.begin_anew()
        return finder.feed(other[:STEP], far[-STEP:])

    still = seen_after(anew=False)
    assert still is not None
    assert abs(still.delay - delay) <= 1
    assert seen_after(anew=True) is None


@pytest.mark.parametrize("passed", [0, 2])
def test_what_passed_by_is_still_known_when_the_next_step_is_compared(passed: int) -> None:
    far = np.random.default_rng(8).normal(0, 0.05, 20 * STEP)
    microphone, finder = late(far, 4000, 0.1), BleedFinder()
    steps = [(microphone[i : i + STEP], far[i : i + STEP]) for i in range(0, len(far), STEP)]
    for step in steps[: 8 + passed]:
        finder.pass_by(*step)
    seen = finder.feed(*steps[8 + passed])  # its copy lies two and a half steps back
    assert seen is not None
    assert abs(seen.delay - 4000) <= 1
