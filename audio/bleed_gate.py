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
_REST_DB, _LEAST_DB, _MOST_DB = -3.0, -24.0, -3.0
#: The agent speaks where the rest is this much stronger than usual, and this far above the noise.
_VOICE_DB, _ABOVE_NOISE_DB = 9.0, 6.0
#: What was subtracted is this much less than was due, and then a voice must be this much stronger than the whole copy.
_SHORT_DB, _WHOLE_DB = 6.0, 2.0
#: Rows in a row that make it a voice, and rows for which a voice is believed to go on.
_STARTS, _GOES_ON = 5, 12
#: How fast the usual rest and gain are learnt, in dB a row: from copies alone, and upwards during what is taken for a voice.
_LEARNS_DB, _YIELDS_DB = 0.1, 0.005
#: A far end below this level tells nothing about the gain.
_FAR_DB: Final = -45.0
#: Rows over which levels are smoothed.
_SMOOTH: Final = 0.6
_SILENT: Final = 1e-12


class BleedGate:
    """Passes the agent, and lets nothing but noise through while only the far end speaks."""

    def __init__(self) -> None:
        self._gain_db = -120.0
        self._floor = NoiseFloor()
        self._noise_db = NoiseFloor.PRIOR_DB
        self._far_floor = NoiseFloor()
        self._copy_db = -120.0
        self._rest_power = self._heard_power = 0.0
        self._usual_db = _REST_DB
        self._run = 0
        self._voice = 0
        self._gain = 1.0

    def listen(self, microphone: _Sound) -> None:
        """Follow the noise of the line before anything bleeds."""
        for level_db in _levels_db(microphone):
            self._noise_db = self._floor.feed(level_db)

    def begin(self, gain_db: float) -> None:
        """From here on something bleeds, so much against the far end."""
        self._gain_db = gain_db

    def feed(self, heard: _Sound, copy: _Sound, far: _Sound) -> _Sound:
        """Give a step of the microphone without the copy.

        Parameters
        ----------
        heard : numpy.ndarray [shape=(STEP,)]
            The microphone.
        copy : numpy.ndarray [shape=(STEP,)]
            The copy.
        far : numpy.ndarray [shape=(STEP,)]
            The far end, moved by the delay: it tells how strong a copy should be where two clocks have
            drifted apart and subtracting fails.
        """
        rest = heard - copy
        # A copy that has lost its way must not add what is not there.
        if np.sum(np.square(rest)) > np.sum(np.square(heard)):
            rest = heard
        gains = self._gains(heard, rest, copy, far)
        ramp = np.interp(np.arange(STEP), (np.arange(_ROWS) + 0.5) * HOP, gains)
        first = HOP // 2
        ramp[:first] = np.linspace(self._gain, gains[0], first, endpoint=False)
        self._gain = gains[-1]
        return rest * ramp

    def _gains(self, heard: _Sound, rest: _Sound, copy: _Sound, far: _Sound) -> list[float]:
        """What each row of 10 ms is multiplied by."""
        powers = np.mean(np.square(rest).reshape(_ROWS, HOP), axis=1).tolist()
        gains = [
            1.0 if self._is_voice(power, *levels) else self._down_to_noise(power)
            for power, *levels in zip(powers, _levels_db(copy), _levels_db(heard), _levels_db(far), strict=True)
        ]
        # What has proved to be a voice began some rows before it could prove it.
        for row in range(1, _ROWS):
            if gains[row] == 1.0 and gains[row - 1] < 1.0:
                gains[max(0, row - _STARTS) : row] = [1.0] * min(row, _STARTS)
        return gains

    def _is_voice(self, power: float, copy_db: float, heard_db: float, far_db: float) -> bool:
        """Whether a row is the agent, or nothing bleeds that could be heard."""
        due_db = far_db + self._gain_db
        far_noise_db = self._far_floor.feed(far_db)
        self._copy_db = max(copy_db, due_db, self._copy_db - _RINGS_DB)
        self._rest_power = _SMOOTH * self._rest_power + (1 - _SMOOTH) * power
        rest_db = _db(self._rest_power)
        over = rest_db - self._copy_db
        # Where less was subtracted than was due, or subtracting changed nothing, the copy may still be there.
        self._heard_power = _SMOOTH * self._heard_power + (1 - _SMOOTH) * 10 ** (heard_db / 10)
        subtracted = copy_db > due_db - _SHORT_DB and rest_db < _db(self._heard_power) - _WHOLE_DB
        usual_over = self._usual_db + _VOICE_DB if subtracted else _WHOLE_DB
        strong = over > usual_over and rest_db > self._noise_db + _ABOVE_NOISE_DB
        self._run = self._run + 1 if strong else 0
        self._voice = _GOES_ON if self._run >= _STARTS else max(0, self._voice - 1)
        # What is no stronger than the copy may be a rest of it and tells of the noise only that it is no louder.
        hidden = self._copy_db >= self._noise_db - _ABOVE_NOISE_DB and over <= _WHOLE_DB
        silent = self._copy_db < self._noise_db - _ABOVE_NOISE_DB
        self._noise_db = self._floor.feed(min(_db(power), self._noise_db) if hidden else _db(power))
        if silent:
            return True
        if self._voice:
            self._usual_db += _YIELDS_DB
        elif self._copy_db > self._noise_db + _ABOVE_NOISE_DB:
            self._usual_db += _LEARNS_DB if over > self._usual_db else -_LEARNS_DB
            # A line's own noise on both sides is no copy: only who speaks tells how loud the copy is.
            if far_db > max(_FAR_DB, far_noise_db + _ABOVE_NOISE_DB):
                self._gain_db += _LEARNS_DB if heard_db - far_db > self._gain_db else -_LEARNS_DB
        self._usual_db = min(max(self._usual_db, _LEAST_DB), _MOST_DB)
        return self._voice > 0

    def _down_to_noise(self, power: float) -> float:
        return min(1.0, 10 ** ((self._noise_db - _db(power)) / 20)) * (1 - 1e-6)


def _levels_db(step: _Sound) -> list[float]:
    return [_db(power) for power in np.mean(np.square(step).reshape(_ROWS, HOP), axis=1).tolist()]


def _db(power: float) -> float:
    return 10 * math.log10(max(power, _SILENT))
