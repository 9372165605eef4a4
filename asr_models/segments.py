"""Where to cut a growing sound so that a recogniser for whole sentences can hear it.

The cut depends on the sound alone, frame by frame, so it falls on the same sample live
and in batch: at the first pause after three seconds, at eight seconds at the latest and
then where the voice is weakest.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from asr_models.activity import FRAME, REACH, Presence, VoiceActivity
from audio.block import RATE, Samples
from audio.framing import Framer

_LEAD = round(0.25 * RATE)
_TRAIL = round(0.2 * RATE)
_PAUSE = round(0.3 * RATE)
_SOONEST = 3 * RATE
_LATEST = 8 * RATE
#: A cut without a pause is looked for in the last seconds only: long segments are heard better.
_SEARCHED = 3 * RATE


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


@dataclass(frozen=True, slots=True)
class _Frame:
    """What is known of one frame."""

    at: int
    level_db: float
    speaking: bool


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
        self._presence = Presence(activity, start)
        self._framer = Framer(FRAME)
        self._now = start
        self._floor = start
        self._open: int | None = None
        self._frames: deque[_Frame] = deque()

    @property
    def horizon(self) -> int:
        """Sample before which no further stretch will begin."""
        if self._open is not None:
            return self._open
        return max(self._floor, min(self._now, self._presence.since) - _LEAD)

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
        self._presence.judge(frame)
        loud_or_voiced = self._presence.speaking if self._open is not None else self._presence.loud
        self._frames.append(_Frame(self._now, self._presence.level_db, loud_or_voiced or self._presence.voiced))
        self._now += FRAME
        if self._open is None:
            if not self._presence.voiced:
                self._forget(self._now - REACH - _LEAD)
                return []
            self._open = max(self._floor, self._presence.since - _LEAD)
            self._forget(self._open)
        return self._cuts(self._open)

    def _cuts(self, start: int) -> list[Stretch]:
        age = self._now - start
        spoken = max((frame.at + FRAME for frame in self._frames if frame.speaking), default=start)
        if age >= _SOONEST and self._now - spoken >= _PAUSE:
            return [self._close(start, spoken + _TRAIL)]
        if age >= _LATEST:
            return [self._close(start, self._weakest())]
        return []

    def _weakest(self) -> int:
        """Middle of the three softest frames in a row, the latest of equals."""
        late = [frame for frame in self._frames if frame.at >= self._now - _SEARCHED]
        triples = [(sum(f.level_db for f in late[i : i + 3]), -late[i + 1].at) for i in range(len(late) - 2)]
        return -min(triples)[1] + FRAME // 2

    def _close(self, start: int, end: int) -> Stretch:
        end = min(end, self._now)
        stretch = Stretch(start, end, self._runs(start, end), self._now)
        self._forget(end)
        self._floor, self._open = end, end if any(frame.speaking for frame in self._frames) else None
        return stretch

    def _forget(self, before: int) -> None:
        while self._frames and self._frames[0].at + FRAME <= before:
            self._frames.popleft()

    def _runs(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        runs: list[tuple[int, int]] = []
        for frame in self._frames:
            low, high = max(frame.at, start), min(frame.at + FRAME, end)
            if not frame.speaking or low >= high:
                continue
            if runs and low - runs[-1][1] < RATE // 10:
                runs[-1] = (runs[-1][0], high)
            else:
                runs.append((low, high))
        return tuple(runs)
