"""The page's hold on the take that runs: begins it, passes orders on, brings its news into the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from coach_app.errors import AppError
from coach_app.practice.news import PracticeChanged, PracticeMarked, PracticePhase
from coach_app.shift.news import CallKept, ShiftFailed
from coach_app.ui.errands import Errands

if TYPE_CHECKING:
    from coach_app.live_gauges import Bands
    from coach_app.sayings import Sayings
    from coach_app.ui.practice.run_page import RunPage
    from coach_app.ui.practice.services import PracticeServices, Take
    from coach_app.ui.practice.shown import Sheet


#: Sees to it that the devices are free, then calls what it is given; ``False`` if a call keeps them.
Clear = Callable[[Callable[[], None]], bool]


# Devices that stay open for the next take are given back where none begins for so long.
_NEXT_MS = 45_000
# Nobody said why.
_BROKE_OFF = ShiftFailed("broke_off", "The call of the drill broke off.", "Take the drill once more.")


def free(then: Callable[[], None]) -> bool:
    """Go on at once: nothing else has the devices."""
    then()
    return True


class TakeFailedError(AppError):
    """A take could not begin or go on; its code has sentences in `coach_app.advice`."""

    def __init__(self, failed: ShiftFailed) -> None:
        super().__init__(failed.message, failed.advice)
        self.code = failed.code


class Taking(QObject):
    """One take at a time.

    Parameters
    ----------
    parent : QObject
        The page.
    services : PracticeServices
        Makes takes.
    run : RunPage
        Shows the one that runs.
    """

    marking = Signal()
    """Somebody hung up, and the take is being marked."""
    marked = Signal(object)
    """It is kept and marked: a `PracticeMarked`."""
    left = Signal(str)
    """A take that nobody waits for was kept all the same: the id of its session."""
    rested = Signal()
    """The devices have been given back."""
    failed = Signal(object)
    """It could not begin, or broke off: why."""
    ended = Signal()
    """No take runs any more."""

    def __init__(self, parent: QObject, services: PracticeServices, run: RunPage) -> None:
        super().__init__(parent)
        self._services, self._run = services, run
        self._orders = Errands(self, in_turn=True)
        self._take: Take | None = None
        self._number = 0
        self.unused = QTimer(self, singleShot=True, interval=_NEXT_MS)
        self.unused.timeout.connect(self.rest)
        self.has_devices = self._rang = False

    @property
    def runs(self) -> bool:
        """Whether a take runs, or its marks are awaited."""
        return self._take is not None

    @property
    def is_marked(self) -> bool:
        """Whether somebody hung up, and marks are awaited."""
        return self.runs and (self._run.state.over or self._rang)

    def begin(self, sheet: Sheet, voice: tuple[Bands, Sayings], heard: bool) -> None:
        """Take a drill.

        Parameters
        ----------
        sheet : Sheet
            The drill.
        voice : tuple of Bands and Sayings
            Limits and sentences for who speaks.
        heard : bool
            Whether there is an output; without one its lines are shown whatever is chosen.
        """
        self.unused.stop()
        self._number += 1
        number = self._number
        self._run.begin(sheet, voice, heard, again=self.has_devices)
        self.has_devices, self._rang = True, False
        hear = self._orders.listener(lambda said: self._told(number, said))
        take = self._take = self._services.take(sheet.drill.id, hear)
        self._orders.run(lambda _: take.start(), failed=self._has_failed)

    def repeat(self) -> None:
        """The line again."""
        if self._take is not None:
            self._order(self._take.repeat)

    def hang_up(self) -> None:
        """The agent puts the telephone down."""
        if self._take is not None:
            self._rang = self._run.state.phase is PracticePhase.TALKING
            self._order(self._take.hang_up)

    def leave(self) -> None:
        """End it; nothing that it still says is heard."""
        if self._take is not None:
            self._order(self._take.leave)
            self._end()

    def rest(self, then: Callable[[], None] | None = None) -> None:
        """Have the devices given back, if no take runs, and then do something."""
        if self._take is None:
            services = self._services

            def rested(_: object) -> None:
                self.has_devices = self.runs
                if then is not None:
                    then()
                self.rested.emit()

            self._orders.run(lambda _: services.rest(), rested)

    def close(self) -> None:
        """End what runs; the window goes away."""
        self._end()
        self.unused.stop()
        self._orders.close()

    def _order(self, act: Callable[[], None]) -> None:
        self._orders.run(lambda _: act())

    def _told(self, number: int, said: object) -> None:
        if self._take is None or number != self._number:
            if isinstance(said, CallKept):  # of a take that was left
                self.left.emit(said.session)
            return
        if isinstance(said, ShiftFailed):
            self._has_failed(TakeFailedError(said))
            return
        is_kept = self._run.state.phase in (PracticePhase.MARKING, PracticePhase.DONE)
        self._run.take(said)
        if isinstance(said, PracticeChanged) and said.phase is PracticePhase.CLOSED and not is_kept:
            self._has_failed(TakeFailedError(_BROKE_OFF))
        elif isinstance(said, PracticeChanged) and said.phase is PracticePhase.MARKING:
            self.marking.emit()
        elif isinstance(said, PracticeMarked) and self._run.state.marked is said:
            self._end()
            self.marked.emit(said)

    def _has_failed(self, error: Exception) -> None:
        if self._take is not None:
            self._end()
            self.rest()  # a call that broke off is not used again, and its devices are for others
            self.failed.emit(error)

    def _end(self) -> None:
        if self._take is not None:
            self._take = None
            self._run.stop()
            self.unused.start()
            self.ended.emit()
