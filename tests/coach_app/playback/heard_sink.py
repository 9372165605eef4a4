"""What arrives at a sink, and when: the ear of the tests that play."""

from __future__ import annotations

import os
import subprocess
import time
from types import TracebackType
from typing import Self

import numpy as np

from tests.pulse_server import FAR_END_MONITOR

RATE = 48_000
#: Read at once: ten milliseconds.
_STEP = RATE // 100


class HeardSink:
    """Listens to what is played into the usual output; a context manager."""

    def __enter__(self) -> Self:
        kind = ["--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=10", "--raw"]
        self._ear = subprocess.Popen(
            ["pacat", "--record", "-d", FAR_END_MONITOR, *kind], stdout=subprocess.PIPE, env={**os.environ}
        )
        self._read()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ear.kill()
        self._ear.communicate()

    def first_sound(self, within_s: float, loud: float = 0.01) -> float | None:
        """Wait for sound; return `time.perf_counter` when it was heard, or ``None`` if it was not."""
        until = time.perf_counter() + within_s
        while time.perf_counter() < until:
            if self._read() > loud:
                return time.perf_counter()
        return None

    def quiet(self, within_s: float, steps: int = 10) -> bool:
        """Wait until nothing has been heard for so many hundredths of a second."""
        until, silent = time.perf_counter() + within_s, 0
        while silent < steps and time.perf_counter() < until:
            silent = silent + 1 if self._read() < 1e-3 else 0
        return silent >= steps

    def _read(self) -> float:
        assert self._ear.stdout is not None
        raw = self._ear.stdout.read(2 * _STEP)
        assert len(raw) == 2 * _STEP, "the sound server has gone"
        return float(np.abs(np.frombuffer(raw, "<i2").astype(np.float32)).max()) / 32768
