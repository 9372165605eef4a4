"""Offers recordings that a crash cut off, one after another, and keeps or discards them in an errand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coach_app.errors import MENDABLE
from coach_app.ui.errands import Errands
from coach_app.ui.widgets.recovery_banner import RecoveryBanner

if TYPE_CHECKING:
    from coach_app.recording.recovery import Unfinished


@dataclass(frozen=True, slots=True)
class Rescue:
    """What is done about cut-off recordings; each is slow.

    Parameters
    ----------
    find : callable
        Lists them, oldest first.
    keep, discard : callable
        What the user says.
    """

    find: Callable[[], list[Unfinished]]
    keep: Callable[[Unfinished], object]
    discard: Callable[[Unfinished], object]


def rescue_in(root: Path) -> Rescue:
    """Recordings in a folder of sessions."""

    def find() -> list[Unfinished]:
        from coach_app.recording.recovery import unfinished  # noqa: PLC0415 (in an errand, once the window is there)

        return unfinished(root)

    def keep(one: Unfinished) -> object:
        from coach_app.shift.rescue import rescue  # noqa: PLC0415

        return rescue(one)

    def discard(one: Unfinished) -> None:
        from coach_app.recording.recovery import discard  # noqa: PLC0415

        discard(one)

    return Rescue(find, keep, discard)


class Recovering(QObject):
    """Stands between the banner and the files.

    Parameters
    ----------
    banner : RecoveryBanner
        Shows one recording.
    rescue : Rescue
        Finds, keeps and discards.
    """

    changed = Signal()
    """One was kept or discarded."""

    def __init__(self, banner: RecoveryBanner, rescue: Rescue) -> None:
        super().__init__(banner)
        self._banner, self._rescue = banner, rescue
        self._errands = Errands(self)
        self._found: list[Unfinished] = []
        banner.keep.connect(lambda: self._do(self._rescue.keep))
        banner.discard.connect(lambda: self._do(self._rescue.discard))

    def look(self) -> None:
        """Look for cut-off recordings."""
        self._errands.run(lambda _: self._rescue.find(), self._offer)

    def _offer(self, found: list[Unfinished]) -> None:
        self._found = found
        if not found:
            self._banner.withdraw()
            return
        first = found[0]
        began = first.started_at.astimezone().strftime("%m-%d %H:%M")
        self._banner.offer(first.recorded_s, began, len(found) - 1)

    def _do(self, act: Callable[[Unfinished], object]) -> None:
        one = self._found[0]
        self._errands.run(lambda _: act(one), self._done, self._failed)

    def _done(self, _: object) -> None:
        self._offer(self._found[1:])
        self.changed.emit()

    def _failed(self, error: Exception) -> None:
        self._banner.failed(str(error) if isinstance(error, MENDABLE) else self.tr("That did not work; it stays kept."))
