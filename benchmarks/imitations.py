"""Imitations whose difference is known because it was made: rate, level, spread and final rise of a rendering changed.

Pitch and rate are Praat's manipulations (overlap-add), as in ``scripts/make_calls.py``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import parselmouth
import soundfile
from parselmouth.praat import call

from audio.block import RATE, Samples
from feedback.gym.aspect import Aspect

#: Range in which Praat looks for pitch.
_LOW_HZ, _HIGH_HZ = 70, 500
_RISE_S = 0.35

_Curve = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is done to a rendering.

    Parameters
    ----------
    aspect : Aspect or None
        In which aspect; ``None`` for nothing.
    amount : float
        Per cent of rate, decibels, factor on the spread, or semitones.
    named : bool
        Whether the difference must be named; smaller ones are only sized.
    """

    aspect: Aspect | None
    amount: float = 0.0
    named: bool = True

    def of(self, sound: Samples) -> Samples:
        """The imitation."""
        match self.aspect:
            case Aspect.RATE:
                return paced(sound, 1 + self.amount / 100)
            case Aspect.LEVEL:
                return (sound * 10 ** (self.amount / 20)).astype(np.float32)
            case Aspect.SPREAD:
                return melody(sound, spread=self.amount)
            case Aspect.ENDING:
                return melody(sound, rise_st=self.amount)
            case _:
                return sound


#: What is asked of the tone gym.
CHANGES = (
    Change(None),
    *(Change(Aspect.RATE, pct, abs(pct) > 10) for pct in (-30, -10, 10, 30)),
    *(Change(Aspect.LEVEL, db, abs(db) > 3) for db in (-9, -3, 3, 9)),
    *(Change(Aspect.SPREAD, factor, factor != 1) for factor in (0.3, 1.0, 1.6)),
    *(Change(Aspect.ENDING, st) for st in (-4, -2, 2, 4, 6)),
)


#: What the tests keep in the repository.
_KEPT_VOICES = ("gongitsune", "nezumi", "kumo", "low")
_KEPT_NUMBERS = (0, 3, 5)
_KEPT_CHANGES = {
    "plain": Change(None),
    "flat": Change(Aspect.SPREAD, 0.3),
    "wide": Change(Aspect.SPREAD, 1.6),
    "falls": Change(Aspect.ENDING, -4.0),
    "rises": Change(Aspect.ENDING, 6.0),
}


def paced(sound: Samples, rate: float) -> Samples:
    """The same at another rate and the same pitch."""
    slow = call(
        parselmouth.Sound(sound.astype(np.float64), RATE), "Lengthen (overlap-add)", _LOW_HZ, _HIGH_HZ, 1 / rate
    )
    out: Samples = slow.values[0].astype(np.float32)
    return out


def melody(sound: Samples, spread: float = 1.0, rise_st: float = 0.0) -> Samples:
    """The same with pitch's excursions about its median scaled, and semitones added over the last 0.35 s of voice."""
    whole = parselmouth.Sound(sound.astype(np.float64), RATE)
    manipulation = call(whole, "To Manipulation", 0.01, _LOW_HZ, _HIGH_HZ)
    tier = call(manipulation, "Extract pitch tier")
    count = int(call(tier, "Get number of points"))
    at_s: _Curve = np.array([call(tier, "Get time from index", i + 1) for i in range(count)])
    hz: _Curve = np.array([call(tier, "Get value at index", i + 1) for i in range(count)])
    median = np.median(hz)
    st = 12 * np.log2(hz / median) * spread + rise_st * np.maximum(0.0, (at_s - (at_s[-1] - _RISE_S)) / _RISE_S)
    changed = call("Create PitchTier", "changed", 0, whole.duration)
    for instant, pitch in zip(at_s, median * 2 ** (st / 12), strict=True):
        call(changed, "Add point", float(instant), float(pitch))
    call([manipulation, changed], "Replace pitch tier")
    out: Samples = call(manipulation, "Get resynthesis (overlap-add)").values[0][: len(sound)].astype(np.float32)
    return out


def main() -> int:
    """Write some imitations as the tests' own sound: ``python -m benchmarks.imitations VOICES OUT``; exit code 0."""
    voices, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    for voice in _KEPT_VOICES:
        for number in _KEPT_NUMBERS:
            sound, _ = soundfile.read(str(voices / "test" / f"{voice}-{number:02d}.flac"), dtype="float32")
            for name, change in _KEPT_CHANGES.items():
                path = out / f"{voice}-{number:02d}-{name}.flac"
                soundfile.write(str(path), change.of(sound), RATE, subtype="PCM_16")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
