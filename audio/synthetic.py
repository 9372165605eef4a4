"""Sound whose truth is known because it was computed: for tests, benchmarks and demonstrations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.span import Span, to_samples

#: Formants of an open neutral vowel: centre and bandwidth in hertz (after Peterson & Barney 1952).
_FORMANTS = ((660.0, 90.0), (1200.0, 110.0), (2500.0, 170.0))

_Curve = npt.NDArray[np.float64]


def silence(seconds: float, *, rate: int = RATE) -> Samples:
    """Digital silence."""
    return np.zeros(to_samples(seconds, rate), np.float32)


def tone(hz: float, seconds: float, *, level_db: float = -20.0, rate: int = RATE) -> Samples:
    """Sine of a given RMS level.

    Parameters
    ----------
    hz : float
        Frequency.
    seconds : float
        Length.
    level_db : float
        RMS level in dB re full scale; a full-scale sine is -3.01.
    rate : int
        Sampling rate in hertz.

    Returns
    -------
    numpy.ndarray [shape=(n,), dtype=float32]

    Examples
    --------
    >>> bool(abs(np.sqrt(np.mean(tone(200, 1.0) ** 2)) - 0.1) < 1e-4)
    True
    """
    t = np.arange(to_samples(seconds, rate)) / rate
    sine: Samples = (np.sqrt(2) * 10 ** (level_db / 20) * np.sin(2 * np.pi * hz * t)).astype(np.float32)
    return sine


def noise(seconds: float, *, level_db: float = -50.0, seed: int = 0, rate: int = RATE) -> Samples:
    """White Gaussian noise of a given RMS level in dB re full scale."""
    rng = np.random.default_rng(seed)
    return (10 ** (level_db / 20) * rng.standard_normal(to_samples(seconds, rate))).astype(np.float32)


def glide(start_hz: float, end_hz: float, seconds: float, *, level_db: float = -20.0, rate: int = RATE) -> Samples:
    """Harmonic voice whose pitch moves at a constant number of semitones a second, with no syllables.

    The pitch at ``t`` is ``start_hz * (end_hz / start_hz) ** (t / seconds)``.
    """
    t = np.arange(to_samples(seconds, rate)) / rate
    return _at_level(_harmonics(start_hz * (end_hz / start_hz) ** (t / seconds), rate), level_db)


def voice(
    f0_hz: float, seconds: float, *, syllables: int, level_db: float = -22.0, spread_st: float = 0.0, rate: int = RATE
) -> Samples:
    """Harmonic voice in evenly spaced syllables.

    Each syllable is a formant-shaped harmonic sound that swells and dies over its share of the
    time, with a dip of about 20 dB between two, so its nucleus lies in its middle.

    Parameters
    ----------
    f0_hz : float
        Median pitch.
    seconds : float
        Length; the rate is ``60 * syllables / seconds`` a minute.
    syllables : int
        How many; 0 gives silence.
    level_db : float
        RMS level of the whole, in dB re full scale.
    spread_st : float
        Standard deviation of pitch in semitones; it moves as one slow sine.
    rate : int
        Sampling rate in hertz.

    Returns
    -------
    numpy.ndarray [shape=(n,), dtype=float32]

    Examples
    --------
    >>> len(voice(200, 1.5, syllables=6))
    24000
    """
    count = to_samples(seconds, rate)
    if syllables == 0 or count == 0:
        return silence(seconds, rate=rate)
    t = np.arange(count) / rate
    f0 = f0_hz * 2 ** (np.sqrt(2) * spread_st * np.sin(2 * np.pi * 0.7 * t) / 12)
    swell = 0.05 + 0.95 * np.sin(np.pi * ((t * syllables / seconds) % 1.0)) ** 1.5
    return _at_level(_harmonics(f0, rate) * swell, level_db)


def _harmonics(f0_hz: _Curve, rate: int) -> _Curve:
    """Sum of harmonics below 3.8 kHz (or half the rate), weighted by the formants' resonances."""
    phase = 2 * np.pi * np.cumsum(f0_hz) / rate
    sound = np.zeros(len(f0_hz))
    top = min(3800.0, 0.47 * rate)
    for k in range(1, int(top / float(f0_hz.min())) + 1):
        hz = k * f0_hz
        gain = sum(1 / (1 + ((hz - centre) / (2 * width)) ** 2) for centre, width in _FORMANTS) + 0.15
        sound += np.where(hz < top, gain / k**0.5, 0.0) * np.sin(k * phase)
    return sound


def _at_level(sound: _Curve, level_db: float) -> Samples:
    rms = np.sqrt(np.mean(sound**2)) if len(sound) else 1.0
    return (sound * 10 ** (level_db / 20) / max(rms, 1e-12)).astype(np.float32)


@dataclass(frozen=True, slots=True)
class Turn:
    """One stretch of speech in a scripted call.

    Parameters
    ----------
    speaker : Speaker
        Who speaks.
    start_s : float
        When.
    seconds : float
        How long.
    f0_hz : float
        Median pitch.
    syllables : int
        How many syllables, evenly spaced.
    level_db : float
        RMS level in dB re full scale.
    spread_st : float
        Standard deviation of pitch in semitones.
    """

    speaker: Speaker
    start_s: float
    seconds: float
    f0_hz: float
    syllables: int
    level_db: float = -22.0
    spread_st: float = 2.5

    @property
    def span(self) -> Span:
        """Call time of the turn."""
        return Span(self.start_s, self.start_s + self.seconds)

    @property
    def rate_cpm(self) -> float:
        """Syllables a minute."""
        return 60 * self.syllables / self.seconds


def scripted_call(
    turns: Sequence[Turn], *, seconds: float | None = None, noise_db: float = -70.0
) -> tuple[AudioBlock, AudioBlock]:
    """Two-channel call from a script.

    Parameters
    ----------
    turns : sequence of Turn
        Who speaks when; turns may overlap.
    seconds : float or None
        Length of the call; ``None`` ends it one second after the last turn.
    noise_db : float
        Line noise on both channels, RMS in dB re full scale.

    Returns
    -------
    (AudioBlock, AudioBlock)
        The whole call of the agent and of the customer.

    Examples
    --------
    >>> agent, customer = scripted_call([Turn(Speaker.AGENT, 0.5, 2.0, 200, 8)])
    >>> agent.span.end_s, customer.speaker.value
    (3.5, 'customer')
    """
    length_s = seconds if seconds is not None else max((turn.span.end_s for turn in turns), default=0.0) + 1.0
    count = to_samples(length_s, RATE)
    blocks = []
    for seed, speaker in enumerate(Speaker):
        sound = noise(length_s, level_db=noise_db, seed=seed)
        for turn in turns:
            if turn.speaker is speaker:
                said = voice(
                    turn.f0_hz,
                    turn.seconds,
                    syllables=turn.syllables,
                    level_db=turn.level_db,
                    spread_st=turn.spread_st,
                )
                at = to_samples(turn.start_s, RATE)
                sound[at : at + len(said)] += said[: max(0, count - at)]
        blocks.append(AudioBlock(speaker, sound, 0))
    agent, customer = blocks
    return agent, customer
