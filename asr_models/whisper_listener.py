"""Listen to one stretch after the other, and to a doubtful one again.

What a speaker said before helps with what comes next, so it is remembered if it was
heard well. A stretch that was not heard well is played again a little faster; of all
hearings the one that the model is surest of is kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import soxr

from asr_models.doubt import Doubt, doubt
from asr_models.simplify import plain
from asr_models.transcript import Word
from asr_models.whisper_decoder import JOINT, Before, Heard
from audio.block import RATE, Samples
from audio.span import Span

#: Mean log probability below which a stretch is heard again.
WELL = -0.6

#: Tempo of the second hearing. A third one would keep whoever waits for the words waiting.
TEMPI = (1.1,)

#: Seconds of the speaker's own sound put in front of a stretch, at most; with a stretch of
#: eight seconds this fills what the model takes in.
_BEFORE_S = 16.0
#: Shorter pieces tell too little to be put in front.
_BEFORE_LEAST_S = 1.5
#: Level to which every stretch is brought, as the mean of its louder half; soft voices are misheard.
_LEVEL, _GAIN_MOST = 0.1, 30.0
#: Tokens at most: nine syllables a second with their punctuation, one or two tokens each.
_TOKENS_PER_S, _TOKENS_LEAST = 14, 16


class Decoder(Protocol):
    """Writes down one piece of sound."""

    @property
    def prompt(self) -> str:
        """What it is given to read first."""

    def hear(self, samples: Samples, before: Sequence[Before] = (), most_tokens: int = 60) -> Heard:
        """Write down what is said."""


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a stretch, and why not to believe it."""

    heard: Heard
    doubt: Doubt | None

    @property
    def well(self) -> bool:
        """Good enough not to be heard again."""
        return self.doubt is None and self.heard.log_probability >= WELL

    @property
    def rank(self) -> tuple[bool, bool, float]:
        """Larger is better: believed before guessed before refused, then the surer."""
        return self.doubt is None, self.doubt is Doubt.UNSURE, self.heard.log_probability


class Listener:
    """Hears one speaker's stretches in order.

    Parameters
    ----------
    decoder : Decoder
        Shared with other speakers; keeps nothing.
    preamble : sequence of Before
        Stands before the first stretch, until the speaker's own words fill its place.
    """

    def __init__(self, decoder: Decoder, preamble: Sequence[Before] = ()) -> None:
        self._decoder = decoder
        self._before = deque(preamble)

    def listen(self, samples: Samples, speech_s: float) -> Try:
        """Hear the next stretch.

        Parameters
        ----------
        samples : numpy.ndarray [shape=(n,), float32]
            The stretch, at most ten seconds at 16 kHz.
        speech_s : float
            How much of it is speech.

        Returns
        -------
        Try
            The best of one or more; times from the start of the stretch.
        """
        samples = levelled(samples)
        before = self._in_front()
        tries = [self._try(samples, before, speech_s, 1.0)]
        for tempo in TEMPI:
            if not any(one.well for one in tries):
                tries.append(self._try(samples, before, speech_s, tempo))
        if before and all(one.doubt is not None for one in tries):
            tries.append(self._try(samples, (), speech_s, 1.0))
        best = max(tries, key=lambda one: one.rank)
        if best.doubt is None and len(samples) >= _BEFORE_LEAST_S * RATE:
            self._before.append(Before(samples, best.heard.tokens))
        return best

    def _try(self, samples: Samples, before: Sequence[Before], speech_s: float, tempo: float) -> Try:
        played = samples if tempo == 1.0 else soxr.resample(samples, RATE * tempo, RATE).astype(np.float32)
        most = _TOKENS_LEAST + round(_TOKENS_PER_S * speech_s)
        heard = self._decoder.hear(played, before, most)
        reason = doubt(plain(heard.text), heard.log_probability, speech_s, heard.silence, self._decoder.prompt)
        if tempo != 1.0:
            heard = replace(heard, units=tuple(_stretched(unit, tempo) for unit in heard.units))
        return Try(heard, reason)

    def _in_front(self) -> tuple[Before, ...]:
        """The last pieces that fit; what no longer fits will never fit again."""
        room = round(_BEFORE_S * RATE)
        fitting = 0
        for piece in reversed(self._before):
            room -= len(piece.samples) + JOINT
            if room < 0:
                break
            fitting += 1
        while len(self._before) > fitting:
            self._before.popleft()
        return tuple(self._before)


def levelled(samples: Samples) -> Samples:
    """Bring a stretch to one level: the mean power of its louder half becomes -20 dB re full scale.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), float32]
        Any length.

    Returns
    -------
    numpy.ndarray [shape=(n,), float32]
        Never raised by more than 30 dB, so that silence stays silence.
    """
    frames = samples[: len(samples) // 320 * 320].reshape(-1, 320)
    power = np.sort(np.mean(np.square(frames), axis=1))[len(frames) // 2 :]
    level = float(np.sqrt(np.mean(power))) if len(power) else 0.0
    return (samples * min(_GAIN_MOST, _LEVEL / max(level, 1e-6))).astype(np.float32)


def _stretched(unit: Word, tempo: float) -> Word:
    return Word(unit.text, Span(unit.span.start_s * tempo, unit.span.end_s * tempo), unit.confidence)
