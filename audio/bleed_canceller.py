"""Learns what loudspeaker, room and microphone make of the far end, and subtracts it.

A Kalman filter in the frequency domain: it learns fast while only the far end speaks, and
hardly at all while the agent speaks too, because what it cannot explain counts as noise of
its own measurement. So nobody has to decide who is speaking before it may learn.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from audio.lane import STEP

_Spectrum = npt.NDArray[np.complex128]
_Sound = npt.NDArray[np.floating]
_Powers = npt.NDArray[np.float64]

#: Samples that are filtered at a time; two make a step.
HOP: Final = STEP // 2
#: Samples of the far end under a filtered hop.
FFT: Final = 4096
#: Length of the response that is learnt, 206 ms: what a room rings on longer is softer by 30 dB and more.
TAPS: Final = FFT - HOP
#: How much of the response may have changed from one hop to the next: two clocks drift, heads move.
_CHANGES: Final = 0.002
#: Most of the response that may have changed in a silence, however long.
_MOST: Final = 0.1
#: A far end below this mean power (-60 dB) teaches nothing.
_SILENT: Final = 1e-6
#: Weight of the past in the power of what cannot be explained.
_SMOOTH: Final = 0.8
#: Power of the response before anything is known.
_UNKNOWN: Final = 0.1
#: How much of what the response moves in a hop is believed to go on, and the most that two clocks drift in a hop: 300 ppm.
_DRIFTS: Final = 0.15
_MOST_DRIFT: Final = 3e-4 * HOP
#: Phase that a sample of delay turns in each bin.
_TURNS: Final = 2 * np.pi * np.arange(FFT // 2 + 1) / FFT


class BleedCanceller:
    """Estimates the far end's copy in the microphone, hop by hop.

    References
    ----------
    G. Enzner & P. Vary (2006), "Frequency-domain adaptive Kalman filter for acoustic echo control in
    hands-free telephones", Signal Processing 86(6).
    """

    def __init__(self) -> None:
        bins = FFT // 2 + 1
        self._response: _Spectrum = np.zeros(bins, np.complex128)
        self._uncertainty: _Powers = np.full(bins, _UNKNOWN)
        self._unexplained: _Powers | None = None
        self._drift = 0.0

    @property
    def gain_db(self) -> float:
        """Level of the copy against the far end."""
        taps = np.fft.irfft(self._response, FFT)[:TAPS]
        return 10 * float(np.log10(max(float(np.sum(np.square(taps))), 1e-12)))

    @property
    def loudest(self) -> int:
        """Tap of the loudest path."""
        return int(np.argmax(np.abs(np.fft.irfft(self._response, FFT)[:TAPS])))

    def move(self, samples: int) -> None:
        """The far end will be handed over so much later: what was learnt comes so much earlier."""
        taps = np.fft.irfft(self._response, FFT)
        taps[TAPS:] = 0.0
        moved = np.zeros_like(taps)
        if samples >= 0:
            moved[: TAPS - samples] = taps[samples:TAPS]
        else:
            moved[-samples:TAPS] = taps[: TAPS + samples]
        self._response = np.fft.rfft(moved)

    def feed(self, microphone: _Sound, far: _Sound) -> npt.NDArray[np.float64]:
        """The copy in the next hop of the microphone.

        Parameters
        ----------
        microphone : numpy.ndarray [shape=(HOP,)]
            The sound.
        far : numpy.ndarray [shape=(FFT,)]
            The far end up to the end of the hop, moved by the delay.
        """
        played = np.fft.rfft(far)
        self._response *= np.exp(-1j * self._drift * _TURNS)
        copy: npt.NDArray[np.float64] = np.fft.irfft(self._response * played, FFT)[-HOP:]
        if np.mean(np.square(far)) < _SILENT:
            self._forget()
            return copy
        self._learn(played, microphone - copy)
        # What was learnt from this hop may be used on it: the copy is asked for after the hop was heard.
        learnt: npt.NDArray[np.float64] = np.fft.irfft(self._response * played, FFT)[-HOP:]
        return learnt

    def _learn(self, played: _Spectrum, rest: npt.NDArray[np.float64]) -> None:
        spectrum = np.fft.rfft(np.concatenate([np.zeros(FFT - HOP), rest]))
        power = np.abs(spectrum) ** 2
        before = power if self._unexplained is None else self._unexplained
        self._unexplained = _SMOOTH * before + (1 - _SMOOTH) * power
        share = HOP / FFT
        played_power = np.abs(played) ** 2
        gain = self._uncertainty / (share * self._uncertainty * played_power + self._unexplained + 1e-9)
        change = np.fft.irfft(gain * played.conj() * spectrum, FFT)
        change[TAPS:] = 0.0
        changed = np.fft.rfft(change)
        self._drift_on(changed)
        self._response = self._response + changed
        self._uncertainty = (1 - share * gain * played_power) * self._uncertainty
        self._forget()

    def _drift_on(self, change: _Spectrum) -> None:
        """Go on as the response moves: two clocks drift apart in silence too."""
        weight = float(np.sum(np.square(_TURNS * np.abs(self._response))))
        moved = -float(np.sum(_TURNS * (self._response.conj() * change).imag)) / max(weight, 1e-9)
        self._drift = min(max(self._drift + _DRIFTS * moved, -_MOST_DRIFT), _MOST_DRIFT)

    def _forget(self) -> None:
        """Let the response have changed a little, though in a long silence no more than it may at all."""
        power = np.abs(self._response) ** 2
        self._uncertainty = np.maximum(
            self._uncertainty, np.minimum(self._uncertainty + _CHANGES * power, _MOST * power)
        )
