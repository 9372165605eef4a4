"""How loud a side is now and whether somebody speaks: for meters, headset checks and the borders of calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.capture import Pcm
from audio.lane import STEP
from audio.vad import SpeechDetector

#: What silence reads, dB re full scale.
SILENCE_DB: Final = -120.0

#: Below this the detector's opinion is about a noise that nobody hears.
_AUDIBLE_DB: Final = -60.0

#: Consecutive samples at full scale that a converter leaves only where it ran out of numbers.
_STUCK: Final = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """One side over one step of 100 ms.

    Parameters
    ----------
    level_db, peak_db : float
        dB re full scale; -120 for silence.
    clipped : bool
        Samples were stuck at full scale.
    active : bool
        Somebody speaks.
    """

    level_db: float
    peak_db: float
    clipped: bool
    active: bool


class Meter:
    """Reads one side, step after step.

    Examples
    --------
    >>> Meter().read(np.zeros(1600, np.int16))
    Reading(level_db=-120.0, peak_db=-120.0, clipped=False, active=False)
    """

    def __init__(self) -> None:
        self._detector = SpeechDetector()

    def read(self, step: Pcm, *, clipped: bool = False) -> Reading:
        """Read the next step.

        Parameters
        ----------
        step : numpy.ndarray [shape=(STEP,), dtype=int16]
            The sound.
        clipped : bool
            The device's own samples, before they were resampled, were at full scale.
        """
        if len(step) != STEP:
            raise ValueError(f"a step has {STEP} samples, not {len(step)}")
        sound = step.astype(np.float32) / np.float32(32768)
        level_db = _db(float(np.sqrt(np.mean(sound**2))))
        fired = sum(self._detector.feed(sound))
        active = level_db > _AUDIBLE_DB and 2 * fired >= STEP // 160
        return Reading(level_db, _db(float(np.abs(sound).max())), clipped or is_stuck(step), active)


def _db(amplitude: float) -> float:
    return max(SILENCE_DB, 20 * float(np.log10(max(amplitude, 1e-9))))


def is_stuck(samples: Pcm) -> bool:
    """Whether samples [shape=(n,)] stay at full scale for as long as no converter's true value does.

    Examples
    --------
    >>> is_stuck(np.array([32767, 32767, 32767], np.int16)), is_stuck(np.array([32766, 32767], np.int16))
    (True, False)
    """
    full = (samples == 32767) | (samples == -32768)
    if np.count_nonzero(full) < _STUCK:
        return False
    return bool(np.convolve(full, np.ones(_STUCK), "valid").max() >= _STUCK)
