"""Hears clips in a process of its own that stays warm: the window never loads librosa, and never waits for it.

Curves are computed once; the window's end keeps those that were asked for last.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Final

import numpy as np

from audio.block import AudioBlock, Samples, Speaker
from coach_app.errors import MENDABLE, BadInputError, MissingPartError
from coach_app.practice.gym.clip import Clip, samples_of
from feedback.errors import TakeError
from feedback.gym.contour import Contour, contour_of
from feedback.track import VoiceTrack

if TYPE_CHECKING:  # loads librosa
    from audio.pitch import PitchRows

#: Curves that are kept in memory.
_REMEMBERED: Final = 60
#: The first answer of a process on a new machine compiles for up to half a minute.
_PATIENCE_S: Final = 120.0


class Ear:
    """Makes contours, one at a time. May be asked from any thread but the window's own, which would wait."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None
        self._known: dict[tuple[Clip, str, int], Contour] = {}

    def begin(self) -> None:
        """Start the process and warm it up; belongs into an errand, before anybody speaks."""
        with self._turn:
            self._begun()

    def contour(self, clip: Clip, text: str = "") -> Contour:
        """The curve of a clip; known ones at once.

        Parameters
        ----------
        clip : Clip
            What was said.
        text : str
            What was to be said.

        Raises
        ------
        TakeError
            If there is too little voice in it.
        BadInputError, AudioError
            If there is no sound in it, or none that can be read.
        MissingPartError
            If the process broke down.
        """
        with self._turn:
            key = (clip, text, _changed_ns(clip))
            found = self._known.pop(key, None)
            self._known[key] = found if found is not None else self._heard(clip, text)
            while len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]  # asked for longest ago
            return self._known[key]

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None

    def _heard(self, clip: Clip, text: str) -> Contour:
        pipe = self._begun()
        try:
            pipe.send((clip, text))
            answer = pipe.recv() if pipe.poll(_PATIENCE_S) else None
        except (EOFError, OSError):
            answer = None
        if answer is None:
            self.close()
            raise MissingPartError("The curve of this sentence could not be computed.", "Say it once more.")
        if isinstance(answer, TakeError):
            raise answer
        if isinstance(answer, tuple):
            raise BadInputError(*answer)
        made: Contour = answer
        return made

    def _begun(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self.close()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=run_ear, args=(theirs,), name="gym ear", daemon=True)
            self._process.start()
            theirs.close()
        return self._pipe


def run_ear(pipe: Connection) -> None:
    """Make the curves that are asked for until the pipe closes; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    from audio.pitch import warm_up  # noqa: PLC0415 (slow to load: where it works)

    warm_up()
    with suppress(EOFError, OSError):
        while True:
            clip, text = pipe.recv()
            try:
                pipe.send(hear(samples_of(clip), text))
            except TakeError as error:
                pipe.send(error)
            except MENDABLE as error:
                pipe.send((error.message, error.advice))  # an error does not travel


def hear(samples: Samples, text: str = "") -> Contour:
    """The curve of a sound, in this process.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        At 16 kHz.
    text : str
        What was to be said.

    Raises
    ------
    TakeError
        If there is too little voice in it.
    """
    from audio.pitch import FRAME, pitch_rows  # noqa: PLC0415 (the same)
    from audio.pitch_path import smooth_pitch  # noqa: PLC0415 (the same)
    from audio.prosody import ProsodyFrames  # noqa: PLC0415 (the same)
    from audio.prosody_lane import ProsodyLane  # noqa: PLC0415 (loads librosa)
    from audio.timbre import WINDOW, Timbre  # noqa: PLC0415 (the same)

    lane, track = ProsodyLane(Speaker.AGENT), VoiceTrack(Speaker.AGENT)
    for seen in (*lane.feed(AudioBlock(Speaker.AGENT, samples, 0)), *lane.finish()):
        if isinstance(seen, ProsodyFrames):
            track.append(seen)
    frames = track.frames
    timbre = Timbre().rows(np.pad(samples, (WINDOW // 2, WINDOW)))[: len(frames)]
    path = smooth_pitch(_first(pitch_rows(np.pad(samples, (FRAME // 2, FRAME))), len(frames)), frames.level_db)
    return contour_of(frames, text, timbre, path)


def _first(rows: PitchRows, count: int) -> PitchRows:
    """The first rows."""
    columns = (rows.f0_hz, rows.periodicity, rows.octave_up, rows.octave_down)
    return type(rows)(*(column[:count] for column in columns))


def _changed_ns(clip: Clip) -> int:
    """When its sound changed last, so that a file that was written anew is heard anew."""
    try:
        return clip.sound.stat().st_mtime_ns
    except OSError:
        return 0
