"""What a short recording tells of a microphone: where somebody speaks, how loud, and what the pauses do.

Light on purpose: the window asks for it, so nothing here loads what measures voices in calls.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.block import RATE, Samples
from audio.prosody import HOP

Levels = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

#: Rows a second.
ROWS: Final = RATE // HOP
_FRAME: Final = 640
_FFT: Final = 2048
#: Lags of a voice: 70 to 400 Hz.
_LAGS: Final = slice(RATE // 400, RATE // 70 + 1)
#: Periodicity from which a row is voiced, and how far it stands out of the quietest rows.
_VOICED, _ABOVE_QUIET_DB = 0.6, 6.0
#: Consonants, breath and reverberation around voiced sound.
_AROUND_S: Final = 0.3
#: A pause that lets a gain control show itself, and what is compared in it: its first and its last part.
_PAUSE_S, _PART_S = 1.0, 0.3
#: Breath before the next word.
_BREATH_S: Final = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Rows of 10 ms.

    Parameters
    ----------
    level_db : numpy.ndarray [shape=(n,)]
        Level, dB re full scale; -120 at least.
    speech : numpy.ndarray [shape=(n,), bool]
        Somebody speaks, consonants and breath included.
    voiced : numpy.ndarray [shape=(n,), bool]
        The row is voiced.
    """

    level_db: Levels
    speech: Bools
    voiced: Bools


def rows_of(samples: Samples) -> Rows:
    """Measure a recording.

    Examples
    --------
    >>> times = np.arange(RATE) / RATE
    >>> rows = rows_of(np.where(times < 0.5, 0.1 * np.sin(2 * np.pi * 200 * times), 0.0).astype(np.float32))
    >>> bool(rows.voiced[25]), bool(rows.speech[90])
    (True, False)
    """
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(samples, (0, _FRAME)), _FRAME)[
        : len(samples) // HOP * HOP : HOP
    ]
    hops = samples[: len(frames) * HOP].reshape(-1, HOP).astype(np.float64)
    level = 10 * np.log10(np.maximum(np.mean(np.square(hops), axis=1), 1e-12))
    if not len(level):
        return Rows(level, np.zeros(0, np.bool_), np.zeros(0, np.bool_))
    quiet = np.percentile(level, 5)
    voiced = (_periodicity(frames) >= _VOICED) & (level >= quiet + _ABOVE_QUIET_DB)
    reach = round(_AROUND_S * ROWS)
    around = np.convolve(voiced, np.ones(2 * reach + 1))[reach : reach + len(voiced)] > 0
    return Rows(level, around, voiced)


def pauses(speech: Bools) -> list[tuple[int, int]]:
    """Rows from and to of every pause that follows speech and is long enough to compare its ends.

    Examples
    --------
    >>> pauses(np.array([True] * 50 + [False] * 200 + [True] * 50))
    [(50, 250)]
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([True], speech, [True])).astype(np.int8)))
    runs = zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    return [(start, end) for start, end in runs if end - start >= _PAUSE_S * ROWS and start > 0]


def noise_rise_db(rows: Rows, far: Bools) -> list[float]:
    """How much the noise rises within each pause.

    A fixed gain leaves the noise of a pause as it is. A gain control turns down while somebody
    speaks and up again afterwards, and the noise with it.

    Parameters
    ----------
    rows : Rows
        The microphone.
    far : numpy.ndarray [shape=(n,), bool]
        Where the far end speaks; pauses in which it does tell nothing.
    """
    rises = []
    part, breath = round(_PART_S * ROWS), round(_BREATH_S * ROWS)
    for start, end in pauses(rows.speech):
        last = end - breath if end < len(rows.speech) else end
        if last - start >= 2 * part and not far[start:end].any():
            first_db, last_db = (float(np.median(rows.level_db[i : i + part])) for i in (start, last - part))
            rises.append(last_db - first_db)
    return rises


def _periodicity(frames: npt.NDArray[np.floating]) -> Levels:
    """Highest normalised autocorrelation at a voice's lags, for each frame."""
    window = np.hanning(_FRAME)
    own = np.fft.irfft(np.abs(np.fft.rfft(window, _FFT)) ** 2)
    found = []
    for part in np.array_split(frames, max(1, len(frames) // 500)):
        centred = part - np.mean(part, axis=1, keepdims=True)
        power = np.abs(np.fft.rfft(centred * window, _FFT, axis=1)) ** 2
        lags = np.fft.irfft(power, axis=1)
        found.append(np.max(lags[:, _LAGS] / own[_LAGS], axis=1) / np.maximum(lags[:, 0] / own[0], 1e-12))
    return np.concatenate(found)
