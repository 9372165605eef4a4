"""Reads a stretch of a call piece by piece, as it is to be heard: one side or both, at a speed, in a loop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE, Samples, Speaker
from audio.segments import read_side, recorded_count
from audio.stretch import Stretcher
from coach_app.playback.wishes import Play
from coach_app.recording.sessions import SessionFolder

#: Seconds that are read at once.
STEP_S = 0.25
#: Seconds around what is read of sound at another rate.
AROUND_S = 0.05


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive sound for the output.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        At `RATE`.
    start_s, end_s : float
        Call time of its ends.
    """

    samples: Samples
    start_s: float
    end_s: float


def pieces(wish: Play) -> Iterator[Piece]:
    """Sound of a stretch until it ends, for ever in a loop.

    Parameters
    ----------
    wish : Play
        What is to be heard.

    Yields
    ------
    Piece
        In order.

    Raises
    ------
    OSError, RuntimeError
        If the sound cannot be read.
    """
    source = _open(wish.sound, wish.solo)
    end_s = min(wish.end_s, source.duration_s)
    while True:
        yield from _once(source, wish.start_s, end_s, wish.speed)
        if not wish.loop or end_s - wish.start_s < STEP_S / 5:
            return


def _once(source: _Packed | _Growing, start_s: float, end_s: float, speed: float) -> Iterator[Piece]:
    stretcher, at_s, from_s = Stretcher(speed), start_s, start_s
    while at_s < end_s:
        until_s = min(end_s, at_s + STEP_S)
        made = stretcher.feed(source.read(at_s, until_s))
        at_s = until_s
        if at_s >= end_s:
            made = np.concatenate([made, stretcher.finish()])
        if len(made):
            to_s = end_s if at_s >= end_s else from_s + len(made) * speed / RATE
            yield Piece(made, from_s, to_s)
            from_s = to_s


class _Packed:
    """A sound file, of a session or not."""

    def __init__(self, file: Path, columns: tuple[int, ...]) -> None:
        self._file = soundfile.SoundFile(str(file))
        self._columns = [column for column in columns if column < self._file.channels]
        self.duration_s = self._file.frames / self._file.samplerate

    def read(self, start_s: float, end_s: float) -> Samples:
        """Sound between two instants at `RATE`."""
        count = round(end_s * RATE) - round(start_s * RATE)
        if self._file.samplerate == RATE:
            return _clipped(self._mixed(round(start_s * RATE), count), count)
        import soxr  # noqa: PLC0415 (only sound that was not recorded here has another rate)

        # A little around it, so that no border can be heard.
        early_s = min(AROUND_S, start_s)
        rate, first = self._file.samplerate, round((start_s - early_s) * self._file.samplerate)
        around = soxr.resample(self._mixed(first, round((end_s + AROUND_S) * rate) - first), rate, RATE)
        return _clipped(around[round(early_s * RATE) :], count)

    def _mixed(self, first: int, count: int) -> Samples:
        self._file.seek(min(first, self._file.frames))
        rows = self._file.read(count, dtype="float32", always_2d=True)
        mixed: Samples = (rows[:, self._columns] if self._columns else rows).sum(axis=1)
        return mixed


class _Growing:
    """A session whose sound has not been packed."""

    def __init__(self, folder: Path, sides: tuple[Speaker, ...]) -> None:
        self._folder, self._sides = folder, sides
        self.duration_s = max((recorded_count(folder, side) for side in sides), default=0) / RATE

    def read(self, start_s: float, end_s: float) -> Samples:
        """Sound between two instants at `RATE`."""
        first, count = round(start_s * RATE), round(end_s * RATE) - round(start_s * RATE)
        mixed = np.zeros(count, np.float32)
        for side in self._sides:
            part = read_side(self._folder, side, first, count)
            mixed[: len(part)] += part / np.float32(32768)
        return _clipped(mixed, count)


def _open(sound: Path, solo: Speaker | None) -> _Packed | _Growing:
    if not sound.is_dir():
        return _Packed(sound, () if solo is None else (list(Speaker).index(solo),))
    session = SessionFolder(sound)
    try:
        speakers = session.manifest.speakers
    except (OSError, ValueError):
        speakers = tuple(Speaker)
    wanted = tuple(speaker for speaker in speakers if solo in (None, speaker))
    if session.sound is not None:
        return _Packed(session.sound, tuple(speakers.index(speaker) for speaker in wanted))
    return _Growing(sound, wanted)


def _clipped(mixed: Samples, count: int) -> Samples:
    whole = np.pad(mixed[:count], (0, max(0, count - len(mixed))))
    clipped: Samples = np.clip(whole, -1.0, 1.0).astype(np.float32, copy=False)
    return clipped
