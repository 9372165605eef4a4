"""Takes the picture of the window that was asked for, once its moment has come."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from coach_app.live_state import LiveStateStore
from coach_app.moments import AFTER_NUDGE_S
from coach_app.ui.stage import keep


class Camera(QTimer):
    """Looks ten times a second whether it is time.

    Parameters
    ----------
    window : QWidget
        Whose picture.
    store : LiveStateStore
        Knows the call time.
    file : Path
        Where the picture goes.
    at_s : float or None
        Call time; ``None`` for shortly after the first nudge has come up.
    """

    def __init__(self, window: QWidget, store: LiveStateStore, file: Path, at_s: float | None) -> None:
        super().__init__(window)
        self._window, self._store, self._file, self._at_s = window, store, file, at_s
        self.setInterval(100)
        self.timeout.connect(self.look)

    def look(self) -> None:
        """Take the picture if it is time."""
        state = self._store.state
        shown = state.board.seen[:1]
        nudged_s = shown[0].shown_at_s if shown else None
        at_s = self._at_s if self._at_s is not None else None if nudged_s is None else nudged_s + AFTER_NUDGE_S
        if at_s is not None and state.now_s >= at_s:
            self.stop()
            keep(self._window, self._file)
