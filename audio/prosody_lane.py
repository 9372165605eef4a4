"""The lane that measures one speaker's voice: sound in, settled prosody frames out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeVar

import numpy as np

from audio.block import RATE, AudioBlock, Samples, Speaker
from audio.framing import BlockFramer
from audio.lane import STEP, Settled, Track
from audio.octaves import Candidate, Octaves
from audio.pitch import warm_up
from audio.prosody import HOP, ProsodyFrames
from audio.rows import BEHIND, ROWS, RawRows, StepMeasure
from audio.syllables import NucleusFinder
from audio.vad import Evidence, VoiceActivity
from audio.voicing import Voicing

__all__ = ["LAG_S", "ProsodyLane", "warm_up"]

_T = TypeVar("_T")

#: Rows that a row waits for its neighbours.
_WAIT: Final = Voicing.DELAY + max(Octaves.DELAY, VoiceActivity.DELAY, NucleusFinder.DELAY)

#: Seconds of sound after an instant that settle it.
LAG_S: Final = (BEHIND + _WAIT * HOP) / RATE


@dataclass(slots=True)
class _Row:
    """A row on its way through the deciders."""

    f0_hz: float
    periodicity: float
    octave_up: float
    octave_down: float
    level_db: float
    band_db: float
    loud: bool
    active: bool
    clipped: bool


@dataclass(slots=True)
class _Columns:
    """Decided values in row order; each column may be ahead of the others."""

    measured: deque[_Row] = field(default_factory=deque)
    voiced: deque[bool] = field(default_factory=deque)
    f0_hz: deque[float] = field(default_factory=deque)
    speech: deque[bool] = field(default_factory=deque)
    nucleus: deque[bool] = field(default_factory=deque)


class ProsodyLane:
    """Pitch, level, voicing, voice activity and syllable nuclei of one speaker.

    The lane re-chunks what it is fed to steps of 100 ms, so its output, put together, does not
    depend on the blocks. All state is bounded.

    Parameters
    ----------
    speaker : Speaker
        Whose voice.
    start : int
        Sample at which the first block will start: 0, or the horizon when a lane is started anew.
        A multiple of `HOP`.

    Raises
    ------
    ValueError
        If `start` lies between two rows.

    Examples
    --------
    >>> lane = ProsodyLane(Speaker.AGENT)
    >>> frames, settled = lane.feed(AudioBlock(Speaker.AGENT, np.zeros(16000, np.float32), 0))[-2:]
    >>> frames.span.end_s == settled.until_s == round(settled.heard_s - LAG_S, 6)
    True
    """

    def __init__(self, speaker: Speaker, start: int = 0) -> None:
        if start % HOP:
            raise ValueError(f"a prosody lane starts on a multiple of {HOP} samples, not at {start}")
        self._speaker = speaker
        self._heard = start
        self._framer = BlockFramer(speaker, start)
        self._measure = StepMeasure()
        self._measured_rows = (start - BEHIND) // HOP  # index of the row that is measured next
        self._final_rows = start // HOP  # index of the row that becomes final next
        self._voicing = Voicing()
        self._octaves = Octaves()
        self._activity = VoiceActivity()
        self._nuclei = NucleusFinder()
        self._unvoiced: deque[_Row] = deque()  # rows that wait for voicing
        self._columns = _Columns()

    def feed(self, block: AudioBlock) -> list[ProsodyFrames | Settled]:
        """Take consecutive sound; return, for each step that it completes, frames and how far they reach.

        Raises
        ------
        ValueError
            If the block does not continue the last one.
        """
        out: list[ProsodyFrames | Settled] = []
        for step in self._framer.feed(block):
            self._heard = step.end
            self._take(step.samples, until=step.end)
            out += self._frames(len(self._columns.measured) - _WAIT)
            out.append(self._settled(self._final_rows * HOP / RATE))
        return out

    def finish(self) -> list[ProsodyFrames | Settled]:
        """Settle the tail: every row whose instant lies in the sound is given."""
        for tail in self._framer.finish():
            self._heard = tail.end
            self._take(np.pad(tail.samples, (0, STEP - len(tail.samples))), until=self._heard)
        self._take(np.zeros(STEP, np.float32), until=self._heard)
        self._pass_voiced(self._voicing.finish())
        self._columns.f0_hz += self._octaves.finish()
        self._columns.speech += self._activity.finish()
        self._columns.nucleus += self._nuclei.finish()
        return [*self._frames(len(self._columns.measured)), self._settled(self._heard / RATE)]

    def _take(self, step: Samples, until: int) -> None:
        """Measure a step and hand its rows on, those whose instant lies in the sound."""
        raw = self._measure.feed(step)
        for i, row in enumerate(_rows(raw)):
            index = self._measured_rows + i
            if self._final_rows <= index and index * HOP < until:
                self._decide(row)
        self._measured_rows += ROWS

    def _decide(self, row: _Row) -> None:
        self._columns.measured.append(row)
        self._unvoiced.append(row)
        self._pass_voiced(self._voicing.feed(row.periodicity, row.loud))

    def _pass_voiced(self, decided: list[bool]) -> None:
        """Give rows whose voicing is known to those who need to know it."""
        columns = self._columns
        for voiced in decided:
            row = self._unvoiced.popleft()
            columns.voiced.append(voiced)
            pitch = Candidate(row.f0_hz, row.periodicity, row.octave_up, row.octave_down, voiced)
            columns.f0_hz += self._octaves.feed(pitch)
            columns.speech += self._activity.feed(Evidence(row.active and row.loud, voiced))
            columns.nucleus += self._nuclei.feed(row.band_db, voiced)

    def _frames(self, count: int) -> list[ProsodyFrames]:
        """Give the oldest `count` rows, on which every column has decided."""
        if count <= 0:
            return []
        columns = self._columns
        measured = _first(columns.measured, count)
        frames = ProsodyFrames(
            speaker=self._speaker,
            first=self._final_rows,
            f0_hz=np.array(_first(columns.f0_hz, count), np.float32),
            periodicity=np.array([row.periodicity for row in measured], np.float32),
            level_db=np.array([row.level_db for row in measured], np.float32),
            voiced=np.array(_first(columns.voiced, count), np.bool_),
            speech=np.array(_first(columns.speech, count), np.bool_),
            nucleus=np.array(_first(columns.nucleus, count), np.bool_),
            clipped=np.array([row.clipped for row in measured], np.bool_),
        )
        self._final_rows += count
        return [frames]

    def _settled(self, until_s: float) -> Settled:
        return Settled(Track.PROSODY, self._speaker, until_s, self._heard / RATE)


def _first(column: deque[_T], count: int) -> list[_T]:
    """Take the first values out of a column."""
    return [column.popleft() for _ in range(count)]


def _rows(raw: RawRows) -> Iterator[_Row]:
    """Turn the columns of a step into rows of plain numbers."""
    pitch = raw.pitch
    columns = (pitch.f0_hz, pitch.periodicity, pitch.octave_up, pitch.octave_down, raw.level_db, raw.band_db)
    numbers = zip(*(column.tolist() for column in columns), strict=True)
    flags = zip(raw.loud, raw.active, raw.clipped.tolist(), strict=True)
    for (f0_hz, periodicity, up, down, level_db, band_db), (loud, active, clipped) in zip(numbers, flags, strict=True):
        yield _Row(f0_hz, periodicity, up, down, level_db, band_db, loud, active, clipped)
