"""The pitch of a whole recording as one path: what a row alone cannot tell, its neighbours and the rest can.

Row by row a creaky or steeply falling voice is lost; a path through all candidates at once follows it as far as
it is heard. It needs the whole sound, so nothing live is built on it: the lane's rows stay what they are.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio.pitch import FMAX_HZ, PitchRows
from audio.prosody import Floats

_Costs = npt.NDArray[np.float64]

#: Strength of a candidate from which it is likelier that there is voice. Praat's is 0.45 under a Hanning
#: window, which reads a gliding voice more periodic than the plain window does.
_VOICED = 0.3
#: Level under the loudest row from which voice becomes less likely, decibels.
_SILENT_DB = 28.0
#: Costs of a jump of an octave, of a change between voice and none, and of an octave lower for the same strength.
_JUMP, _CHANGE, _OCTAVE = 0.35, 0.14, 0.02
#: Lowest pitch of a candidate.
_LOWEST_HZ = 50.0


def smooth_pitch(rows: PitchRows, level_db: Floats) -> Floats:
    """Follow the pitch through a recording.

    Each row offers its best period, its octaves, or no voice; the path that costs least is taken.

    Parameters
    ----------
    rows : PitchRows
        Of consecutive rows of 10 ms.
    level_db : numpy.ndarray [shape=(n,), dtype=float32]
        Level of each row.

    Returns
    -------
    numpy.ndarray [shape=(n,), dtype=float32]
        Fundamental frequency in hertz; NaN where unvoiced.

    References
    ----------
    Boersma (1993), "Accurate short-term analysis of the fundamental frequency and the harmonics-to-noise ratio
    of a sampled sound": the path finder and its costs.

    Examples
    --------
    >>> sure = np.full(5, 0.9, np.float32)
    >>> weak = PitchRows(np.array([200, 202, 408, 206, 208], np.float32), sure, sure / 3, sure)
    >>> smooth_pitch(weak, np.full(5, -20, np.float32)).round().tolist()
    [200.0, 202.0, 204.0, 206.0, 208.0]
    """
    count = len(rows.f0_hz)
    if not count:
        return np.zeros(0, np.float32)
    # Candidates of each row: the period, half and twice it, and no voice.
    hz = np.stack([rows.f0_hz, rows.f0_hz * 2, rows.f0_hz / 2, np.ones(count)]).T.astype(np.float64)
    strength = np.stack([rows.periodicity, rows.octave_up, rows.octave_down, np.zeros(count)]).T.astype(np.float64)
    strength[:, :3] += _OCTAVE * np.log2(hz[:, :3] / FMAX_HZ)
    strength[:, :3][(hz[:, :3] > FMAX_HZ) | (hz[:, :3] < _LOWEST_HZ)] = -1.0
    below_db = float(np.max(level_db)) - level_db.astype(np.float64)
    strength[:, 3] = _VOICED + np.maximum(0.0, below_db - _SILENT_DB) / 10
    octaves = np.log2(hz)
    best, back = strength[0].copy(), np.zeros((count, 4), np.intp)
    for row in range(1, count):
        step = _JUMP * np.abs(octaves[row][:, None] - octaves[row - 1][None, :])
        step[3, :], step[:, 3] = _CHANGE, _CHANGE
        step[3, 3] = 0.0
        reached = best[None, :] - step
        back[row] = reached.argmax(axis=1)
        best = reached[np.arange(4), back[row]] + strength[row]
    return _taken(hz, back, int(best.argmax()))


def _taken(hz: _Costs, back: npt.NDArray[np.intp], last: int) -> Floats:
    """The candidates along the best path, read backwards from its end."""
    found = np.full(len(hz), np.nan, np.float32)
    at = last
    for row in range(len(hz) - 1, -1, -1):
        if at != 3:
            found[row] = hz[row, at]
        at = int(back[row, at])
    return found
