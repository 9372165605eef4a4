"""Plays the call's sound in a process of its own, so that the window never waits for a sound server."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path

START, HOLD, STOP = "start", "hold", "stop"


class Player:
    """The window's end of the player.

    Parameters
    ----------
    file : Path
        The recording.
    """

    def __init__(self, file: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=play, args=(file, theirs), name="player", daemon=True)
        self._process.start()
        theirs.close()

    def start(self) -> None:
        """Start, or go on."""
        self._say(START)

    def hold(self) -> None:
        """Fall silent and keep the place."""
        self._say(HOLD)

    def stop(self) -> None:
        """End the process."""
        self._say(STOP)
        self._pipe.close()
        self._process.join(timeout=2)
        if self._process.is_alive():  # a sound server may hold it for ever
            self._process.kill()
            self._process.join()

    @property
    def exit_code(self) -> int | None:
        """Of the process; ``None`` while it runs."""
        return self._process.exitcode

    def _say(self, word: str) -> None:
        with contextlib.suppress(OSError):  # without an output it has ended by itself
            self._pipe.send(word)


def play(file: Path, pipe: Connection) -> None:
    """Play a recording as it is told; the target of the process.

    Parameters
    ----------
    file : Path
        The recording.
    pipe : Connection
        Brings `START`, `HOLD` and `STOP`. When its other end closes, the player ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    import numpy as np  # noqa: PLC0415 (the window's process imports this module too, and needs none of these)
    import soundfile  # noqa: PLC0415

    from audio.output import open_output  # noqa: PLC0415

    sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
    # Both sides together, as on a telephone; they seldom speak at once.
    output = open_output(np.clip(sound.sum(axis=1), -1.0, 1.0), rate)
    if output is None:
        return
    try:
        while (word := pipe.recv()) != STOP:
            if word == START:
                output.play()
            else:
                output.hold()
    except EOFError:
        pass
    finally:
        output.close()
