"""Keeps the search for dead objects short while a call runs.

Python looks for circles of dead objects by looking at all that live. Rules and phrases are many: a full look
takes a tenth of a second in which no frame is painted. What is there before the first call of a shift stays
until the shift is over, so it is left out of the search for so long.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject

from coach_app.ui.shift_desk import ShiftDesk


class StillMemory(QObject):
    """Leaves out of the search what was loaded for a shift.

    Parameters
    ----------
    desk : ShiftDesk
        Tells when a shift opens, takes its first call, and is over.
    """

    def __init__(self, desk: ShiftDesk) -> None:
        super().__init__(desk)
        self._desk, self._called = desk, False
        desk.changed.connect(self._moved)
        desk.closed.connect(self._closed)

    def _moved(self) -> None:
        state = self._desk.state
        if state.open and not self._called:
            self._called = state.unfinished
            gc.freeze()

    def _closed(self) -> None:
        self._called = False
        gc.unfreeze()
