"""Measures of the line and not of the voice: clipping, noise floor, signal-to-noise ratio."""

from __future__ import annotations

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
