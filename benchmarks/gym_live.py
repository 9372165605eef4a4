"""How late the curve is that is drawn while one speaks: ``python -m benchmarks.gym_live [SECONDS]``.

Sound is written to a take's file as the recorder does, ten milliseconds at a time, in real time. A loop looks 32 times
a second, as the page does, at what the curve's process has given. Printed: how long after a row's instant was written
the row was there for painting. The device's own delay (a few tens of milliseconds) comes before it, the frame that
is painted (up to 31 ms) after it; what of it reaches the screen `benchmarks.gym_frames` counts.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import psutil

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from audio.synthetic import voice
from coach_app.practice.gym.live_curve import LiveCurve

_CHUNK = RATE // 100
_FRAME_S = 0.031


def main(seconds: float) -> int:
    """Print the delays; exit code 0."""
    curve = LiveCurve()
    curve.warm()
    with tempfile.TemporaryDirectory() as warming:
        _take(curve, Path(warming), 2.0)  # the first take waits for the process
    with tempfile.TemporaryDirectory() as folder:
        late_ms, share = _take(curve, Path(folder), seconds)
    curve.close()
    figures = ", ".join(f"{name} {value:.0f} ms" for name, value in _figures(late_ms))
    print(
        f"{len(late_ms)} rows in {seconds:.0f} s: {figures}; the process used {100 * share:.0f} % of a core; load {os.getloadavg()[0]:.1f}"
    )
    return 0


def _figures(late_ms: list[float]) -> list[tuple[str, float]]:
    return [("median", np.median(late_ms)), ("95th percentile", np.percentile(late_ms, 95)), ("most", max(late_ms))]


def _take(curve: LiveCurve, folder: Path, seconds: float) -> tuple[list[float], float]:
    """One take: how late each row was, and the share of a core that the process used."""
    sound = (voice(200, seconds, syllables=int(4 * seconds), spread_st=2.0) * 32767).astype(np.int16)
    curve.begin(folder)
    began = threading.Event()
    start_s: list[float] = []
    writer = threading.Thread(target=_write, args=(folder, sound, start_s, began))
    writer.start()
    began.wait()
    child = max(
        psutil.Process().children(), key=lambda one: one.memory_info().rss
    )  # the other one is multiprocessing's
    used = sum(child.cpu_times()[:2])
    late_ms: list[float] = []
    rows = 0
    ends = start_s[0] + seconds + 3.0
    while rows < 100 * seconds - 10 and time.monotonic() < ends:
        time.sleep(_FRAME_S)
        now = time.monotonic()
        for one in curve.rows():
            rows += 1
            late_ms.append(1000 * (now - start_s[0] - one.at_s))
    writer.join()
    curve.end()
    return late_ms, (sum(child.cpu_times()[:2]) - used) / seconds


def _write(
    folder: Path, sound: np.ndarray[tuple[int], np.dtype[np.int16]], start_s: list[float], began: threading.Event
) -> None:
    """Write in real time: a chunk is there when its last sample would have been heard."""
    side = SideWriter(folder, Speaker.AGENT)
    start_s.append(time.monotonic())
    began.set()
    for at in range(0, len(sound), _CHUNK):
        time.sleep(max(0.0, start_s[0] + (at + _CHUNK) / RATE - time.monotonic()))
        side.append(sound[at : at + _CHUNK])
    side.close()


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 20.0))
