"""The player's process: keeps the output open and warm, plays what is wished, says where it is."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

from audio.block import RATE
from audio.output import Fill, Stream, open_flow
from coach_app.playback.reel import Piece, pieces
from coach_app.playback.tape import Tape
from coach_app.playback.wishes import At, GoOn, Hold, Over, Play, Silent, Stop, Told, Wish

#: Delay that is asked of the output, seconds: short for the ear, long enough for a busy machine.
LATENCY_S = 0.06
#: Sound that waits at most, and how often more is put behind it, seconds.
AHEAD_S, TURN_S = 0.6, 0.04

OpenFlow = Callable[[Fill, int, float], Stream | None]


class Deck:
    """Plays one thing at a time.

    Parameters
    ----------
    tell : callable
        Takes what the window should know.
    open_flow : callable
        Opens the output.
    """

    def __init__(self, tell: Callable[[Told], None], open_flow: OpenFlow = open_flow) -> None:
        self._tell, self._open = tell, open_flow
        self._tape = Tape()
        self._stream: Stream | None = None
        self._rest: Iterator[Piece] | None = None
        self._busy = False

    @property
    def busy(self) -> bool:
        """Something is being played or held."""
        return self._busy

    def warm(self) -> None:
        """Open the output, which takes a sound server its time."""
        if self._stream is None:
            self._stream = self._open(self._tape.fill, RATE, LATENCY_S)
            if self._stream is not None:
                self._stream.start()

    def take(self, wish: Wish) -> None:
        """Do what is wished."""
        match wish:
            case Play():
                self._play(wish)
            case Hold():
                self._tape.hold(True)
                self._where()
            case GoOn():
                self._tape.hold(False)
            case Stop():
                self._forget()

    def turn(self) -> None:
        """Put more sound on the tape and say what is heard; every `TURN_S` while it is `busy`."""
        if not self._busy:
            return
        self._more()
        self._where()
        if self._rest is None and self._tape.ahead_s <= 0:
            self._forget()
            self._tell(Over())

    def close(self) -> None:
        """Give the output back."""
        self._forget()
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _play(self, wish: Play) -> None:
        self._forget()
        self.warm()
        if self._stream is None:
            self._tell(Silent("no_output"))
            return
        self._rest, self._busy = pieces(wish), True
        self._more(first=True)

    def _more(self, first: bool = False) -> None:
        """Fill the tape; at first with one piece, so that it sounds at once."""
        try:
            while self._rest is not None and self._tape.ahead_s < AHEAD_S:
                piece = next(self._rest, None)
                if piece is None:
                    self._rest = None
                else:
                    self._tape.add(piece)
                    if first:
                        return
        except (OSError, RuntimeError, ValueError):
            self._forget()
            self._tell(Silent("no_sound"))

    def _where(self) -> None:
        at_s = self._tape.at_s
        if self._busy and at_s is not None:
            self._tell(At(at_s, not self._tape.held))

    def _forget(self) -> None:
        self._rest, self._busy = None, False
        self._tape.clear()


def run_deck(pipe: Connection) -> None:
    """Play what arrives until the pipe closes; the target of the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the window's to answer
    deck = Deck(pipe.send)
    with contextlib.suppress(EOFError, OSError):
        deck.warm()
        while True:
            if pipe.poll(TURN_S if deck.busy else None):
                deck.take(pipe.recv())
            deck.turn()
    deck.close()
