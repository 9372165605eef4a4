"""Keeps the search for dead objects short while a call runs.

Python looks for circles of dead objects by looking at all that live. Rules and phrases are many: a full look
takes a tenth of a second in which no frame is painted. While they are loaded nothing is looked for; what is there
before the first call of a shift stays until the shift is over, so it is left out of the search for so long; and so is,
minute by minute, what a call has said by then, that an hour of it is no more to look through than its first minute.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from coach_app.settled_memory import EVERY_S, SettledMemory
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
        self._memory = SettledMemory()
        self._minutes = QTimer(self, interval=round(1_000 * EVERY_S))
        self._minutes.timeout.connect(self._memory.settle)
        desk.changed.connect(self._moved)
        desk.closed.connect(self.end)

    def end(self) -> None:
        """Look at everything again: the shift is over, or the program ends."""
        self._called = False
        self._minutes.stop()
        self._memory.release()
        gc.enable()

    def _moved(self) -> None:
        state = self._desk.state
        if not state.open or self._called:
            return
        self._called = state.unfinished
        gc.freeze()
        if self._called:
            self._minutes.start()
        if state.lanes or self._called:
            gc.enable()
        else:
            gc.disable()  # rules are loaded until the first worker is warm
