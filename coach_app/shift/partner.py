"""Who is at the far end of a shift's calls where that is the app itself: told what happens, asked what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from coach_app.events import Event
from coach_app.recording.messages import Order as RecorderOrder
from coach_app.recording.messages import Report
from coach_app.shift.live_call import LiveCall
from coach_app.shift.orders import Order
from coach_app.worker_messages import Listen
from feedback.timeline import Observation


class Partner(Protocol):
    """The far end of a call. All of it happens in the shift's thread and returns at once."""

    @property
    def patience_s(self) -> float | None:
        """Longest time until it wants to be asked again; ``None`` for any."""

    def listens(self, listens: Sequence[Listen]) -> list[Listen]:
        """What the workers of a call are to hear, where that is less than everything."""

    def hear(self, report: Report) -> None:
        """The recorder said something."""

    def notice(self, observed: Sequence[Observation]) -> None:
        """A lane observed something in the call that is heard."""

    def follow(self, event: Event) -> None:
        """Something happened in the call that is judged."""

    def obey(self, order: object) -> None:
        """Somebody asked for what a shift alone cannot do."""

    def turn(self, now_ns: int, call: LiveCall | None, *, ready: bool) -> list[Order]:
        """Do what is due; what the shift is to do.

        Parameters
        ----------
        now_ns : int
            The clock.
        call : LiveCall or None
            The call that is being recorded.
        ready : bool
            Devices are open, rules are loaded, and the workers are warm.
        """

    def says(self, call: LiveCall) -> list[Observation]:
        """Words that it knows itself to have said since the last time, for a call that is judged."""


class Alone:
    """Nobody of ours: the far end is a line, or nothing.

    Parameters
    ----------
    order : callable
        Tells the recorder; not needed.
    """

    def __init__(self, order: Callable[[RecorderOrder], None]) -> None:
        self._order = order

    @property
    def patience_s(self) -> float | None:
        """Any time."""
        return None

    def listens(self, listens: Sequence[Listen]) -> list[Listen]:
        """Everything."""
        return list(listens)

    def hear(self, report: Report) -> None:
        """Nothing follows."""

    def notice(self, observed: Sequence[Observation]) -> None:
        """Nothing follows."""

    def follow(self, event: Event) -> None:
        """Nothing follows."""

    def obey(self, order: object) -> None:
        """Nothing follows."""

    def turn(self, now_ns: int, call: LiveCall | None, *, ready: bool) -> list[Order]:  # noqa: ARG002 (the seam's)
        """Nothing is due."""
        return []

    def says(self, call: LiveCall) -> list[Observation]:  # noqa: ARG002 (the seam's)
        """Nothing."""
        return []
