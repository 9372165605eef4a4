"""Listens to an open device for some seconds and says whether a call could be recorded with it.

The sound takes the way it takes in a call, so a gap here is a gap that a recording would
have. What is heard is measured and forgotten.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from audio.block import RATE
from audio.capture import Capture, Chunk, Pcm, Role, Trouble
from audio.continuity import Continuity, Hole, Piece
from audio.lane import STEP
from audio.meter import SILENCE_DB, Meter, Reading

#: More than what a crystal is off, over a few seconds: the device or its driver counts wrong.
_CLOCK_OFF: Final = 0.01
#: Less than this is how early or late the last block was.
_CLOCK_SEEN_S: Final = 0.15
#: A sound server that changes its delay looks like a gap up to this long, and nothing is missing.
_DELAY_S: Final = 0.1
#: Speech below this level drowns in what any room adds.
_SOFT_DB: Final = -45.0


class Finding(StrEnum):
    """What came out; stable, with sentences in `coach_app.advice` under ``check_<finding>``."""

    OK = "ok"
    GONE = "gone"
    MOVED = "moved"
    STALLED = "stalled"
    MUTE = "mute"
    """A microphone that gives zeros."""
    SILENT = "silent"
    """A far end that gave zeros or nothing: perhaps nothing played."""
    GAPS = "gaps"
    CLOCK = "clock"
    LOUD = "loud"
    SOFT = "soft"
    UNHEARD = "unheard"
    """A microphone in which nobody spoke."""

    @property
    def usable(self) -> bool:
        """A call can be recorded, well or not so well."""
        return self not in {Finding.GONE, Finding.MOVED, Finding.STALLED, Finding.MUTE}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What one device gave.

    Parameters
    ----------
    finding : Finding
        The one thing to know.
    first_s : float or None
        Seconds from the start to the first sound.
    sound_s : float
        Seconds of sound after it, by counting.
    clock_s : float
        The same stretch by the clock.
    gaps_s : tuple of float
        Sound that is missing in between, each.
    floor_db, level_db, peak_db : float
        dB re full scale: the quietest tenth, the loudest tenth, the highest sample; -120 for silence.
    clipped : bool
        Samples were stuck at full scale.
    speech_s : float
        Seconds in which somebody spoke.
    """

    finding: Finding
    first_s: float | None
    sound_s: float
    clock_s: float
    gaps_s: tuple[float, ...]
    floor_db: float
    level_db: float
    peak_db: float
    clipped: bool
    speech_s: float


class DeviceCheck:
    """A device that is being listened to.

    Parameters
    ----------
    capture : Capture
        The device, not yet started.
    role : Role
        What for.
    now_ns : int
        Monotonic nanoseconds; the listening begins.
    """

    def __init__(self, capture: Capture, role: Role, now_ns: int) -> None:
        self._capture = capture
        self._role = role
        self._began_ns = now_ns
        self._came: deque[Chunk] = deque()
        self._first: Chunk | None = None
        self._last_ns = now_ns
        self._rows = 0
        self._trouble: Trouble | None = None
        self._gaps: list[float] = []
        self._readings: list[Reading] = []
        self._rest: Pcm = np.zeros(0, np.int16)
        self._clipped = False
        self._meter = Meter()
        self._continuity = Continuity(capture.rate, 1, now_ns)
        capture.start(self._came.append)

    def advance(self, now_ns: int) -> None:
        """Take in what has come."""
        while self._came:
            chunk = self._came.popleft()
            self._rows += len(chunk.samples)
            self._first = self._first or chunk
            self._last_ns = chunk.taken_ns
            self._clipped = self._clipped or _stuck(chunk.samples)
            mixed = chunk.samples.mean(axis=1, keepdims=True).astype(np.int16)
            self._measure(self._continuity.feed(Chunk(mixed, chunk.taken_ns)))
        self._measure(self._continuity.settle(now_ns))
        # What was wrong in between is worth telling even if it passed.
        self._trouble = self._trouble or self._capture.trouble()

    def finish(self, now_ns: int) -> CheckReport:
        """Say how it was; the device is closed."""
        self.advance(now_ns)
        self._capture.close()
        self._measure(self._continuity.finish())
        levels = [reading.level_db for reading in self._readings] or [SILENCE_DB]
        first = self._first
        sound_s = (self._rows - len(first.samples)) / self._capture.rate if first else 0.0
        clock_s = (self._last_ns - first.taken_ns) / 1e9 if first else 0.0
        return CheckReport(
            finding=self._find(now_ns, sound_s, clock_s),
            first_s=(first.taken_ns - self._began_ns) / 1e9 if first else None,
            sound_s=sound_s,
            clock_s=clock_s,
            gaps_s=() if self._capture.idles else tuple(self._gaps),
            floor_db=float(np.percentile(levels, 10)),
            level_db=float(np.percentile(levels, 90)),
            peak_db=self._peak_db,
            clipped=self._clipped,
            speech_s=self._speech_s,
        )

    def _measure(self, given: list[Piece | Hole]) -> None:
        for part in given:
            if isinstance(part, Hole):
                self._gaps.append((part.end - part.start) / RATE)
            else:
                self._rest = np.concatenate([self._rest, part.samples[:, 0]])
        whole = len(self._rest) - len(self._rest) % STEP
        self._readings += [self._meter.read(self._rest[at : at + STEP]) for at in range(0, whole, STEP)]
        self._rest = self._rest[whole:]

    def _find(self, now_ns: int, sound_s: float, clock_s: float) -> Finding:
        if self._trouble is not None:
            return Finding(self._trouble.value)
        far_end = self._role is Role.FAR_END
        stalled = not self._capture.idles and (now_ns - self._last_ns) / 1e9 > 1.0
        if stalled:
            return Finding.STALLED
        if self._peak_db <= SILENCE_DB:
            return Finding.SILENT if far_end else Finding.MUTE
        if self._capture.idles:
            return Finding.OK
        if any(gap_s > _DELAY_S for gap_s in self._gaps):
            return Finding.GAPS
        off_s = abs(sound_s + sum(self._gaps) - clock_s)
        if off_s > max(_CLOCK_OFF * clock_s, _CLOCK_SEEN_S):
            return Finding.CLOCK
        return Finding.OK if far_end else self._level()

    def _level(self) -> Finding:
        if self._clipped:
            return Finding.LOUD
        if self._speech_s < 1.0:
            return Finding.UNHEARD
        spoken = [reading.level_db for reading in self._readings if reading.active]
        return Finding.SOFT if float(np.median(spoken)) < _SOFT_DB else Finding.OK

    @property
    def _peak_db(self) -> float:
        return max((reading.peak_db for reading in self._readings), default=SILENCE_DB)

    @property
    def _speech_s(self) -> float:
        return sum(reading.active for reading in self._readings) * STEP / RATE


def _stuck(rows: Pcm) -> bool:
    """Whether samples stand at full scale, as the device gave them: resampling rounds such corners off."""
    full = np.abs(rows.astype(np.int32)) >= np.iinfo(np.int16).max
    return bool((full[:-2] & full[1:-1] & full[2:]).any())
