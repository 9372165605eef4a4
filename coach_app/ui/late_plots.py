"""Brings the plots in once the window is on screen, without ever keeping it waiting.

Loading the plotting library takes a quarter of a second: that happens in a thread. Making
one plot takes 20 ms and must happen in the window's own thread: one at a time.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

# Milliseconds between two looks at whether the library is there.
LOOK_MS = 15


class LatePlots(QTimer):
    """Loads plots step by step.

    Parameters
    ----------
    load_next : callable
        Makes one plot; ``False`` when there is none left to make.
    parent : QObject
        The window; with it goes the timer.
    module : str
        What takes long to load.
    """

    def __init__(
        self,
        load_next: Callable[[], bool],
        parent: QObject,
        module: str = "coach_app.ui.widgets.gauge_plot",
    ) -> None:
        super().__init__(parent)
        self._load_next = load_next
        self._thread = threading.Thread(target=importlib.import_module, args=(module,), name="plots", daemon=True)
        self.setInterval(LOOK_MS)
        self.timeout.connect(self._step)

    def begin(self) -> None:
        """Start; once is enough."""
        if not self._thread.ident:
            self._thread.start()
            self.start()

    def _step(self) -> None:
        if not self._thread.is_alive() and not self._load_next():
            self.stop()
