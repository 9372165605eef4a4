"""The heartbeat of the window's thread: what passes between two looks at its events, and whose fault it is."""

from __future__ import annotations

import gc
import math
import os
import sys
import time

from PySide6.QtCore import QTimer

#: Longest block of the window's thread, seconds (design, budgets).
BLOCK_S = 0.05


class Heartbeat:
    """What passes between two looks of the window's thread at its events.

    Besides the clock on the wall, each look notes how long the thread worked, and how long it could have
    worked and stood in the system's queue for a processor: that is the other work on the machine and not ours.
    """

    def __init__(self) -> None:
        self.walls_s: list[float] = []
        self.works_s: list[float] = []
        self.queued_s: list[float] = []
        self.pauses_s: list[float] = []
        self.load = (math.nan, math.nan)
        self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY) if sys.platform == "linux" else None
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._look)
        self._last = self._now()
        self._swept_s = 0.0

    def start(self) -> None:
        """Begin to look."""
        gc.callbacks.append(self._sweep)
        self.load = (_load(), math.nan)
        self._last = self._now()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        gc.callbacks.remove(self._sweep)
        self.load = (self.load[0], _load())

    @property
    def ours_s(self) -> list[float]:
        """Seconds of each look without those in which the system let others go first."""
        return [wall - queued for wall, queued in zip(self.walls_s, self.queued_s, strict=True)]

    def _now(self) -> tuple[float, float, float]:
        queued = int(os.pread(self._file, 64, 0).split()[1]) / 1e9 if self._file is not None else 0.0
        return time.perf_counter(), time.thread_time(), queued

    def _look(self) -> None:
        now, last = self._now(), self._last
        self._last = now
        for kept, one, before in zip((self.walls_s, self.works_s, self.queued_s), now, last, strict=True):
            kept.append(one - before)

    def _sweep(self, phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            self._swept_s = time.perf_counter()
        else:
            self.pauses_s.append(time.perf_counter() - self._swept_s)


def report(heart: Heartbeat) -> None:
    """Print what was seen."""
    print(f"{'load of the machine':34} {heart.load[0]:6.1f} at the beginning, {heart.load[1]:.1f} at the end")
    _share("longest block", heart.walls_s, "looks")
    _share("of it not in the system's queue", heart.ours_s, "looks")
    for number in sorted(range(len(heart.walls_s)), key=heart.ours_s.__getitem__)[-5:]:
        parts = (heart.walls_s[number], heart.works_s[number], heart.queued_s[number])
        print(
            "    {:.0f} ms, of them {:.0f} of its own work and {:.0f} in the queue".format(
                *(1000 * one for one in parts)
            )
        )
    _share("longest work of its own", heart.works_s, "looks")
    _share("longest sweep of Python's memory", heart.pauses_s or [0.0], "sweeps")
    print(f"{'share of one processor':34} {sum(heart.works_s) / sum(heart.walls_s):6.1%}")


def _load() -> float:
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else math.nan


def _share(name: str, seconds: list[float], over: str) -> None:
    """Print the longest of some times, as a share of the budget."""
    worst_s, usual_s = max(seconds), sorted(seconds)[int(0.999 * len(seconds))]
    late = sum(one > BLOCK_S for one in seconds)
    print(
        f"{name:34} {worst_s * 1000:6.0f} ms ({worst_s / BLOCK_S:4.0%} of 50 ms), {late} of {len(seconds)} {over} over it; "
        f"99.9 % within {usual_s * 1000:.0f} ms"
    )
