"""The curve that is drawn while one speaks: rows of pitch and level, a tenth of a second after the sound.

The voice lane waits a third of a second until it is sure; a curve on the screen may be mended a moment
later. So a process of its own reads the growing sound of a take in small steps and decides for itself
whether a row is voiced. What a take is judged by comes from the lane, after the take.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from audio.block import Speaker
from audio.segments import read_side, recorded_count

if TYPE_CHECKING:  # the window's end never loads librosa
    from coach_app.practice.gym.live_rows import CurvePoint

#: Seconds between two looks at the file.
LOOK_S: Final = 0.02
#: Sound that is read at once at most: after a stall the newest rows come first to mind, but none is left out.
_AT_ONCE: Final = 16_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Consecutive rows on their way to the window.

    Parameters
    ----------
    take : int
        Of which take, counted from 1.
    points : tuple of CurvePoint
        Oldest first, none left out.
    """

    take: int
    points: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """Order: read this side of a folder from its first sample on."""

    take: int
    folder: Path
    speaker: Speaker


class LiveCurve:
    """The window's end: begins with a take, gives its rows, never waits.

    Examples
    --------
    Ask for `rows` at every frame that is painted::

        curve.warm()                # in an errand, when the page opens
        curve.begin(folder)         # when recording begins; agent-0001.wav may not be there yet
        drawn += curve.rows()       # thirty times a second
        curve.end()                 # after the take
    """

    def __init__(self) -> None:
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._take = 0

    def warm(self) -> None:
        """Start the process, which takes seconds."""
        if self._process is not None and self._process.is_alive():
            return
        self.close()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=run_curve, args=(theirs,), name="gym curve", daemon=True)
        self._process.start()
        theirs.close()

    def begin(self, folder: Path, speaker: Speaker = Speaker.AGENT) -> None:
        """Read a take's growing sound from now on.

        Parameters
        ----------
        folder : Path
            What is recorded into.
        speaker : Speaker
            Whose side.
        """
        self.warm()
        self._take += 1
        self._send(_Read(self._take, folder, speaker))

    def rows(self) -> list[CurvePoint]:
        """What has come of this take since the last call; rows of an earlier take are dropped."""
        found: list[CurvePoint] = []
        with suppress(EOFError, OSError):
            while self._pipe is not None and self._pipe.poll():
                told: Rows = self._pipe.recv()
                if told.take == self._take:
                    found += told.points
        return found

    def wait(self, seconds: float) -> list[CurvePoint]:
        """The same, after waiting for something to come at most so long; for what has no frames to paint."""
        if self._pipe is not None:
            with suppress(EOFError, OSError):
                self._pipe.poll(seconds)
        return self.rows()

    def end(self) -> None:
        """Stop reading; the process stays warm."""
        self._send(None)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None

    def _send(self, order: _Read | None) -> None:
        if self._pipe is not None:
            with suppress(OSError):  # it has just ended: the next take starts it anew
                self._pipe.send(order)


def run_curve(pipe: Connection) -> None:
    """Read what is ordered until the pipe closes; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    from audio.pitch import warm_up  # noqa: PLC0415 (slow to load: where it works)
    from coach_app.practice.gym.live_rows import LiveRows  # noqa: PLC0415 (loads librosa)

    warm_up()
    order: _Read | None = None
    rows, at = LiveRows(), 0
    with suppress(EOFError, OSError):
        while True:
            if order is None or pipe.poll():
                order = pipe.recv()
                rows, at = LiveRows(), 0
                continue
            began = time.monotonic()
            there = recorded_count(order.folder, order.speaker)
            if there > at:
                pcm = read_side(order.folder, order.speaker, at, min(there - at, _AT_ONCE))
                at += len(pcm)
                points = rows.feed(pcm.astype(np.float32) / np.float32(32768))
                if points:
                    pipe.send(Rows(order.take, tuple(points)))
            if there - at < _AT_ONCE:
                pipe.poll(max(0.0, LOOK_S - (time.monotonic() - began)))
