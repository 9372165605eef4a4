"""Where the energy of a voice lies: spread lips shorten the vocal tract and brighten it (TON-11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.block import RATE, Samples
from audio.prosody import HOP, Bools

_FRAME: Final = 512
_HZ: Final = np.fft.rfftfreq(_FRAME, 1 / RATE)
#: The whole voice without hum, and the part that a smile lifts.
_VOICE: Final = (_HZ >= 100) & (_HZ <= 7_000)
_BRIGHT: Final = (_HZ >= 2_000) & (_HZ <= 4_000)
#: Fewer rows of 10 ms than this say nothing.
_FEWEST: Final = 200


@dataclass(frozen=True, slots=True)
class Brightness:
    """Spectral balance of voiced sound.

    Parameters
    ----------
    bright_db : float
        Energy from 2 to 4 kHz against all of it.
    centroid_hz : float
        Centre of gravity of the spectrum.
    """

    bright_db: float
    centroid_hz: float


def brightness(samples: Samples, voiced: Bools) -> Brightness | None:
    """Balance over the voiced rows of a recording, each row counting alike however loud.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,)]
        Sound at 16 kHz.
    voiced : numpy.ndarray [shape=(rows,), bool]
        Which rows of 10 ms are voiced.

    Returns
    -------
    Brightness or None
        ``None`` under two seconds of voiced sound.

    Examples
    --------
    >>> tone = np.sin(2 * np.pi * 1000 * np.arange(3 * RATE) / RATE).astype(np.float32)
    >>> round(brightness(tone, np.ones(300, np.bool_)).centroid_hz)
    1000
    """
    starts = np.flatnonzero(voiced) * HOP - _FRAME // 2
    starts = starts[(starts >= 0) & (starts + _FRAME <= len(samples))]
    if len(starts) < _FEWEST:
        return None
    shares = np.zeros(len(_HZ))
    window = np.hanning(_FRAME)
    for part in np.array_split(starts, max(1, len(starts) // 1000)):
        frames = samples[part[:, None] + np.arange(_FRAME)] * window
        power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 * _VOICE
        shares += np.sum(power / np.maximum(power.sum(axis=1, keepdims=True), 1e-12), axis=0)
    shares /= max(float(shares.sum()), 1e-12)
    bright = max(float(shares[_BRIGHT].sum()), 1e-6)
    return Brightness(10 * float(np.log10(bright)), float(np.sum(shares * _HZ)))
