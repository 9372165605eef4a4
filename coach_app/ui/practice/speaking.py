"""One sentence into the microphone: begun by a key, drawn as it is spoken, over by a key or when the voice is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from coach_app.ui.first_run.sound_room import SoundRoom
from coach_app.ui.practice.curves import Curve
from coach_app.ui.practice.even_rows import EvenRows
from coach_app.ui.practice.gym_live import LiveOwn

if TYPE_CHECKING:
    from coach_app.ui.practice.gym_services import GymServices

# A little less than a thirtieth of a second: thirty frames a second reach the screen although a few come late.
FRAME_MS = 31
# No sentence is longer; whoever walks away in the middle records no more than this.
LONGEST_MS = 45_000


class Speaking(QObject):
    """Holds the microphone of a page.

    Parameters
    ----------
    services : GymServices
        Opens it, and says what comes.
    what : str
        Name of the recordings.
    parent : QObject
        The page.
    """

    drawn = Signal(object)
    """The curve has grown: a `Curve`."""
    done = Signal(object)
    """The sentence is over: the folder that holds it, or ``None`` if the microphone has gone."""
    failed = Signal(object)
    """The microphone cannot be had: why."""
    rested = Signal()
    """The microphone has been given back."""

    def __init__(self, services: GymServices, what: str, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._what = services, what
        self._live, self._even = LiveOwn(), EvenRows()
        self._room = SoundRoom(services, self)
        self._room.failed.connect(self._has_failed)
        self.goes_on = False
        self.has_microphone = False
        self._began = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)  # a coarse one is late by 5 % and more
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.look)

    @property
    def frame_ms(self) -> int:
        """Milliseconds between two frames while somebody speaks."""
        return self._timer.interval()

    def open(self) -> None:
        """Have the microphone ready."""
        self.has_microphone = True
        self._room.open(self._services.plan())

    def begin(self) -> None:
        """Keep what is said from now on."""
        self._live, self._even, self.goes_on = LiveOwn(), EvenRows(), True
        self._began.start()
        self.drawn.emit(Curve())
        self._room.record(self._what)
        self._timer.start()

    def finish(self) -> None:
        """The sentence is over."""
        if self.goes_on:
            self.goes_on = False
            self._timer.stop()
            self._room.stop(self.done.emit)

    def look(self) -> None:
        """Draw what has come; see whether the sentence is over."""
        if self._live.take(self._even.due(self._services.rows())):
            self.drawn.emit(self._live.curve)
        if self._live.over or self._began.elapsed() > LONGEST_MS:
            self.finish()

    def rest(self) -> None:
        """Give the microphone back; of a sentence in the middle nothing is kept."""
        if self.goes_on:
            self._room.discard()
        self.goes_on = False
        self._timer.stop()
        self._room.close(self._has_rested)

    def close(self) -> None:
        """Give it back for good."""
        self._timer.stop()
        self._room.end()

    def _has_rested(self) -> None:
        self.has_microphone = self._room.plan is not None  # it may have been opened again meanwhile
        self.rested.emit()

    def _has_failed(self, error: Exception) -> None:
        self.goes_on = self.has_microphone = False
        self._timer.stop()
        self.failed.emit(error)
