"""Labelled calls as loudspeakers would have had them: the far end in the microphone, late, softer, through a room."""

from __future__ import annotations

from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf
import soxr
from scipy.signal import butter, lfilter

from audio.block import RATE, AudioBlock, Speaker

Sound = npt.NDArray[np.float64]
CALLS = Path(__file__).parent / "calls"


@cache
def call(name: str) -> tuple[Sound, Sound]:
    """Agent and customer of a labelled call."""
    sound = sf.read(CALLS / f"{name}.flac")[0]
    return sound[:, 0].copy(), sound[:, 1].copy()


def few_taps(seed: int = 1) -> Sound:
    """A direct path and six echoes within 44 ms."""
    noise = np.random.default_rng(seed)
    response = np.zeros(700)
    response[0] = 1.0
    for n, tap in enumerate(noise.integers(20, 700, 6)):
        response[tap] += 0.3 * noise.normal() * 0.8**n
    return response


def room(decay_s: float = 0.15, direct_db: float = 3.0, seed: int = 1) -> Sound:
    """A room whose echoes decay by 60 dB in `decay_s`; the direct path is `direct_db` above all of them."""
    n = np.arange(round(0.3 * RATE))
    echoes = np.random.default_rng(seed).normal(0, 1, len(n)) * 10 ** (-3 * n / RATE / decay_s)
    echoes[:30] = 0.0
    echoes *= 10 ** (-direct_db / 20) / np.sqrt(np.sum(echoes**2))
    echoes[0] = 1.0
    return echoes


def shoebox(seed: int, decay_s: float) -> Sound:
    """A room of six walls by image sources (Allen & Berkley 1979); its size and where one sits are drawn by lot."""
    lot = np.random.default_rng(seed)
    size = lot.uniform([3, 2.5, 2.4], [6, 5, 3])
    source = lot.uniform(0.2, 0.8, 3) * size
    away_m, way = lot.uniform(0.4, 1.2), lot.normal(size=3)
    microphone = np.clip(source + away_m * way / np.linalg.norm(way), 0.1, size - 0.1)
    walls = 2 * (size[0] * size[1] + size[0] * size[2] + size[1] * size[2])
    reflected = np.sqrt(1 - min(0.99, 0.161 * size.prod() / (walls * decay_s)))
    longest = round(0.4 * RATE)
    response = np.zeros(longest + 1)
    orders = [np.arange(-n, n + 1) for n in np.minimum(np.ceil(340 * 0.4 / (2 * size)).astype(int) + 1, 14)]
    for mirrored in product((0, 1), repeat=3):
        ways = [
            (
                (1 - 2 * m) * source[i] + 2 * orders[i] * size[i] - microphone[i],
                np.abs(orders[i] - m) + np.abs(orders[i]),
            )
            for i, m in enumerate(mirrored)
        ]
        far_m = np.sqrt(sum(np.square(axis) for axis in np.ix_(*(way for way, _ in ways))))
        arrival, strength = far_m / 340 * RATE, reflected ** sum(np.ix_(*(hits for _, hits in ways))) / far_m
        heard = arrival < longest
        at = arrival[heard].astype(int)
        between = arrival[heard] - at
        np.add.at(response, at, strength[heard] * (1 - between))
        np.add.at(response, at + 1, strength[heard] * between)
    first = np.flatnonzero(response)[0]
    out: Sound = response[first:] / np.max(np.abs(response))
    return out


def loudspeaker(sound: Sound) -> Sound:
    """A small one: 250 Hz to 6 kHz."""
    taps = butter(2, [250, 6000], "band", fs=RATE)
    out: Sound = lfilter(*taps, sound)
    return out


def drifting(sound: Sound, ppm: float) -> Sound:
    """The sound by a clock that is so much off."""
    out: Sound = soxr.resample(sound, RATE, RATE * (1 + ppm * 1e-6), quality="VHQ")
    return np.pad(out, (0, max(0, len(sound) - len(out))))[: len(sound)]


def with_bleed(agent: Sound, far: Sound, db: float, ms: float, copy: Sound | None = None) -> Sound:
    """A microphone into which the far end bleeds; `copy` is what became of it, at any level.

    A negative `ms` is a far end that is recorded after its copy.
    """
    heard = far if copy is None else copy[: len(far)]
    heard = heard * np.sqrt(np.sum(far**2) / np.sum(heard**2)) * 10 ** (db / 20)
    late = round(ms * RATE / 1000)
    shifted = np.concatenate([np.zeros(late), heard]) if late >= 0 else np.pad(heard[-late:], (0, -late))
    mixed: Sound = np.clip(agent + shifted[: len(far)], -1, 1)
    return mixed


def blocks(agent: Sound, far: Sound, samples: int = RATE // 2) -> list[tuple[AudioBlock, ...]]:
    """Blocks of both sides."""
    sides = {Speaker.AGENT: agent.astype(np.float32), Speaker.CUSTOMER: far.astype(np.float32)}
    steps = range(0, len(agent), samples)
    return [tuple(AudioBlock(who, sound[i : i + samples], i) for who, sound in sides.items()) for i in steps]
