"""How soon the window is there, and whether it stays fluent while a call is judged beside it.

Prints seconds and their share of the budget (design, budgets). Both the clock on the wall and
the processor's time are given: on a busy machine only the second can be compared.

    python -m benchmarks.window
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.heartbeat import Heartbeat, report
from coach_app.app import App
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application

#: Budgets in seconds: frame on screen, window usable.
FRAME_S, USABLE_S = 0.7, 1.5

#: How long the call is watched, seconds.
WATCHED_S = 40.0

#: Starts the window as `coach` does and says when it was on screen and when its plots were there.
_START = """
import time
from coach_app.app import App
from coach_app.ui.example_call import Show
from coach_app.ui.stage import Look, application
qt = application()
app = App(Show(), Look("zh", "light"))
app.window.show()
qt.processEvents()
print(time.time(), time.process_time())
while not all(row.slot.loaded for row in app.window.live.gauges.rows):
    qt.processEvents()
print(time.time(), time.process_time())
"""


def started() -> list[tuple[float, float]]:
    """Wall and processor seconds from the start of the process to the frame, and to the plots."""
    began_s = time.time()
    done = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    moments = [tuple(float(figure) for figure in line.split()) for line in done.stdout.splitlines()]
    return [(wall_s - began_s, cpu_s) for wall_s, cpu_s in moments]


def watched() -> Heartbeat:
    """The heartbeat of the window's thread while the example call plays."""
    qt = application()
    with tempfile.TemporaryDirectory() as folder:
        app = App(Show("scripted", report=Path(folder) / "report.html"), Look("zh", "light"))
        app.window.show()
        qt.processEvents()
        heart = Heartbeat()
        heart.start()
        app.play()
        QTimer.singleShot(round(WATCHED_S * 1000), qt.quit)
        qt.exec()
        heart.stop()
        app.window.close()
    return heart


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    started()  # a second start is what the budget speaks of
    runs = sorted(started() for _ in range(5))
    for name, budget_s, step in (("frame on screen", FRAME_S, 0), ("plots there", USABLE_S, 1)):
        wall_s, cpu_s = runs[len(runs) // 2][step]
        print(f"{name:34} {wall_s:6.2f} s ({wall_s / budget_s:4.0%} of {budget_s} s), processor {cpu_s:.2f} s")
    report(watched())


if __name__ == "__main__":
    main()
