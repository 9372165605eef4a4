"""The window's end of the player: wishes go in at once, and where it is comes back."""

from __future__ import annotations

import contextlib
import multiprocessing
from multiprocessing.connection import Connection

from coach_app.playback.deck import run_deck
from coach_app.playback.wishes import Silent, Told, Wish


class Listening:
    """A player's process.

    Starting it takes tenths of a second, so `begin` belongs into an errand, before anybody
    listens; a process that has died is started anew by the next wish.
    """

    def __init__(self) -> None:
        self._pipe: Connection | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    @property
    def alive(self) -> bool:
        """Whether there is a process that would play."""
        return self._process is not None and self._process.is_alive()

    def begin(self) -> None:
        """Start the process, unless it runs."""
        if self.alive:
            return
        if self._pipe is not None:
            self._pipe.close()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=run_deck, args=(theirs,), name="playback", daemon=True)
        self._process.start()
        theirs.close()

    def wish(self, wish: Wish) -> None:
        """Ask for something; returns at once."""
        self.begin()
        if self._pipe is not None:
            with contextlib.suppress(OSError):  # it has just ended; the next wish starts it anew
                self._pipe.send(wish)

    def told(self) -> list[Told]:
        """What it has said since the last call, its own end included; never waits."""
        said: list[Told] = []
        try:
            while self._pipe is not None and self._pipe.poll():
                said.append(self._pipe.recv())
        except (EOFError, OSError):  # sound systems bring processes down
            self._pipe = None
            said.append(Silent("no_output"))
        return said

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        if self._pipe is not None:
            self._pipe.close()
        self._process.join(timeout=2)
        if self._process.is_alive():  # a sound server may hold it for ever
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None
