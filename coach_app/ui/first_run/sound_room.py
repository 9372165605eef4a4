"""The open devices of the first run: one booth at a time, used by the pages that need sound."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coach_app.recording.messages import CapturePlan, DevicesOpened, Refused
from coach_app.ui.errands import Errands
from coach_app.ui.first_run.services import Booth, SoundServices


def _nothing() -> None:
    """Nobody waits for it."""


class SoundRoom(QObject):
    """Opens, records and closes in the order asked for, without keeping the window waiting.

    Parameters
    ----------
    services : SoundServices
        Opens devices.
    parent : QObject or None
        The window.
    """

    heard = Signal(object)
    """`Heard` of the devices that are open now."""
    failed = Signal(object)
    """What was asked last could not be done."""

    def __init__(self, services: SoundServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._errands = Errands(self, in_turn=True)
        self._plan: CapturePlan | None = None
        self._opened = self._refused = False
        self._held: list[Booth] = []  # one or none; only the errands' thread looks at it

    @property
    def plan(self) -> CapturePlan | None:
        """Devices that are open, or being opened."""
        return self._plan

    @property
    def refused(self) -> bool:
        """Whether the devices that were asked for cannot be had."""
        return self._refused

    def open(self, plan: CapturePlan) -> None:
        """Open these devices in place of those that are open; nothing is done if they are."""
        if plan == self._plan and not self._refused:
            return
        self._plan, self._opened, self._refused = plan, False, False
        tell = self._errands.listener(self._pass_on)
        held, listen = self._held, self._services.listen

        def change(_: object) -> None:
            if held:
                held[0].use(plan)
            else:
                held.append(listen(plan, tell))

        self._errands.run(change, failed=self._failed)

    def record(self, what: str) -> None:
        """Keep the sound from now on."""
        held, folder = self._held, self._services.take_folder

        def begin(_: object) -> None:
            if held:
                held[0].record(folder(what))

        self._errands.run(begin, failed=self._failed)

    def stop(self, then: Callable[[Path | None], None]) -> None:
        """Keep no more; `then` is given the folder, or ``None`` if the devices had gone."""
        held = self._held
        self._errands.run(lambda _: held[0].stop() if held else None, then, self._failed)

    def discard(self) -> None:
        """Keep no more, and nothing of what was kept."""
        held, drop = self._held, self._services.drop

        def work(_: object) -> None:
            if held:
                drop(held[0].stop())

        self._errands.run(work, failed=self._failed)

    def close(self, then: Callable[[], None] = _nothing) -> None:
        """Give the devices back, and then do something."""
        self._plan = None
        held = self._held
        self._errands.run(lambda _: _close(held), lambda _: then(), self._failed)

    def end(self) -> None:
        """Give the devices back for good: the window goes away."""
        self.close()
        self._errands.close()

    def _pass_on(self, said: object) -> None:
        if isinstance(said, DevicesOpened) and said.plan == self._plan:
            self._opened, self._refused = True, False
        elif isinstance(said, Refused):
            self._refused = True
        # What the devices give that are on their way out is of no interest.
        if self._plan is not None and (self._opened or isinstance(said, Refused)):
            self.heard.emit(said)

    def _failed(self, error: Exception) -> None:
        self._plan = None
        self.failed.emit(error)


def _close(held: list[Booth]) -> None:
    while held:
        held.pop().close()
