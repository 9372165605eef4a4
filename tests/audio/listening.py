"""Listening to a capture in tests: what came, and waiting for it without guessing how long it takes."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np

from audio.capture import Chunk, Pcm


class Listener:
    """Keeps what a capture hands over; `take` is called from the device's thread."""

    def __init__(self) -> None:
        self.chunks: list[Chunk] = []
        self._came = threading.Condition()

    def take(self, chunk: Chunk) -> None:
        with self._came:
            self.chunks.append(chunk)
            self._came.notify_all()

    def wait(self, rows: int, timeout_s: float = 10.0) -> Pcm:
        """Everything so far, once there are so many rows more than now."""
        with self._came:
            before = self._rows()
            enough = self._came.wait_for(lambda: self._rows() >= before + rows, timeout_s)
            assert enough, f"{self._rows() - before} of {rows} rows in {timeout_s} s"
            return np.concatenate([chunk.samples for chunk in self.chunks])

    def _rows(self) -> int:
        return sum(len(chunk.samples) for chunk in self.chunks)


def until(condition: Callable[[], bool], timeout_s: float) -> float:
    """Wait until something is so; the seconds it took."""
    began = time.monotonic()
    asked = threading.Event()
    while not condition():
        assert time.monotonic() - began < timeout_s, f"not so after {timeout_s} s"
        asked.wait(0.005)
    return time.monotonic() - began


def pitch_hz(sound: Pcm, rate: int, column: int = 0) -> int:
    """The loudest frequency of the last half second, to 10 Hz: the tone may begin within."""
    last = sound[-rate // 2 :, column].astype(np.float64)
    spectrum = np.abs(np.fft.rfft(last * np.hanning(len(last))))
    return round(int(np.argmax(spectrum)) * rate / len(last) / 10) * 10
