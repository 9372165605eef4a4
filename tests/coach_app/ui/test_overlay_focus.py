"""The strip over another program's window, on a real X server with a window manager: the keys go where they went."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.x_screen import Screen, missing_programs

# A second program: a field that has the focus, and says when it loses it and what was typed.
_OTHER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
field = QLineEdit()
field.setGeometry(100, 100, 400, 200)
field.show()
field.setWindowTitle("Another program")
app.focusWindowChanged.connect(lambda window: print("active" if window else "lost", flush=True))
field.textChanged.connect(lambda text: print("typed " + text, flush=True))
app.exec()
"""

# The strip with a nudge: shown over the field, clicked on, dragged, answered.
_STRIP = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from coach_app.live_flags import Nudge
from coach_app.overlay_state import Strip
from coach_app.ui.light import Light, Sign
from coach_app.ui.overlay import Overlay
from coach_app.ui.theme import LIGHT, Theme
from tests.coach_app.ui.story import FAST
app = QApplication([])
strip = Overlay(Theme(LIGHT))
strip.show_call(Strip(nudge=Nudge(FAST)), Light(Sign.RECORDING, 12.0), False)
strip.chosen.connect(lambda do: print(f"chosen {do}", flush=True))
strip.put((120, 120))
strip.show()
strip.moved.connect(lambda x, y: print(f"moved {x} {y}", flush=True))
app.focusWindowChanged.connect(lambda window: print("took the focus", flush=True) if window else None)
QTimer.singleShot(0, lambda: print("shown", flush=True))
app.exec()
"""


@pytest.fixture(autouse=True)
def _there(request: pytest.FixtureRequest) -> None:
    missing = missing_programs()
    if missing:
        request.applymarker(pytest.mark.xfail(run=False, reason=f"not installed: {', '.join(missing)}"))


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    made = Screen(tmp_path)
    yield made
    made.close()


def until(program: subprocess.Popen[str], words: str) -> list[str]:
    """What a program says up to some words."""
    heard: list[str] = []
    assert program.stdout is not None
    while not heard or heard[-1] != words:
        line = program.stdout.readline()
        assert line, f"it ended after {heard}"
        heard.append(line.strip())
    return heard


def test_the_strip_over_another_window_never_takes_the_focus(screen: Screen) -> None:
    other = screen.program(_OTHER)
    screen.activate("Another program")
    until(other, "active")
    strip = screen.program(_STRIP)
    until(strip, "shown")
    # Over the field, where a window that takes the focus would take it: shown, pressed, dragged.
    screen.xdo("mousemove", "--sync", "300", "140")
    screen.xdo(
        "mousedown", "1", "mousemove", "--sync", "330", "180", "mousemove", "--sync", "360", "200", "mouseup", "1"
    )
    assert strip.stdout is not None
    moved = strip.stdout.readline().split()
    assert moved[0] == "moved"
    left, top = int(moved[1]), int(moved[2])
    for x, do in ((310, "wrong"), (342, "mute")):  # its two buttons, from the left
        screen.xdo("mousemove", "--sync", str(left + x), str(top + 22), "click", "1")
        assert strip.stdout.readline().strip() == f"chosen {do}"
    screen.xdo("type", "A7")
    assert until(other, "typed A7") == ["typed A", "typed A7"]
