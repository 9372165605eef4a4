"""Which nudge stands, for a shift without a window: somebody who says 误报 means the one that a window would show."""

from __future__ import annotations

from dataclasses import dataclass

from coach_app.events import (
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.live_state import LiveStateStore
from feedback.flag import Flag

#: What a nudge comes and goes by; the rest of a call is of no use here.
_TELLING = (SessionStarted, SessionEnded, FlagOpened, FlagShown, FlagClosed, FlagWithdrawn, VerdictGiven)


@dataclass(frozen=True, slots=True)
class Disputed:
    """A nudge that was called wrong.

    Parameters
    ----------
    session : str
        Id of its call's session.
    flag : Flag
        What it was about.
    """

    session: str
    flag: Flag


class StandingNudge:
    """Follows the flags of the calls of a shift."""

    def __init__(self) -> None:
        self._store = LiveStateStore()
        self._session = ""

    def take(self, session: str, event: Event) -> None:
        """Take an event of a call of this session."""
        if isinstance(event, _TELLING):
            self._session = session
            self._store.apply(event)

    def dispute(self) -> Disputed | None:
        """Call it wrong; ``None`` where none stands, as when its condition is over or it was taken back."""
        nudge = self._store.state.nudge
        if nudge is None or nudge.mended:
            return None
        self._store.dispute(nudge.flag.number)
        return Disputed(self._session, nudge.flag)
