"""What a voice sounds like apart from its pitch: mel cepstra, row by row."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.fft import dct

import audio.numba_cache  # noqa: F401 (before librosa, see there)

# isort: split
import librosa

from audio.block import RATE, Samples
from audio.prosody import HOP

#: Samples a row looks at: 32 ms under a Hann window.
WINDOW: Final = 512

#: Coefficients, the loudness (the 0th) left out.
COEFFICIENTS: Final = 12

#: Band and number of mel filters. Wide band: a telephone line differs from a microphone, and so two ends of a call.
_FMIN_HZ, _FMAX_HZ, _FILTERS = 60.0, 7600.0, 32

_Matrix = npt.NDArray[np.float64]


class Timbre:
    """Mel cepstra of consecutive rows.

    References
    ----------
    S. B. Davis & P. Mermelstein (1980), "Comparison of parametric representations for monosyllabic
    word recognition in continuously spoken sentences", IEEE Trans. ASSP 28(4).

    Examples
    --------
    >>> Timbre().rows(np.zeros(WINDOW + HOP, np.float32)).shape
    (2, 12)
    """

    def __init__(self) -> None:
        self._filters = librosa.filters.mel(
            sr=RATE, n_fft=WINDOW, n_mels=_FILTERS, fmin=_FMIN_HZ, fmax=_FMAX_HZ, dtype=np.float64
        )
        self._window = np.hanning(WINDOW)

    def rows(self, samples: Samples) -> _Matrix:
        """Cepstra of ``samples[i * HOP : i * HOP + WINDOW]`` for every ``i`` that fits.

        Parameters
        ----------
        samples : numpy.ndarray [shape=(n,), dtype=float32]
            Sound at 16 kHz, at least `WINDOW` samples.

        Returns
        -------
        numpy.ndarray [shape=(rows, COEFFICIENTS)]
        """
        frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP]
        power = np.abs(np.fft.rfft(frames * self._window, axis=1)) ** 2
        mel_db = 10 * np.log10(np.maximum(power @ self._filters.T, 1e-10))
        cepstra: _Matrix = dct(mel_db, type=2, norm="ortho", axis=1)[:, 1 : COEFFICIENTS + 1]
        return cepstra
