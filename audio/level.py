"""How loud: RMS level in dB re full scale, plain or A-weighted."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.signal import bilinear_zpk, sosfilt, sosfreqz, zpk2sos

from audio.block import RATE, Samples
from audio.prosody import Floats

#: What silence reads.
FLOOR_DB: Final = -120.0

#: Samples under the level window: 32 ms, of which the middle half weighs most.
WINDOW: Final = 512

_HANN: Final = (np.hanning(WINDOW + 2)[1:-1] / np.hanning(WINDOW + 2).sum()).astype(np.float64)

#: Pole frequencies of the A curve in hertz (IEC 61672-1:2013, annex E).
_A_POLES_HZ: Final = (20.598997, 20.598997, 107.65265, 737.86223, 12194.217, 12194.217)


def level_db(frames: npt.NDArray[np.floating]) -> Floats:
    """RMS level of frames, weighted by a Hann window.

    The window makes the reading steady: 150 Hz read with a plain 25 ms window wavers by 0.1 dB.

    Parameters
    ----------
    frames : numpy.ndarray [shape=(n, WINDOW)]
        Sound; full scale is 1.0.

    Returns
    -------
    numpy.ndarray [shape=(n,), dtype=float32]
        dB re full scale, a full-scale sine reads -3.01; -120 at least.

    Examples
    --------
    >>> np.round(level_db(np.ones((2, WINDOW))), 3).tolist()
    [0.0, 0.0]
    """
    power = np.einsum("ij,ij,j->i", frames, frames, _HANN, dtype=np.float64, casting="same_kind")
    levels: Floats = (10 * np.log10(np.maximum(power, 10 ** (FLOOR_DB / 10)))).astype(np.float32)
    return levels


class AWeighting:
    """The A curve as a streaming filter: what the ear makes of soft sounds.

    Designed from the analogue poles by the bilinear transform and normalised at 1 kHz; at 16 kHz
    it is within 0.3 dB of the curve up to 3 kHz and falls below it above, where the transform
    crowds frequencies.

    Parameters
    ----------
    rate : int
        Sampling rate in hertz.

    References
    ----------
    IEC 61672-1:2013, annex E.

    Examples
    --------
    >>> weighting = AWeighting()
    >>> len(weighting.feed(np.zeros(160, np.float32)))
    160
    """

    def __init__(self, rate: int = RATE) -> None:
        poles = -2 * np.pi * np.array(_A_POLES_HZ)
        z, p, k = bilinear_zpk(np.zeros(4), poles, 1.0, fs=rate)
        self._sos = zpk2sos(z, p, k)
        _, response = sosfreqz(self._sos, worN=[1000.0], fs=rate)
        self._sos[0, :3] /= np.abs(response[0])
        self._state = np.zeros((len(self._sos), 2))

    def feed(self, samples: Samples) -> Samples:
        """Weight consecutive samples; the same numbers for any blocking."""
        if not len(samples):
            return samples
        out, self._state = sosfilt(self._sos, samples, zi=self._state)
        weighted: Samples = out.astype(np.float32)
        return weighted
