from __future__ import annotations

import subprocess
import sys

from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Band
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.gauge_plot import GaugePlot
from coach_app.ui.widgets.gauge_plot_slot import PlotSlot


def test_a_strip_holds_the_place_until_the_plot_is_loaded(qtbot: QtBot, theme: Theme) -> None:
    slot = PlotSlot(theme, 0, 1, True)
    slot.setAccessibleName("Rate")
    qtbot.addWidget(slot)
    slot.show_points([0.2], [0.5], Band(), None)
    before = slot.loaded
    slot.load()
    slot.load()
    assert (before, slot.loaded) == (False, True)
    assert [plot.accessibleName() for plot in slot.findChildren(GaugePlot)] == ["Rate"]
    slot.show_points([0.2, 0.4], [None, 0.5], Band(0, 1), 0.5)
    slot.show_points([], [], Band(0, 1), None)


def test_the_window_can_be_built_before_the_plotting_library_is_loaded() -> None:
    code = "import coach_app.app, sys; print([m for m in ('pyqtgraph', 'librosa', 'numba', 'vosk', 'faster_whisper', "
    code += "'sounddevice', 'soundfile', 'scipy', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
