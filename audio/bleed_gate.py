"""Lowers what is left of the far end's copy to the line's own noise, unless the agent speaks.

Subtracting a copy leaves some of it: rooms ring longer than any filter, loudspeakers
distort. Left alone the rest still sounds like somebody speaking. Where it is about as
strong as such a rest usually is, only the far end spoke; where it is stronger, the agent did.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.lane import STEP
from audio.prosody import HOP
from audio.quality import NoiseFloor

_Sound = npt.NDArray[np.float64]

_ROWS: Final = STEP // HOP
#: A copy rings on in the room: its level falls by no more than this in a row of 10 ms.
_RINGS_DB: Final = 1.5
#: The rest of a copy, in dB against the copy: what it is taken for at first, and within which bounds it is learnt.
_REST_DB, _LEAST_DB, _MOST_DB = -10.0, -24.0, -7.0
#: The agent speaks where the rest is this much stronger than usual, and this far above the noise.
_VOICE_DB, _ABOVE_NOISE_DB = 7.0, 6.0
#: Rows in a row that make it a voice, and rows for which a voice is believed to go on.
_STARTS, _GOES_ON = 3, 15
#: How fast the usual rest is learnt, in dB a row: from copies alone, and upwards during what is taken for a voice.
_LEARNS_DB, _YIELDS_DB = 0.1, 0.005
#: Rows over which levels are smoothed.
_SMOOTH: Final = 0.6
_SILENT: Final = 1e-12


class BleedGate:
    """Passes the agent, and lets nothing but noise through while only the far end speaks."""

    def __init__(self) -> None:
        self._floor = NoiseFloor()
        self._noise_db = NoiseFloor.PRIOR_DB
        self._copy_db = -120.0
        self._rest_power = 0.0
        self._usual_db = _REST_DB
        self._run = 0
        self._voice = 0
        self._gain = 1.0

    def listen(self, microphone: _Sound) -> None:
        """Follow the noise of the line before anything bleeds."""
        for level_db in _levels_db(microphone):
            self._noise_db = self._floor.feed(level_db)

    def feed(self, rest: _Sound, copy: _Sound) -> _Sound:
        """Take a step of the microphone without the copy, and the copy; give what is to be heard."""
        gains = self._gains(rest, copy)
        ramp = np.interp(np.arange(STEP), (np.arange(_ROWS) + 0.5) * HOP, gains)
        first = HOP // 2
        ramp[:first] = np.linspace(self._gain, gains[0], first, endpoint=False)
        self._gain = gains[-1]
        return rest * ramp

    def _gains(self, rest: _Sound, copy: _Sound) -> list[float]:
        """What each row of 10 ms is multiplied by."""
        powers = np.mean(np.square(rest).reshape(_ROWS, HOP), axis=1).tolist()
        gains = [
            1.0 if self._is_voice(power, copy_db) else self._down_to_noise(power)
            for power, copy_db in zip(powers, _levels_db(copy), strict=True)
        ]
        # What has proved to be a voice began some rows before it could prove it.
        for row in range(1, _ROWS):
            if gains[row] == 1.0 and gains[row - 1] < 1.0:
                gains[max(0, row - _STARTS) : row] = [1.0] * min(row, _STARTS)
        return gains

    def _is_voice(self, power: float, copy_db: float) -> bool:
        """Whether a row is the agent, or nothing bleeds that could be heard."""
        self._copy_db = max(copy_db, self._copy_db - _RINGS_DB)
        self._rest_power = _SMOOTH * self._rest_power + (1 - _SMOOTH) * power
        rest_db = _db(self._rest_power)
        if self._copy_db < self._noise_db - _ABOVE_NOISE_DB:
            self._noise_db = self._floor.feed(_db(power))
            self._run = self._voice = 0
            return True
        over = rest_db - self._copy_db
        strong = over > self._usual_db + _VOICE_DB and rest_db > self._noise_db + _ABOVE_NOISE_DB
        self._run = self._run + 1 if strong else 0
        self._voice = _GOES_ON if self._run >= _STARTS else max(0, self._voice - 1)
        if self._voice:
            self._usual_db += _YIELDS_DB
        elif self._copy_db > self._noise_db + _ABOVE_NOISE_DB:
            self._usual_db += _LEARNS_DB if over > self._usual_db else -_LEARNS_DB
        self._usual_db = min(max(self._usual_db, _LEAST_DB), _MOST_DB)
        return self._voice > 0

    def _down_to_noise(self, power: float) -> float:
        return min(1.0, 10 ** ((self._noise_db - _db(power)) / 20)) * (1 - 1e-6)


def _levels_db(step: _Sound) -> list[float]:
    return [_db(power) for power in np.mean(np.square(step).reshape(_ROWS, HOP), axis=1).tolist()]


def _db(power: float) -> float:
    return 10 * math.log10(max(power, _SILENT))
