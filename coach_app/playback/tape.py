"""Sound on its way to the device: filled by the player, emptied by PortAudio's thread."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

import numpy as np
import numpy.typing as npt

from audio.block import RATE
from coach_app.playback.reel import Piece


class Tape:
    """A queue of pieces that knows which moment of the call is heard.

    Its two ends may be used by two threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pieces: deque[Piece] = deque()
        self._used = 0
        self._held = False
        self._at_s: float | None = None

    @property
    def ahead_s(self) -> float:
        """Seconds of sound that wait."""
        with self._lock:
            return (sum(len(piece.samples) for piece in self._pieces) - self._used) / RATE

    @property
    def at_s(self) -> float | None:
        """Call time of what was handed over last; ``None`` before anything was."""
        return self._at_s

    @property
    def held(self) -> bool:
        """Whether it keeps its place."""
        return self._held

    def add(self, piece: Piece) -> None:
        """Put sound behind what waits."""
        with self._lock:
            self._pieces.append(piece)

    def clear(self) -> None:
        """Forget what waits, and be ready to play."""
        with self._lock:
            self._pieces.clear()
            self._used, self._held, self._at_s = 0, False, None

    def hold(self, held: bool) -> None:
        """Keep the place, or go on."""
        self._held = held

    def fill(self, buffer: npt.NDArray[np.float32], frames: int, _time: Any, _flags: Any) -> None:
        """Fill a buffer of one column, with silence where nothing waits; PortAudio calls it."""
        done = 0
        with self._lock:
            while done < frames and self._pieces and not self._held:
                piece = self._pieces[0]
                part = piece.samples[self._used : self._used + frames - done]
                buffer[done : done + len(part), 0] = part
                done += len(part)
                self._used += len(part)
                share = self._used / max(1, len(piece.samples))
                self._at_s = piece.start_s + share * (piece.end_s - piece.start_s)
                if self._used >= len(piece.samples):
                    self._pieces.popleft()
                    self._used = 0
        buffer[done:, 0] = 0.0
