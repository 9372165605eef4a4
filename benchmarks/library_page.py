"""How soon the library page shows a library of thousands of sessions, and how long its window's thread is kept.

The page opens on a library whose index is up to date, as it is from the second start on; then the
list is scrolled from top to bottom, a screen at a time and by dragging, and words are searched.
A timer of 5 ms tells how long the window's thread was kept: the longest stretch that it did not
answer, on the wall and of its own processor: on a busy machine only the second can be compared.

    python -m benchmarks.library_page [--sessions 5000] [--data FOLDER]

With ``--data`` the sessions are kept there and used again.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.many_sessions import judged_calls, write_sessions
from coach_app.call import Wanted
from coach_app.library.library import Library
from coach_app.ui.language import Language
from coach_app.ui.library.archive import Archive
from coach_app.ui.library.library_panel import LibraryPanel
from coach_app.ui.theme import LIGHT, Theme, font

#: Budgets in seconds: until the first sessions are on screen, and the longest block.
OPEN_S, BLOCK_S = 0.3, 0.05
_TICK_MS = 5
#: Screens that are scrolled through, one after another, and how long each is looked at.
_STEPS, _LOOK_S = 400, 0.02


class Blocks:
    """Longest time between two beats of the window's thread, on the wall and of its processor."""

    def __init__(self) -> None:
        self.wall_s = self.cpu_s = 0.0
        self._last = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def begin(self) -> None:
        """Forget what was before."""
        self.wall_s = self.cpu_s = 0.0
        self._last = time.perf_counter(), time.thread_time()

    def _beat(self) -> None:
        now = time.perf_counter(), time.thread_time()
        self.wall_s = max(self.wall_s, now[0] - self._last[0])
        self.cpu_s = max(self.cpu_s, now[1] - self._last[1])
        self._last = now


def until(what: Callable[[], object], timeout_s: float = 60.0) -> None:
    """Let the window live until something is so."""
    ends_s = time.perf_counter() + timeout_s
    while not what():
        QApplication.processEvents()
        if time.perf_counter() > ends_s:
            raise TimeoutError


def stay(seconds: float) -> None:
    """Let the window live for a while."""
    ends_s = time.perf_counter() + seconds
    until(lambda: time.perf_counter() >= ends_s)


def shown(panel: LibraryPanel) -> bool:
    """Whether every row on screen has come."""
    view = panel.list
    first, last = view.indexAt(view.rect().topLeft()).row(), view.indexAt(view.viewport().rect().bottomLeft()).row()
    last = last if last >= 0 else panel.model.total - 1
    return first >= 0 and all(panel.model.row_at(place) is not None for place in range(first, last + 1))


def measure(data: Path) -> int:
    """Print what was measured; how many budgets are missed."""
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    app.setFont(font())
    theme = Theme(LIGHT)
    theme.use(LIGHT)
    archive = Archive(data, lambda: Wanted(engine="none"))
    blocks = Blocks()
    began, began_cpu = time.perf_counter(), time.process_time()
    panel = LibraryPanel(archive, theme, Language("zh"))
    panel.resize(340, 720)
    panel.show()
    panel.begin()
    gc.freeze()  # as the program does when it has made the page
    until(lambda: panel.model.total > 0 and panel.list.isVisible() and shown(panel))
    opened_s = time.perf_counter() - began
    opened_cpu_s = time.process_time() - began_cpu
    lines = [("opening to the first sessions on screen", opened_s, opened_cpu_s, OPEN_S)]
    lines.append(("longest block while it opens", blocks.wall_s, blocks.cpu_s, BLOCK_S))
    until(lambda: not panel._errands.busy)  # noqa: SLF001 (what was changed while nobody looked has been taken in)
    stay(0.5)
    scroll = panel.list.verticalScrollBar()
    blocks.begin()
    for step in range(_STEPS):
        scroll.setValue(round(step / (_STEPS - 1) * scroll.maximum()))
        stay(_LOOK_S)
    lines.append((f"longest block while {panel.model.total} are dragged past", blocks.wall_s, blocks.cpu_s, BLOCK_S))
    until(lambda: shown(panel))
    blocks.begin()
    waits = []
    for _ in range(30):
        scroll.setValue(max(0, scroll.value() - scroll.pageStep()))
        began = time.perf_counter()
        until(lambda: shown(panel))
        waits.append(time.perf_counter() - began)
        stay(_LOOK_S)
    lines.append(("longest block a screen at a time", blocks.wall_s, blocks.cpu_s, BLOCK_S))
    blocks.begin()
    for words in ("退款", "kuandai", "流量", ""):
        panel.bar.words.setText(words)
        stay(0.6)
        until(lambda: not panel.model.waiting)
    lines.append(("longest block while words are searched", blocks.wall_s, blocks.cpu_s, BLOCK_S))
    for name, seconds, cpu_s, budget_s in lines:
        print(f"{name:<52}{seconds * 1000:8.1f} ms of {budget_s * 1000:.0f}, of the processor {cpu_s * 1000:6.1f} ms")
    print(f"{'rows of the next screen are there after, longest':<52}{max(waits) * 1000:8.1f} ms")
    panel.close_down()
    archive.close()
    return sum(seconds > budget_s for _, seconds, _, budget_s in lines)


def main() -> int:
    """Write the sessions unless they are there, and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sessions", type=int, default=5000)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        data = arguments.data or Path(made)
        if not (data / "sessions").is_dir():
            (data / "sessions").mkdir(parents=True)
            write_sessions(data / "sessions", arguments.sessions, judged_calls())
        with Library(data) as library:
            library.catch_up()
        return measure(data)


if __name__ == "__main__":
    sys.exit(main())
