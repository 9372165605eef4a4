"""Hears the words of a text that was read, in a process of its own that keeps its model open.

A recogniser may take the process down with it; then reading aloud has no words, and the tone is still told.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

import numpy as np

from asr_models.transcript import Utterance, Word
from audio.block import RATE, AudioBlock, Samples, Speaker
from coach_app.errors import MENDABLE, BadInputError, MissingPartError
from coach_app.lanes import LaneMaker, open_engine, words_lanes
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.worker_messages import EngineChoice

#: Loading a model and hearing a minute on a machine that has much else to do.
_PATIENCE_S: Final = 180.0
#: Silence after the last word, so that it is settled.
_TAIL_S: Final = 0.5


class Reader:
    """Hears words. May be asked from any thread but the window's own, which would wait.

    Parameters
    ----------
    ears : EngineChoice
        Who hears.
    """

    def __init__(self, ears: EngineChoice) -> None:
        self._ears = ears
        self._turn = threading.Lock()
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    @property
    def ears(self) -> EngineChoice:
        """Who hears; a new `Reader` is made for somebody else."""
        return self._ears

    def begin(self) -> None:
        """Open the model, before somebody reads."""
        with self._turn:
            self._begun()

    def words(self, clip: Clip) -> tuple[Word, ...]:
        """Words of a clip, in order; none where nobody was understood.

        Raises
        ------
        BadInputError
            If there is no sound, or the model cannot be used.
        MissingPartError
            If the process broke down.
        """
        with self._turn:
            pipe = self._begun()
            try:
                pipe.send(clip)
                answer = pipe.recv() if pipe.poll(_PATIENCE_S) else None
            except (EOFError, OSError):
                answer = None
            if answer is None:
                self._end()
                raise MissingPartError("The words could not be heard.", "Read it once more, or choose another model.")
            words, wrong = answer
            if wrong is not None:
                raise BadInputError(*wrong)
            heard: tuple[Word, ...] = words
            return heard

    def close(self) -> None:
        """End the process."""
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._pipe = self._process = None

    def _begun(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(
                target=run_reader, args=(theirs, self._ears), name="gym reader", daemon=True
            )
            self._process.start()
            theirs.close()
        return self._pipe


def run_reader(pipe: Connection, ears: EngineChoice) -> None:
    """Hear what is asked for until the pipe closes; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    lanes: LaneMaker | None = None
    with suppress(EOFError, OSError):
        while True:
            clip = pipe.recv()
            try:
                lanes = lanes or words_lanes(open_engine(ears))
                pipe.send((words_in(samples_of(clip), lanes), None))
            except MENDABLE as error:
                pipe.send(((), (error.message, error.advice)))  # an error does not travel


def words_in(samples: Samples, lanes: LaneMaker) -> tuple[Word, ...]:
    """Words of a sound, in this process; what the recogniser only guessed is left out.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n,), dtype=float32]
        At 16 kHz.
    lanes : LaneMaker
        Makes the lane that hears.
    """
    lane = lanes(Speaker.AGENT)
    whole = np.pad(samples, (0, round(_TAIL_S * RATE)))
    seen = [*lane.feed(AudioBlock(Speaker.AGENT, whole, 0)), *lane.finish()]
    said = [one for one in seen if isinstance(one, Utterance) and not one.unclear]
    return tuple(word for one in said for word in (one.words or (Word(one.text, one.span, one.confidence),)))
