"""The heartbeat of the window's thread: what passes between two looks at its events, and whose fault it is."""

from __future__ import annotations

import gc
import math
import os
import sys
import threading
import time
import traceback
from array import array
from collections import Counter
from collections.abc import Sequence
from types import FrameType

from PySide6.QtCore import QTimer

#: Longest block of the window's thread, seconds (design, budgets).
BLOCK_S = 0.05


class Heartbeat:
    """What passes between two looks of the window's thread at its events.

    Besides the clock on the wall, each look notes how long the thread worked, and how long it could have
    worked and stood in the system's queue for a processor: that is the other work on the machine and not ours.
    """

    def __init__(self) -> None:
        # Arrays: a search for dead objects would look at every element of a list, and be longer for it.
        self.walls_s, self.works_s, self.queued_s = array("d"), array("d"), array("d")
        self.pauses_s = array("d")
        self._told = 0
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
    def last_look_s(self) -> float:
        """When the thread was last free, on the clock of `time.perf_counter`."""
        return self._last[0]

    def lately(self) -> str:
        """What was seen since this was last asked for: cheap enough to be asked in the window's thread."""
        walls_s, queued_s = self.walls_s[self._told :], self.queued_s[self._told :]
        self._told += len(walls_s)
        ours_s = [wall - queued for wall, queued in zip(walls_s, queued_s, strict=True)]
        late, ours = (sum(one > BLOCK_S for one in seconds) for seconds in (walls_s, ours_s))
        longest = (1000 * max(seconds, default=0.0) for seconds in (walls_s, ours_s))
        return "longest block {:.0f} ms, {:.0f} without the queue; over 50 ms: {} and {} of {} looks".format(
            *longest, late, ours, len(walls_s)
        )

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


class Witness:
    """Notes what the window's thread and the others do when a look is late: where to look for the cause.

    It takes the interpreter a few hundred times a second itself, so it is for finding causes, not for figures.

    Parameters
    ----------
    heart : Heartbeat
        Whose looks.
    late_s : float
        What is late.
    """

    def __init__(self, heart: Heartbeat, late_s: float = 0.03) -> None:
        self._heart, self._late_s = heart, late_s
        self._window = threading.get_ident()
        self._over = threading.Event()
        self.seen: Counter[str] = Counter()
        self._thread = threading.Thread(target=self._watch, name="witness", daemon=True)
        self._thread.start()

    def tell(self) -> None:
        """Look no more, and print what was seen most often."""
        self._over.set()
        self._thread.join()
        for what, times in self.seen.most_common(12):
            print(f"  {times} times\n{what}", flush=True)

    def _watch(self) -> None:
        while not self._over.wait(0.004):
            if time.perf_counter() - self._heart.last_look_s > self._late_s:
                frames = sys._current_frames()  # noqa: SLF001 (there is no other way to see another thread's)
                if self._window not in frames:
                    return  # the program ends
                others = [name for name, frame in frames.items() if name not in (self._window, threading.get_ident())]
                told = [f"    window: {_place(frames[self._window])}"]
                told += [
                    place for name in others if (place := f"    other: {_place(frames[name])}") and "wait" not in place
                ]
                self.seen["\n".join(told)] += 1


def _place(frame: FrameType) -> str:
    """The innermost five calls."""
    calls = traceback.extract_stack(frame)[-5:]
    return " > ".join(f"{call.filename.rpartition('/')[2]}:{call.lineno} {call.name}" for call in calls)


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


def _share(name: str, seconds: Sequence[float], over: str) -> None:
    """Print the longest of some times, as a share of the budget."""
    worst_s, usual_s = max(seconds), sorted(seconds)[int(0.999 * len(seconds))]
    late = sum(one > BLOCK_S for one in seconds)
    print(
        f"{name:34} {worst_s * 1000:6.0f} ms ({worst_s / BLOCK_S:4.0%} of 50 ms), {late} of {len(seconds)} {over} over it; "
        f"99.9 % within {usual_s * 1000:.0f} ms"
    )
