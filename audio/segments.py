"""One side of a call as files of ten minutes: a damaged file costs ten minutes at most.

Segment n holds the samples from ``(n - 1) * SEGMENT`` on, so places in a call are known
without a list, and a segment that was cut short leaves all later ones where they were.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np

from audio.block import RATE, Speaker
from audio.capture import Pcm
from audio.wav import WavWriter, mend_wav, read_wav, wav_count

#: Samples in a segment: ten minutes.
SEGMENT: Final = 600 * RATE


def segment_file(folder: Path, speaker: Speaker, number: int) -> Path:
    """Where segment `number` (from 1) of a side is.

    Examples
    --------
    >>> segment_file(Path("call"), Speaker.AGENT, 3).name
    'agent-0003.wav'
    """
    return folder / f"{speaker}-{number:04d}.wav"


def segment_files(folder: Path, speaker: Speaker) -> list[Path]:
    """Segments of a side that are there, in order."""
    return sorted(folder.glob(f"{speaker}-[0-9][0-9][0-9][0-9].wav"))


def recorded_count(folder: Path, speaker: Speaker, segment: int = SEGMENT) -> int:
    """Samples of a side, up to the end of its last segment."""
    files = segment_files(folder, speaker)
    return (_number(files[-1]) - 1) * segment + wav_count(files[-1]) if files else 0


def mend_segments(folder: Path, speaker: Speaker) -> None:
    """Mend the header of every segment whose writer was killed."""
    for file in segment_files(folder, speaker):
        mend_wav(file)


def read_side(folder: Path, speaker: Speaker, start: int, count: int, segment: int = SEGMENT) -> Pcm:
    """Samples of a side from sample `start` on, as many as are there, at most `count`.

    Where a segment that others follow is shorter than it should be, silence stands for the rest.
    """
    count = min(count, recorded_count(folder, speaker, segment) - start)
    parts: list[Pcm] = []
    while count > 0:
        number, offset = start // segment + 1, start % segment
        wanted = min(count, segment - offset)
        file = segment_file(folder, speaker, number)
        part = read_wav(file, offset, wanted) if file.is_file() else np.zeros(0, np.int16)
        parts.append(np.pad(part, (0, wanted - len(part))))
        start, count = start + wanted, count - wanted
    return np.concatenate(parts) if parts else np.zeros(0, np.int16)


class SideWriter:
    """Appends one side's sound, segment after segment; goes on where files are already there.

    Parameters
    ----------
    folder : Path
        The session's folder.
    speaker : Speaker
        Whose side.
    segment : int
        Samples in a segment.

    Attributes
    ----------
    count : int
        Samples written since the call began.
    """

    def __init__(self, folder: Path, speaker: Speaker, segment: int = SEGMENT) -> None:
        self._folder = folder
        self._speaker = speaker
        self._segment = segment
        self.count = recorded_count(folder, speaker, segment)
        self._writer = self._open(self.count)

    def append(self, samples: Pcm) -> None:
        """Write samples to the end; a full segment is synced before the next is begun.

        Raises
        ------
        OSError
            When there is no room; `count` says what was kept.
        """
        while len(samples):
            if self._writer.count >= self._segment:
                # In this order: where there is no room for the next, this one is still to be finished.
                full, self._writer = self._writer, self._open(self.count)
                full.close()
            part = samples[: self._segment - self._writer.count]
            before = self._writer.count
            try:
                self._writer.append(part)
            finally:
                self.count += self._writer.count - before
            samples = samples[len(part) :]

    def replace(self, start: int, samples: Pcm) -> None:
        """Write over samples of the segment that is being written; older segments are closed and stay."""
        first = self.count - self._writer.count
        skipped = max(0, first - start)
        self._writer.replace(max(start, first) - first, samples[skipped:])

    def cut(self, count: int) -> None:
        """Leave out what lies from sample `count` on."""
        while count < self.count - self._writer.count:
            self.count -= self._writer.count
            self._writer.close()
            self._writer.path.unlink()
            self._writer = self._open(self.count - 1)
        self.count = min(self.count, count)
        self._writer.cut(self.count - self._first)

    def prepare_sync(self) -> int:
        """Bring the header up to date; what is returned goes to `audio.wav.sync_handle`, in any thread."""
        return self._writer.prepare_sync()

    def close(self) -> None:
        """Sync and close."""
        self._writer.close()

    @property
    def _first(self) -> int:
        return (_number(self._writer.path) - 1) * self._segment

    def _open(self, count: int) -> WavWriter:
        return WavWriter(segment_file(self._folder, self._speaker, count // self._segment + 1))


def _number(file: Path) -> int:
    return int(file.stem.rsplit("-", 1)[1])
