"""Where the energy of a voice lies: spread lips shorten the vocal tract and brighten it (TON-11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.block import RATE, Samples
from audio.prosody import HOP, Bools, Floats

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


@dataclass(frozen=True, slots=True, eq=False)
class BrightRows:
    """Spectral balance of every row of 10 ms, so that any stretch of it can be told later.

    Parameters
    ----------
    bright : numpy.ndarray [shape=(rows,)]
        Share of the row's energy from 2 to 4 kHz, in [0, 1].
    centroid_hz : numpy.ndarray [shape=(rows,)]
        Centre of gravity of the row's spectrum.
    """

    bright: Floats
    centroid_hz: Floats

    def over(self, rows: npt.NDArray[np.intp], fewest: int = _FEWEST) -> Brightness | None:
        """Balance over some rows, each counting alike however loud.

        Parameters
        ----------
        rows : numpy.ndarray [shape=(n,)]
            Their numbers; those that were not measured are left out.
        fewest : int
            ``None`` is the answer to fewer.
        """
        known = rows[(rows >= 0) & (rows < len(self.bright))]
        known = known[np.isfinite(self.bright[known])]
        if len(known) < fewest:
            return None
        bright = max(float(np.mean(self.bright[known], dtype=np.float64)), 1e-6)
        return Brightness(10 * float(np.log10(bright)), float(np.mean(self.centroid_hz[known], dtype=np.float64)))


def bright_rows(samples: Samples, wanted: Bools) -> BrightRows:
    """Balance of the rows that are wanted; the others are not measured, and NaN.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,)]
        Sound at 16 kHz.
    wanted : numpy.ndarray [shape=(rows,), bool]
        Usually the voiced rows.
    """
    found = BrightRows(*(np.full(len(wanted), np.nan, np.float32) for _ in range(2)))
    starts = np.flatnonzero(wanted) * HOP - _FRAME // 2
    starts = starts[(starts >= 0) & (starts + _FRAME <= len(samples))]
    window = np.hanning(_FRAME)
    for part in np.array_split(starts, max(1, len(starts) // 1000)):
        frames = samples[part[:, None] + np.arange(_FRAME)] * window
        power = np.abs(np.fft.rfft(frames, axis=1)) ** 2 * _VOICE
        whole = power.sum(axis=1, keepdims=True)
        shares = power / np.where(whole > 1e-12, whole, np.nan)
        rows = (part + _FRAME // 2) // HOP
        found.bright[rows] = shares[:, _BRIGHT].sum(axis=1)
        found.centroid_hz[rows] = shares @ _HZ
    return found


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
    return bright_rows(samples, voiced).over(np.flatnonzero(voiced))
