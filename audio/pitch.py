"""How high: fundamental frequency by YIN, made exact by autocorrelation, and how periodic the sound is there.

Every row depends on its own 40 ms of sound and on nothing else, so that any blocking gives the
same numbers. What looks beyond the row (octave slips) is mended in `audio.octaves`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

import audio.numba_cache  # noqa: F401 (sets where numba keeps its work, which librosa asks when imported)

# isort: split
import librosa

from audio.block import RATE, Samples
from audio.prosody import HOP, Floats
from audio.salience import Salience

#: Range of fundamental frequency in hertz: creak of a low male voice to an excited high one.
FMIN_HZ: Final = 60.0
FMAX_HZ: Final = 500.0

#: Samples a row looks at: 40 ms, three periods of 75 Hz as in Praat's autocorrelation method
#: (Boersma 1993).
FRAME: Final = 640

#: Depth of the difference function that makes the first dip the period (de Cheveigne & Kawahara 2002).
_TROUGH: Final = 0.1

#: Whole lags on either side of YIN's among which the autocorrelation's own top is looked for.
_REFINE: Final = 3

#: How much more salient another period must be than YIN's to replace it. On microphones it seldom is.
_CLEARLY: Final = 0.05

#: Periodicity below which a row cannot become voiced, so that its pitch is not worth a second question.
_WORTH_ASKING: Final = 0.4

_SALIENCE: Final = Salience(FRAME, math.floor(RATE / FMAX_HZ), math.ceil(RATE / FMIN_HZ))

_Lags = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class PitchRows:
    """Pitch of consecutive rows, before anybody decided which of them are voiced.

    Parameters
    ----------
    f0_hz : numpy.ndarray [shape=(n,), float32]
        Best fundamental frequency, a number on every row.
    periodicity : numpy.ndarray [shape=(n,), float32]
        Normalised autocorrelation at its lag, in [0, 1].
    octave_up, octave_down : numpy.ndarray [shape=(n,), float32]
        The same at half and at twice the lag: how good the neighbouring octaves would be.
    """

    f0_hz: Floats
    periodicity: Floats
    octave_up: Floats
    octave_down: Floats


def pitch_rows(samples: Samples) -> PitchRows:
    """Pitch of every hop of a stretch of sound.

    Row ``i`` looks at ``samples[i * HOP : i * HOP + FRAME]``.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        Sound at 16 kHz, at least `FRAME` samples.

    Returns
    -------
    PitchRows
        ``1 + (n - FRAME) // HOP`` rows.

    References
    ----------
    de Cheveigne & Kawahara (2002), "YIN, a fundamental frequency estimator for speech and music",
    JASA 111(4). Boersma (1993), "Accurate short-term analysis of the fundamental frequency and the
    harmonics-to-noise ratio of a sampled sound", for the normalised autocorrelation as a measure
    of voicing.

    Examples
    --------
    >>> rows = pitch_rows(np.sin(2 * np.pi * 200 * np.arange(FRAME) / RATE).astype(np.float32))
    >>> round(float(rows.f0_hz[0])), round(float(rows.periodicity[0]), 2)
    (200, 1.0)
    """
    f0 = librosa.yin(
        samples,
        fmin=FMIN_HZ,
        fmax=FMAX_HZ,
        sr=RATE,
        frame_length=FRAME,
        hop_length=HOP,
        trough_threshold=_TROUGH,
        center=False,
    )
    frames = np.lib.stride_tricks.sliding_window_view(samples, FRAME)[::HOP]
    correlation = _Correlation(frames)
    lag, periodicity = correlation.peak_near(RATE / f0)
    lag, periodicity = _heed_harmonics(frames, correlation, lag, periodicity)
    octave_up, octave_down = correlation.at(np.stack([lag / 2, lag * 2]))
    return PitchRows((RATE / lag).astype(np.float32), periodicity, octave_up, octave_down)


def _heed_harmonics(
    frames: npt.NDArray[np.float32], correlation: _Correlation, lag: _Lags, periodicity: Floats
) -> tuple[_Lags, Floats]:
    """Replace YIN's lag where the harmonics, taken equally strong, clearly agree on another one."""
    rows = np.flatnonzero(periodicity >= _WORTH_ASKING)
    if len(rows):
        other, salience, proposed = _SALIENCE.best(frames[rows], np.rint(lag[rows]).astype(np.intp))
        asked = lag.copy()
        asked[rows] = np.where(salience > proposed + _CLEARLY, other, lag[rows])
        if not np.array_equal(asked, lag):
            moved, height = correlation.peak_near(asked)
            changed = asked != lag
            lag, periodicity = np.where(changed, moved, lag), np.where(changed, height, periodicity)
    return lag, periodicity


class _Correlation:
    """Normalised autocorrelation of frames, to be read at any lag."""

    def __init__(self, frames: npt.NDArray[np.float32]) -> None:
        centred = frames - frames.mean(axis=1, keepdims=True, dtype=np.float64)
        size = FRAME + FRAME // 2  # lags above half a frame are never read
        spectrum = np.fft.rfft(centred, size, axis=1)
        self._products = np.fft.irfft(spectrum.real**2 + spectrum.imag**2, size, axis=1)
        self._energy = np.zeros((len(frames), FRAME + 1))
        np.cumsum(centred**2, axis=1, out=self._energy[:, 1:])
        self._row = np.arange(len(frames))

    def peak_near(self, lag: _Lags) -> tuple[_Lags, Floats]:
        """Move each row's lag to the top of the correlation around it; give that and the height there.

        YIN compares stretches of unequal energy, which shifts its dip: up to 40 cents on a pure
        tone of 65 Hz. The normalised correlation does not; its top is where a parabola through the
        highest whole lag and its neighbours has it.
        """
        middle = np.clip(np.rint(lag).astype(np.intp), _REFINE + 2, FRAME // 2 - _REFINE - 2)
        heights = self._at_whole(middle + np.arange(-_REFINE - 1, _REFINE + 2)[:, None])
        top = heights[1:-1].argmax(axis=0) + 1
        before, here, after = (heights[top + i, self._row] for i in (-1, 0, 1))
        bend = before - 2 * here + after
        curved = bend < -1e-12
        shift = np.where(curved, 0.5 * (before - after) / np.where(curved, bend, 1.0), 0.0).clip(-1, 1)
        height: Floats = (here - 0.25 * (before - after) * shift).clip(0, 1).astype(np.float32)
        return middle + top - _REFINE - 1 + shift, height

    def at(self, lag: _Lags) -> Floats:
        """Best correlation at the two whole lags around each lag [shape=(..., rows)], in [0, 1]."""
        low = np.clip(np.floor(lag).astype(np.intp), 1, FRAME // 2 - 1)
        best: Floats = self._at_whole(np.stack([low, low + 1])).max(axis=0).clip(0, 1).astype(np.float32)
        return best

    def _at_whole(self, lags: npt.NDArray[np.intp]) -> _Lags:
        """Correlation at whole lags [shape=(..., rows)]."""
        whole = self._energy[self._row, FRAME]
        norm = np.sqrt(self._energy[self._row, FRAME - lags] * (whole - self._energy[self._row, lags]))
        silent = norm < 1e-9
        values: _Lags = np.where(silent, 0.0, self._products[self._row, lags] / np.where(silent, 1.0, norm))
        return values


def warm_up() -> None:
    """Compile or load the pitch tracker by using it once; up to half a minute on a new machine."""
    t = np.arange(FRAME + 9 * HOP) / RATE
    pitch_rows(np.sin(2 * np.pi * 200 * t).astype(np.float32))
