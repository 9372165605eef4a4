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
#: Earliest: a far end that is taken from a long buffer is recorded after what came of it in the room.
EARLIEST: Final = -STEP
#: Samples of the microphone that are compared at a time.
_FRAME: Final = 2 * STEP
_FFT: Final = 8192
#: Half the rate is enough to see a peak below 4 kHz; where it is exactly is asked once, at the full rate.
_COARSE: Final = 2
_WINDOW: Final = np.hanning(_FRAME)
#: Where loudspeakers and telephone lines have sound in common, in hertz; hum lies below.
_LOW_HZ, _HIGH_HZ = 250.0, 3_800.0
_BINS: Final = slice(int(np.ceil(_LOW_HZ * _FFT / RATE)), int(_HIGH_HZ * _FFT / RATE))
_COUNT: Final = _BINS.stop - _BINS.start
#: Below this mean power (-60 dB) the far end says nothing that could be heard, below -80 dB the microphone hears nothing.
_FAR_POWER, _MIC_POWER = 1e-6, 1e-8
#: Frames that are put together, and the peak of their mean correlation, times the root of their number, that makes sure:
#: three frames tell a plain copy within 0.4 s, twenty a copy blurred by a room. Two voices that never met reach less:
#: over ten calls through headsets and thirty pairs of sides that never met, at most 0.22 of three, 0.18 of five, 0.14 of
#: twelve and 0.11 of twenty.
_SURE: Final = ((3, 0.32), (6, 0.27), (12, 0.22), (20, 0.19))
_MOST_FRAMES: Final = 20


@dataclass(frozen=True, slots=True)
class Found:
    """The far end is in the microphone.

    Parameters
    ----------
    delay : int
        How late, in samples; negative where the far end is recorded after its copy.
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
        self._before: _Spectrum | None = None
        #: Phases of the microphone against the far end, and of the microphone a step ago against the far end now.
        self._late: deque[_Spectrum] = deque(maxlen=_MOST_FRAMES)
        self._early: deque[_Spectrum] = deque(maxlen=_MOST_FRAMES)

    @property
    def frames(self) -> int:
        """How many frames are compared together by now."""
        return len(self._late)

    def feed(self, microphone: _Sound, far: _Sound) -> Found | None:
        """Take the next step of both sides [shape=(STEP,)]."""
        self.pass_by(microphone, far)
        before, self._before = self._before, None
        if np.mean(np.square(self._far)) < _FAR_POWER or np.mean(np.square(self._microphone)) < _MIC_POWER:
            return None
        heard = self._before = np.fft.rfft(self._microphone * _WINDOW, _FFT)[_BINS]
        played = np.fft.rfft(self._far, _FFT)[_BINS]
        self._late.append(_phases(heard, played))
        if before is not None:
            self._early.append(_phases(before, played))
        found = [_peak(self._late, 0, LATEST), _peak(self._early, EARLIEST, -1)]
        return max((one for one in found if one is not None), key=lambda one: one.peak, default=None)

    def pass_by(self, microphone: _Sound, far: _Sound) -> None:
        """Take a step without comparing it."""
        self._microphone = np.concatenate([self._microphone[STEP:], microphone])
        self._far = np.concatenate([self._far[STEP:], far])

    def begin_anew(self) -> None:
        """What was compared so far proves nothing.

        The sound stays: two sides that both began in the middle of their speech would share that edge,
        and be taken for copies without any delay.
        """
        self._before = None
        self._late.clear()
        self._early.clear()


def _phases(heard: _Spectrum, played: _Spectrum) -> _Spectrum:
    crossed = heard.conj() * played
    phases: _Spectrum = crossed / (np.abs(crossed) + 1e-12)
    return phases


def _peak(phases: deque[_Spectrum], first: int, last: int) -> Found | None:
    """The surest delay from `first` to `last`, if one is sure; a `first` below 0 is that of a microphone so much older."""
    used = list(phases)
    for frames, sure in _SURE:
        if len(used) < frames and frames > _SURE[0][0]:
            return None
        count = min(frames, len(used))
        if not count:
            return None
        mean = np.mean(used[-count:], axis=0)
        coarse = _correlation(mean, _FFT // _COARSE)[: (last - first) // _COARSE + 1]
        if float(np.max(coarse)) * count**0.5 >= sure:
            correlation = _correlation(mean, _FFT)[: last - first + 1]
            at = int(np.argmax(correlation))
            return Found(at + first, float(correlation[at]))
    return None


def _correlation(mean: _Spectrum, size: int) -> npt.NDArray[np.float64]:
    """How much the microphone is the far end, for each delay from the least that the frame holds."""
    spectrum = np.zeros(size // 2 + 1, np.complex128)
    spectrum[_BINS] = mean
    delayed = LATEST * size // _FFT
    correlation: npt.NDArray[np.float64] = np.abs(np.fft.irfft(spectrum, size)[: delayed + 1][::-1]) * (
        size / 2 / _COUNT
    )
    return correlation
