"""Measures of the line and not of the voice: clipping, noise floor, signal-to-noise ratio."""

from __future__ import annotations

import math
from collections import deque

import numpy as np
import numpy.typing as npt

from audio.block import Samples
from audio.prosody import Bools

#: Where a sample counts as stuck: A-law and mu-law end at 0.984 and 0.980 of full scale (ITU-T G.711).
FULL_SCALE = 0.979

#: Samples in a row that make it clipping and not a peak that happens to reach the top.
STUCK_RUN = 3


def clipped_samples(samples: npt.NDArray[np.floating]) -> Bools:
    """Which samples are stuck at full scale.

    A sample is clipped when it lies in a run of `STUCK_RUN` or more at `FULL_SCALE` or beyond
    with one sign.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,)]
        Sound; full scale is 1.0.

    Returns
    -------
    numpy.ndarray [shape=(n,), bool]

    Examples
    --------
    >>> clipped_samples(np.array([0.5, 1.0, 1.0, 1.0, 0.5, 1.0, 0.2])).tolist()
    [False, True, True, True, False, False, False]
    """
    return _runs(samples >= FULL_SCALE) | _runs(samples <= -FULL_SCALE)


def _runs(stuck: Bools) -> Bools:
    """Keep only runs of at least `STUCK_RUN`."""
    if not stuck.any():
        return np.zeros(len(stuck), np.bool_)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], stuck, [False]]).astype(np.int8)))
    kept = np.zeros(len(stuck), np.bool_)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start >= STUCK_RUN:
            kept[start:end] = True
    return kept


def rms_db(samples: Samples) -> float:
    """Level of a piece of sound in dB re full scale, -120 for silence.

    Examples
    --------
    >>> round(rms_db(np.sin(np.arange(16000) * 0.1).astype(np.float32)), 1)
    -3.0
    """
    power = float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
    return 10 * float(np.log10(max(power, 1e-12)))


class NoiseFloor:
    """Level of the line between words, followed row by row by minimum statistics.

    The floor is the least that a 90 ms mean of power has been in the last three seconds: speech
    pauses for a closure or a breath at least that often. Until three seconds are heard, the line
    counts as at most `PRIOR_DB`; a floor above `CEILING_DB` is taken for speech without a pause.

    References
    ----------
    R. Martin (2001), "Noise power spectral density estimation based on optimal smoothing and
    minimum statistics", IEEE Trans. Speech Audio Process. 9(5).

    Examples
    --------
    >>> floor = NoiseFloor()
    >>> [floor.feed(-40.0) for _ in range(400)][-1]
    -40.0
    """

    PRIOR_DB = -60.0
    CEILING_DB = -35.0
    _MEAN_ROWS = 9
    _MEMORY_ROWS = 300

    def __init__(self) -> None:
        self._powers: deque[float] = deque(maxlen=self._MEAN_ROWS)
        self._row = 0
        # Candidates for the least, oldest first, each smaller than all after it have been (a monotonic queue).
        self._least: deque[tuple[int, float]] = deque([(0, self.PRIOR_DB)])

    def feed(self, level_db: float) -> float:
        """Take the level of the next row; return the floor there, in dB re full scale."""
        self._row += 1
        self._powers.append(10 ** (level_db / 10))
        mean_db = 10 * math.log10(math.fsum(self._powers) / len(self._powers))
        while self._least and self._least[-1][1] >= mean_db:
            self._least.pop()
        self._least.append((self._row, mean_db))
        while self._least[0][0] <= self._row - self._MEMORY_ROWS:
            self._least.popleft()
        return round(min(self._least[0][1], self.CEILING_DB), 6)
