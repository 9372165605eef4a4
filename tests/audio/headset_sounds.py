"""Recordings of a headset check: a read sentence with pauses, on a line with noise, through a gain that is fixed or not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile as sf

from audio.block import RATE, AudioBlock, Samples, Speaker

Sound = npt.NDArray[np.float64]
READINGS = Path(__file__).parent.parent / "calls" / "voices"


@cache
def reading(name: str) -> Sound:
    """A voice's calibration reading."""
    sound: Sound = sf.read(READINGS / f"{name}.flac")[0][:, 0]
    return sound


def check_sound(name: str = "jf_alpha", noise_db: float = -60.0, gain_db: float = 0.0) -> Sound:
    """Twenty seconds: two seconds of silence, then sentences of 3.5 s with pauses of 2 s between them."""
    voice, noise = reading(name)[RATE:], np.random.default_rng(5)
    sound = np.zeros(20 * RATE)
    for n, start_s in enumerate((2.0, 7.5, 13.0)):
        start, length = round(start_s * RATE), round(3.5 * RATE)
        sound[start : start + length] += voice[n * length : (n + 1) * length]
    return 10 ** (gain_db / 20) * sound + noise.normal(0, 10 ** (noise_db / 20), len(sound))


def gain_controlled(sound: Sound, target_db: float = -20.0, most_db: float = 24.0, release_db_s: float = 15.0) -> Sound:
    """A gain control: down at once when it is loud, up again by so much a second."""
    hop, gain_db = 160, most_db
    out = sound.copy()
    for i in range(0, len(sound) - hop + 1, hop):
        level_db = 10 * np.log10(np.mean(np.square(sound[i : i + hop])) + 1e-12)
        wanted_db = min(most_db, target_db - level_db)
        before_db = gain_db
        gain_db = (
            max(wanted_db, gain_db - 3.0)
            if wanted_db < gain_db
            else min(wanted_db, gain_db + release_db_s * hop / RATE)
        )
        out[i : i + hop] *= 10 ** (np.linspace(before_db, gain_db, hop) / 20)
    return np.clip(out, -1, 1)


def blocks(agent: Sound, customer: Sound | None = None) -> list[tuple[AudioBlock, ...]]:
    """Blocks of half a second."""
    sides: dict[Speaker, Samples] = {Speaker.AGENT: agent.astype(np.float32)}
    if customer is not None:
        sides[Speaker.CUSTOMER] = customer.astype(np.float32)
    steps = range(0, len(agent), RATE // 2)
    return [tuple(AudioBlock(who, sound[i : i + RATE // 2], i) for who, sound in sides.items()) for i in steps]
