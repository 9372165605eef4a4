"""What the recorder costs, keeps and loses: clocks, kills, delay, memory.

Prints each figure with its budget. Everything runs on simulated or counting devices, whose
sound says at every sample which instant it is; with PulseAudio installed, the same for real
devices is shown by `tests/coach_app/recording/test_real_devices.py`.

    python -m benchmarks.recording [hours]
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from pathlib import Path

import numpy as np
import psutil

from audio.block import RATE, Speaker
from audio.capture import Chunk
from audio.continuity import Continuity
from coach_app.recording.link import RecorderLink
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CapturePlan,
    DevicesOpened,
    EndCall,
    Gap,
    OpenDevices,
    Recorded,
    Report,
)
from tests.coach_app.recording.counting_device import COUNTING
from tests.coach_app.recording.simulated import SECOND, SimulatedDevice, Studio

#: Kills of the recorder, and seconds that its delay and its share of a core are watched.
KILLS, WATCHED_S = 8, 30.0


def apart_ms(ppm: float, seconds: int = 3600) -> float:
    """Largest distance between what two devices recorded at one instant, one of them running fast."""
    right, wrong = Continuity(48_000, 1, 0), Continuity(48_000, 1, 0)
    chunk, furthest = np.full((4_800, 1), 1000, np.int16), 0.0
    for i in range(1, seconds * 10):
        instants = i * 0.1, i * 0.1 / (1 + ppm * 1e-6)
        for one, instant in zip((right, wrong), instants, strict=True):
            one.feed(Chunk(chunk, round((instant + 0.02) * SECOND)))
            one.settle(round((instant + 0.02) * SECOND))
        if right.end is not None and wrong.end is not None:
            apart = (wrong.end / RATE - instants[1]) - (right.end / RATE - instants[0])
            furthest = max(furthest, abs(apart))
    return 1000 * furthest


def memory_mb(hours: float) -> list[float]:
    """Resident memory after each ten minutes of a shift of ten-minute calls, fed faster than life."""
    studio = Studio(SimulatedDevice(rate=16_000), SimulatedDevice(rate=16_000, ppm=80)).opened()
    read: list[float] = []
    for _ in range(round(hours * 6)):
        folder = Path(tempfile.mkdtemp(prefix="recording-"))
        studio.order(BeginCall(folder, back_s=5))
        for _ in range(600):
            studio.run(1.0, tick=SECOND // 20)
            studio.reports.clear()
        studio.order(EndCall())
        studio.run(1.0)
        shutil.rmtree(folder)
        read.append(psutil.Process().memory_info().rss / 1e6)
    return read


class Watched:
    """A recorder process of counting devices, and what it says."""

    def __init__(self) -> None:
        self.link = RecorderLink(COUNTING)
        self.reports: list[Report] = []
        self.late_ms: list[float] = []
        self.began_ns = 0

    def until(self, done: Callable[[], bool]) -> None:
        """Listen until something is so."""
        while not done():
            for _ in wait(self.link.pipes, 0.05):
                report = self.link.receive()
                if isinstance(report, CallBegan):
                    self.began_ns = report.began_ns
                if isinstance(report, Recorded):
                    self.late_ms.append((time.monotonic_ns() - self.began_ns) / 1e6 - 1000 * report.until_s)
                if report is not None:
                    self.reports.append(report)

    def recorded_s(self) -> float:
        """How far the files have come."""
        return max((report.until_s for report in self.reports if isinstance(report, Recorded)), default=0.0)

    def run(self, seconds: float) -> None:
        """Record on for some seconds."""
        until_s = self.recorded_s() + seconds
        self.until(lambda: self.recorded_s() >= until_s)

    def begin(self, folder: Path) -> None:
        """Open the devices and begin a call."""
        self.link.order(OpenDevices(CapturePlan()))
        self.until(lambda: any(isinstance(report, DevicesOpened) for report in self.reports))
        self.until(lambda: self.link.spare_ready)
        self.link.order(BeginCall(folder))
        self.run(1.0)


def main() -> None:
    """Measure and print."""
    hours = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
    for ppm in (80.0, -80.0, 190.0):
        print(f"two devices, one {ppm:+.0f} ppm, for an hour: at most {apart_ms(ppm):.1f} ms apart (budget 20)")
    with tempfile.TemporaryDirectory(prefix="recording-") as folder:
        watched = Watched()
        watched.begin(Path(folder))
        process = psutil.Process(watched.link.pid)
        before, began_s = process.cpu_times(), watched.recorded_s()
        watched.run(WATCHED_S)
        after, took_s = process.cpu_times(), watched.recorded_s() - began_s
        share = (after.user + after.system - before.user - before.system) / took_s
        median, most = np.percentile(watched.late_ms, [50, 95])
        print(f"sound told to be in the files after its instant: median {median:.0f} ms, 95 % {most:.0f} ms")
        print(f"recorder: {100 * share:.1f} % of a core, {process.memory_info().rss / 1e6:.0f} MB")
        rng = random.Random(KILLS)  # noqa: S311 (instants of kills are no secrets)
        for number in range(KILLS):
            watched.until(lambda: watched.link.spare_ready)
            watched.run(rng.uniform(0.2, 1.2))
            os.kill(watched.link.pid or 0, signal.SIGKILL)
            watched.until(lambda number=number: watched.link.replaced > number)  # type: ignore[misc]
        watched.run(1.0)
        lost = sorted(1000 * report.missing.duration_s for report in watched.reports if isinstance(report, Gap))
        watched.link.close()
        print(
            f"{KILLS} kills, {len(Speaker)} sides: {np.median(lost):.0f} ms lost in the middle, {lost[-1]:.0f} ms at most (budget 1000)"
        )
    read = memory_mb(hours)
    slope = np.polyfit(np.arange(1, len(read)) / 6, read[1:], 1)[0] if len(read) > 2 else 0.0
    print(f"memory over {hours:g} h of ten-minute calls: {read[0]:.1f} MB → {read[-1]:.1f} MB, {slope:+.2f} MB an hour")


if __name__ == "__main__":
    main()
