"""A short sound that the app says as the customer, and the marks of when it was heard."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import soundfile
import soxr

from audio.block import RATE
from audio.capture import Pcm
from audio.errors import NotASoundError
from audio.pcm import to_pcm

#: A voice that is cut off fades within this: a step in the middle of a wave is heard as a click.
_FADE_S: Final = 0.008
#: What an output asked for last was perhaps not heard when it was lost: so much is said again, in seconds.
_AGAIN_S: Final = 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Clip:
    """Sound to be played.

    Parameters
    ----------
    number : int
        By which its marks name it.
    samples : numpy.ndarray [shape=(n,), dtype=int16]
        At 16 kHz.
    """

    number: int
    samples: Pcm


@dataclass(frozen=True, slots=True)
class Mark:
    """A clip began or ended with a row of what an output played.

    Parameters
    ----------
    number : int
        The clip's.
    row : int
        Counted from the output's start: the clip's first, or the one after its last.
    began : bool
        It began; else it ended.
    whole : bool
        It ended because it was over, and not because it was cut off.
    """

    number: int
    row: int
    began: bool
    whole: bool = False


class Reel:
    """What an output plays: one clip, else silence. Filled by one thread, emptied by the device's.

    Parameters
    ----------
    rate : int
        Of the output, in hertz.

    Examples
    --------
    >>> reel = Reel()
    >>> reel.play(Clip(1, np.array([5, 6, 7], np.int16)))
    >>> reel.take(2).tolist(), reel.take(2).tolist()
    ([5, 6], [7, 0])
    >>> [(mark.row, mark.began) for mark in reel.marks()]
    [(0, True), (3, False)]
    """

    def __init__(self, rate: int = RATE) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._clip: Clip | None = None
        self._whole: Clip | None = None
        self._next = 0
        self._cut = False
        self._row = 0
        self._marks: deque[Mark] = deque()

    def play(self, clip: Clip) -> None:
        """Play a clip from its beginning, instead of what plays."""
        fitting = clip if self._rate == RATE else Clip(clip.number, _resampled(clip.samples, self._rate))
        with self._lock:
            self._drop()
            self._clip, self._whole, self._next, self._cut = fitting, clip, 0, False

    def hush(self) -> None:
        """Fall silent with the next rows."""
        with self._lock:
            if self._clip is not None and self._next == 0:
                self._drop()
            self._cut = self._clip is not None

    def rest(self) -> Clip | None:
        """What another output has to say where this one is lost; ``None`` if nothing sounds, or it fell silent."""
        with self._lock:
            if self._clip is None or self._whole is None or self._cut:
                return None
            start = max(0, round(self._next * RATE / self._rate) - round(_AGAIN_S * RATE))
            return Clip(self._whole.number, self._whole.samples[start:])

    def take(self, count: int) -> Pcm:
        """The next rows [shape=(count,)]; called by the device, so it is quick."""
        with self._lock:
            rows = np.zeros(count, np.int16)
            clip = self._clip
            if clip is not None:
                self._fill(clip, rows)
            self._row += count
            return rows

    def marks(self) -> list[Mark]:
        """What began and ended since the last time."""
        with self._lock:
            marks = list(self._marks)
            self._marks.clear()
            return marks

    def _fill(self, clip: Clip, rows: Pcm) -> None:
        if self._next == 0:
            self._marks.append(Mark(clip.number, self._row, began=True))
        part = clip.samples[self._next : self._next + len(rows)]
        if self._cut:
            part = part[: round(_FADE_S * self._rate)]
            part = (part * np.linspace(1, 0, len(part))).astype(np.int16)
        rows[: len(part)] = part
        self._next += len(part)
        if self._cut or self._next >= len(clip.samples):
            self._marks.append(Mark(clip.number, self._row + len(part), began=False, whole=not self._cut))
            self._clip, self._cut = None, False

    def _drop(self) -> None:
        """Forget the clip as far as it has not sounded."""
        if self._clip is not None:
            self._marks.append(Mark(self._clip.number, self._row, began=False))
            self._clip = None


def load_clip(number: int, file: Path) -> Clip:
    """Read a short sound file; the mean of its channels.

    Raises
    ------
    AudioError
        If it is not there, or is no sound.
    """
    try:
        sound, rate = soundfile.read(str(file), dtype="float32", always_2d=True)
    except (soundfile.SoundFileError, OSError) as error:
        raise NotASoundError(f"{file.name} cannot be played: {error}.", "Install the app again.") from error
    mono = sound.mean(axis=1)
    return Clip(number, to_pcm(mono if rate == RATE else soxr.resample(mono, rate, RATE)))


def _resampled(samples: Pcm, rate: int) -> Pcm:
    return to_pcm(soxr.resample(samples.astype(np.float32) / np.float32(32768), RATE, rate))
