"""Finds out whether the far end comes back through the microphone, and how late.

A copy of a voice is told from another voice by its phase: correlation of phases alone
(PHAT) has one sharp peak where the microphone holds a delayed copy, however soft or
filtered it is, and nothing but noise for two different voices, however alike their pitch.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from audio.block import RATE
from audio.lane import STEP

_Spectrum = npt.NDArray[np.complex128]
_Sound = npt.NDArray[np.floating]

#: Latest copy that is looked for, in samples: what loudspeakers, buffers and rooms add up to, and some more.
LATEST: Final = round(0.32 * RATE)
#: Samples of the microphone that are compared at a time.
_FRAME: Final = 2 * STEP
_FFT: Final = 8192
_WINDOW: Final = np.hanning(_FRAME)
#: Where loudspeakers and telephone lines have sound in common, in hertz; hum lies below.
_LOW_HZ, _HIGH_HZ = 250.0, 3_800.0
_BINS: Final = slice(int(np.ceil(_LOW_HZ * _FFT / RATE)), int(_HIGH_HZ * _FFT / RATE))
_COUNT: Final = _BINS.stop - _BINS.start
#: Below this mean power (-60 dB) the far end says nothing that could be heard, below -80 dB the microphone hears nothing.
_FAR_POWER, _MIC_POWER = 1e-6, 1e-8
#: Frames that are put together: three tell a plain copy within 0.4 s, twenty a copy blurred by a room.
_SOON, _LATER = 3, 20
#: Peak of the mean correlation, times the root of the number of frames, that two voices do not reach: over thirty calls
#: through headsets, and forty pairs of sides that never met, the highest was 0.23 of three frames and 0.14 of twenty.
_SURE_SOON, _SURE_LATER = 0.32, 0.26


@dataclass(frozen=True, slots=True)
class Found:
    """The far end is in the microphone.

    Parameters
    ----------
    delay : int
        How late, in samples.
    peak : float
        How sure, in [0, 1].
    """

    delay: int
    peak: float


class BleedFinder:
    """Compares steps of both sides until it finds one in the other.

    Examples
    --------
    >>> noise = np.random.default_rng(1).normal(0, 0.1, 8 * STEP).astype(np.float32)
    >>> late = np.concatenate([np.zeros(800, np.float32), noise])[: len(noise)] * np.float32(0.2)
    >>> finder, steps = BleedFinder(), range(0, len(noise), STEP)
    >>> found = [finder.feed(late[i : i + STEP], noise[i : i + STEP]) for i in steps]
    >>> found[-1].delay
    800
    """

    def __init__(self) -> None:
        self._microphone = np.zeros(_FRAME)
        self._far = np.zeros(_FRAME + LATEST)
        self._phases: deque[_Spectrum] = deque(maxlen=_LATER)

    def feed(self, microphone: _Sound, far: _Sound) -> Found | None:
        """Take the next step of both sides [shape=(STEP,)]."""
        self._microphone = np.concatenate([self._microphone[STEP:], microphone])
        self._far = np.concatenate([self._far[STEP:], far])
        if np.mean(np.square(self._far)) < _FAR_POWER or np.mean(np.square(self._microphone)) < _MIC_POWER:
            return None
        heard = np.fft.rfft(self._microphone * _WINDOW, _FFT)[_BINS]
        played = np.fft.rfft(self._far, _FFT)[_BINS]
        crossed = heard.conj() * played
        self._phases.append(crossed / (np.abs(crossed) + 1e-12))
        return self._peak(_SOON, _SURE_SOON) or self._peak(_LATER, _SURE_LATER)

    def _peak(self, frames: int, sure: float) -> Found | None:
        used = list(self._phases)[-frames:]
        if frames == _LATER and len(used) < _LATER:
            return None
        spectrum = np.zeros(_FFT // 2 + 1, np.complex128)
        spectrum[_BINS] = np.mean(used, axis=0)
        correlation = np.abs(np.fft.irfft(spectrum, _FFT)[: LATEST + 1][::-1]) * (_FFT / 2 / _COUNT)
        delay = int(np.argmax(correlation))
        peak = float(correlation[delay])
        return Found(delay, peak) if peak * len(used) ** 0.5 >= sure else None
