"""Plays stretches of recorded calls in the player's process, one at a time."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from audio.block import RATE, Speaker
from audio.span import Span

if TYPE_CHECKING:
    from audio.block import Samples

#: A little before what is to be heard, so that the ear finds its way, seconds.
LEAD_S = 0.5


class ClipPlayer:
    """The window's end of a player for clips; its process starts with the first one.

    Starting it takes tens of milliseconds, so `play` belongs into an errand.
    """

    def __init__(self) -> None:
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def play(self, sound: Path, span: Span) -> None:
        """Play a stretch of a session's folder or of a sound file instead of what plays now."""
        if self._process is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=play_clips, args=(theirs,), name="clips", daemon=True)
            self._process.start()
            theirs.close()
        if self._pipe is not None:
            with contextlib.suppress(OSError):  # it has just ended; the next clip starts it anew
                self._pipe.send((sound, span))

    def close(self) -> None:
        """End the process."""
        if self._pipe is None or self._process is None:
            return
        self._pipe.close()
        self._process.join(timeout=2)
        if self._process.is_alive():  # a sound server may hold it for ever
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def play_clips(pipe: Connection) -> None:
    """Play what arrives, the newest first; the target of the process, which ends with its pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    from audio.output import open_output  # noqa: PLC0415 (the window's process imports this module too)

    output = None
    with contextlib.suppress(EOFError):
        while True:
            sound, span = pipe.recv()
            if output is not None:
                output.close()
                output = None
            with contextlib.suppress(OSError, RuntimeError):  # what cannot be read is silent
                output = open_output(clip_of(sound, span), RATE)
                if output is not None:
                    output.play()
    if output is not None:
        output.close()


def clip_of(sound: Path, span: Span) -> Samples:
    """Samples of a stretch, both sides together, at 16 kHz.

    Parameters
    ----------
    sound : Path
        A session's folder, packed or not, or a sound file.
    span : Span
        What to hear; half a second is played before it.

    Returns
    -------
    numpy.ndarray [shape=(n,), dtype=float32]

    Raises
    ------
    OSError, RuntimeError
        If there is no sound that can be read.
    """
    import numpy as np  # noqa: PLC0415 (loaded where it plays)
    import soundfile  # noqa: PLC0415
    import soxr  # noqa: PLC0415

    from audio.segments import read_side  # noqa: PLC0415

    start_s = max(0.0, span.start_s - LEAD_S)
    packed = sound / "sound.flac" if sound.is_dir() else sound
    if packed.is_file():
        with soundfile.SoundFile(packed) as file:
            file.seek(min(round(start_s * file.samplerate), file.frames))
            rows = file.read(round((span.end_s - start_s) * file.samplerate), dtype="float32", always_2d=True)
            mixed = rows.sum(axis=1)
            whole = mixed if file.samplerate == RATE else soxr.resample(mixed, file.samplerate, RATE)
    else:
        start, count = round(start_s * RATE), round((span.end_s - start_s) * RATE)
        whole = np.zeros(count, np.float32)
        for speaker in Speaker:
            part = read_side(sound, speaker, start, count)
            whole[: len(part)] += part / np.float32(32768)
    clip: Samples = np.clip(whole, -1.0, 1.0).astype(np.float32, copy=False)
    return clip
