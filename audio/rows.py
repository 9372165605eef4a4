"""What one step of sound says by itself: the raw columns, before any row looks at its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.block import Samples
from audio.lane import STEP
from audio.level import WINDOW, level_db
from audio.pitch import FRAME, PitchRows, pitch_rows
from audio.prosody import HOP, Bools, Floats
from audio.quality import NoiseFloor, clipped_samples
from audio.syllables import BandPass
from audio.vad import SpeechDetector
from audio.voicing import stands_out

#: Rows in a step.
ROWS: Final = STEP // HOP

#: Samples that the last row of a step looks ahead, rounded up to whole hops. So the rows of a step
#: lie this far behind it.
BEHIND: Final = -(-FRAME // 2 // HOP) * HOP - HOP

#: Samples before a step that its rows still need.
_HISTORY: Final = BEHIND + FRAME // 2

#: Index of every sample of every row's level window; taking them is far quicker than a sliding view.
_WINDOW_SAMPLES: Final = (FRAME - WINDOW) // 2 + HOP * np.arange(ROWS)[:, None] + np.arange(WINDOW)

_NOTHING = np.zeros(ROWS, np.float32)

#: Half of a call one listens: where nothing stands out nothing can be voiced, and pitch is most of the cost.
_SILENT: Final = PitchRows(_NOTHING, _NOTHING, _NOTHING, _NOTHING)


@dataclass(frozen=True, slots=True, eq=False)
class RawRows:
    """Columns of `ROWS` rows.

    Parameters
    ----------
    pitch : PitchRows
        Pitch and periodicity; zeros where no row of the step stands out.
    loud : list of bool
        The row stands out of the noise.
    level_db : numpy.ndarray [shape=(ROWS,), float32]
        Level of the whole sound.
    band_db : numpy.ndarray [shape=(ROWS,), float32]
        Level in the syllables' band.
    active : list of bool
        The speech detector fired.
    clipped : numpy.ndarray [shape=(ROWS,), bool]
        The hop holds clipped samples.
    """

    pitch: PitchRows
    loud: list[bool]
    level_db: Floats
    band_db: Floats
    active: list[bool]
    clipped: Bools


class StepMeasure:
    """Measures steps of exactly `STEP` samples.

    The rows of step ``k`` begin `BEHIND` samples before it; the first rows of all lie before the
    sound and are for the caller to leave out.
    """

    def __init__(self) -> None:
        self._sound = np.zeros(_HISTORY, np.float32)
        self._band = np.zeros(_HISTORY, np.float32)
        self._band_pass = BandPass()
        self._detector = SpeechDetector()
        self._floor = NoiseFloor()
        self._before = BEHIND // HOP  # rows that lie before the sound and say nothing of the line

    def feed(self, step: Samples) -> RawRows:
        """Measure the next step [shape=(STEP,)]."""
        sound = np.concatenate([self._sound, step])
        band = np.concatenate([self._band, self._band_pass.feed(step)])
        self._sound, self._band = sound[STEP:], band[STEP:]
        hops = sound[FRAME // 2 : FRAME // 2 + STEP]  # what lies after each row's instant
        levels = level_db(_windows(sound))
        loud = self._stand_out(levels.tolist())
        return RawRows(
            pitch=pitch_rows(sound) if any(loud) else _SILENT,
            loud=loud,
            level_db=levels,
            band_db=level_db(_windows(band)),
            active=self._detector.feed(hops),
            clipped=np.logical_or.reduce(clipped_samples(hops).reshape(ROWS, HOP), axis=1),
        )

    def _stand_out(self, levels: list[float]) -> list[bool]:
        """Tell the rows that stand out of the noise, and follow it."""
        before, self._before = self._before, 0
        heard = [stands_out(level, self._floor.feed(level)) for level in levels[before:]]
        return [False] * before + heard


def _windows(sound: Samples) -> Samples:
    """Windows of `WINDOW` samples around the instants of the rows."""
    windows: Samples = sound[_WINDOW_SAMPLES]
    return windows
