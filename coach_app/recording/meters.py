"""Reads all sides' meters ten times a second, call or no call."""

from __future__ import annotations

from audio.block import Speaker
from audio.lane import STEP
from audio.memory import KEPT
from audio.meter import Meter
from coach_app.recording.line import Clock
from coach_app.recording.messages import Level, Levels
from coach_app.recording.sides import Sides


class Meters:
    """The meters of all sides that are recorded.

    Parameters
    ----------
    sides : Sides
        Whose sound is read.
    clock : Clock
        Says which instant a place has.
    """

    def __init__(self, sides: Sides, clock: Clock) -> None:
        self._sides = sides
        self._clock = clock
        self._meters = {speaker: Meter() for speaker in Speaker}
        self._read = 0

    def read(self) -> list[Levels]:
        """Readings of the steps that have become whole on all sides since the last time."""
        sides = self._sides.speakers
        if not sides:
            return []
        memories = self._sides.memories
        there = min(memories[speaker].end for speaker in sides) // STEP
        self._read = max(self._read, there - KEPT // STEP, self._sides.since // STEP)
        read: list[Levels] = []
        while self._read < there:
            start, self._read = self._read * STEP, self._read + 1
            levels = tuple(self._level(speaker, start) for speaker in sides)
            read.append(Levels(self._clock.instant_ns(start + STEP), levels))
        return read

    def _level(self, speaker: Speaker, start: int) -> Level:
        memory, end = self._sides.memories[speaker], start + STEP
        reading = self._meters[speaker].read(memory.read(start, end), clipped=memory.is_clipped(start, end))
        return Level(speaker, reading.level_db, reading.peak_db, reading.clipped, reading.active)
