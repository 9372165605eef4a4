"""Which period the harmonics agree on, however unequal they are.

A telephone cuts away the fundamental of a low voice and leaves a few harmonics, of which one, near
a formant, drowns the others; the waveform then nearly repeats with that harmonic alone. Where the
spectrum is flattened first, every harmonic has its say.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from audio.block import RATE

#: Harmonics above this are noise more often than voice.
_TOP_HZ: Final = 4000.0

#: Points of the transform, and the step between lags in samples.
_SIZE: Final = 1024
_STEP: Final = 2

_Matrix = npt.NDArray[np.float64]


class Salience:
    """Autocorrelation of the flattened spectrum, at even lags.

    Parameters
    ----------
    frame : int
        Samples in a frame.
    shortest, longest : int
        Lags in samples between which the period is looked for.

    References
    ----------
    T. Tolonen & M. Karjalainen (2000), "A computationally efficient multipitch analysis model", IEEE
    Trans. Speech Audio Process. 8(6): the magnitude to the power of 0.67. P. Boersma (1993): division
    by the autocorrelation of the window.

    Examples
    --------
    >>> t = np.arange(640) / RATE
    >>> cut = np.array([np.sin(2 * np.pi * 100 * k * t) * (10 if k == 5 else 1) for k in range(3, 20)]).sum(axis=0)
    >>> lag, best, _ = Salience(640, 32, 267).best(cut[None, :], np.array([32]))
    >>> int(lag[0])
    160
    """

    def __init__(self, frame: int, shortest: int, longest: int) -> None:
        self._window = np.hanning(frame)
        self._bins = int(_TOP_HZ / RATE * _SIZE)
        # The flattened spectrum ends at a quarter of the rate, so every second lag says it all.
        self._lags = np.arange(shortest // _STEP, longest // _STEP + 1)
        spread = np.fft.irfft(np.abs(np.fft.rfft(self._window, _SIZE)) ** 2, _SIZE)
        self._correction = spread[0] / spread[_STEP * self._lags]

    def best(
        self, frames: npt.NDArray[np.floating], lags: npt.NDArray[np.intp]
    ) -> tuple[npt.NDArray[np.intp], _Matrix, _Matrix]:
        """Find the most salient period of each frame, beside one that was proposed.

        Parameters
        ----------
        frames : numpy.ndarray [shape=(n, frame)]
            Sound.
        lags : numpy.ndarray [shape=(n,)]
            The proposed lags in samples.

        Returns
        -------
        lag : numpy.ndarray [shape=(n,)]
            The most salient even lag.
        salience, proposed : numpy.ndarray [shape=(n,)]
            Its salience and that of the proposed lag (the best within two samples), at most about 1.
        """
        centred = frames - frames.mean(axis=1, keepdims=True)
        spectrum = np.fft.rfft(centred * self._window, _SIZE, axis=1)[:, : self._bins]
        flat = np.cbrt(spectrum.real**2 + spectrum.imag**2)
        correlation = np.fft.irfft(flat, _SIZE // _STEP, axis=1)
        whole = np.maximum(correlation[:, :1], 1e-12)
        salience = correlation[:, self._lags[0] : self._lags[-1] + 1] / whole * self._correction
        row = np.arange(len(frames))
        top = salience.argmax(axis=1)
        near = np.clip(lags // _STEP - self._lags[0], 1, len(self._lags) - 2) + np.arange(-1, 2)[:, None]
        return _STEP * self._lags[top], salience[row, top], salience[row, near].max(axis=0)
