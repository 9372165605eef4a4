"""The flags of a call as a screen keeps them: which one to show now, which to look back on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from feedback.flag import Flag, Kind, Severity

#: For how long a corrected nudge stays, in green, seconds of call time.
PRAISED_S = 1.0

#: Kinds whose closing means that the voice came back to where it should be. The others close
#: because a moment has passed, which is nothing to praise.
MENDED_BY_CLOSING = frozenset(
    {
        Kind.RATE_FAST,
        Kind.RATE_SLOW,
        Kind.VOLUME_LOUD,
        Kind.VOLUME_SOFT,
        Kind.PITCH_MONOTONE,
        Kind.PITCH_HIGH,
        Kind.HOLD_NO_UPDATE,
    }
)


class Stand(StrEnum):
    """Where a flag stands."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Record:
    """One flag and what became of it.

    Parameters
    ----------
    flag : Flag
        As last reported.
    stand : Stand
        Open, closed or withdrawn.
    shown_at_s : float or None
        When the agent saw it first; ``None`` if never.
    closed_at_s : float or None
        When it closed or was withdrawn.
    held_back : str
        Why the agent did not see it at once; empty if they did.
    disputed : bool
        The reader said that it is wrong.
    """

    flag: Flag
    stand: Stand = Stand.OPEN
    shown_at_s: float | None = None
    closed_at_s: float | None = None
    held_back: str = ""
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """What the nudge card shows.

    Parameters
    ----------
    flag : Flag
        What it is about.
    mended : bool
        It has just been put right.
    """

    flag: Flag
    mended: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """All flags of a call in the order in which they opened."""

    records: tuple[Record, ...] = ()

    def record(self, number: int) -> Record | None:
        """The record of one flag."""
        return next((record for record in self.records if record.flag.number == number), None)

    @property
    def seen(self) -> tuple[Record, ...]:
        """What the agent was shown and nothing has taken back."""
        return tuple(record for record in self.standing if record.shown_at_s is not None)

    @property
    def standing(self) -> tuple[Record, ...]:
        """Everything found that nothing has taken back, shown or not."""
        return tuple(record for record in self.records if record.stand is not Stand.WITHDRAWN)

    def nudge(self, now_s: float) -> Nudge | None:
        """The one flag to show: alerts first, then the newest; else what was just put right."""
        seen = [record for record in self.seen if not record.disputed]
        standing = [record for record in seen if record.stand is Stand.OPEN]
        if standing:
            chosen = max(standing, key=lambda r: (r.flag.severity is Severity.ALERT, r.shown_at_s, r.flag.number))
            return Nudge(chosen.flag)
        mended = [
            record
            for record in seen
            if record.closed_at_s is not None
            and now_s - record.closed_at_s < PRAISED_S
            and record.flag.kind in MENDED_BY_CLOSING
        ]
        return Nudge(mended[-1].flag, mended=True) if mended else None

    def opened(self, flag: Flag, at_s: float, shown: bool, held_back: str) -> Board:
        """A flag opened, or became an alert while open."""
        known = self.record(flag.number)
        if known is not None:
            return self.shown(flag, at_s) if shown else self._with(flag.number, lambda r: replace(r, flag=flag))
        return Board((*self.records, Record(flag, shown_at_s=at_s if shown else None, held_back=held_back)))

    def shown(self, flag: Flag, at_s: float) -> Board:
        """A flag that was held back is shown now."""
        if self.record(flag.number) is None:
            return self.opened(flag, at_s, shown=True, held_back="")
        return self._with(
            flag.number,
            lambda r: replace(r, flag=flag, shown_at_s=at_s if r.shown_at_s is None else r.shown_at_s),
        )

    def closed(self, flag: Flag, at_s: float) -> Board:
        """A flag's condition is over."""
        return self._with(flag.number, lambda r: replace(r, flag=flag, stand=Stand.CLOSED, closed_at_s=at_s))

    def withdrawn(self, flag: Flag, at_s: float) -> Board:
        """A flag never held."""
        return self._with(flag.number, lambda r: replace(r, flag=flag, stand=Stand.WITHDRAWN, closed_at_s=at_s))

    def disputed(self, number: int) -> Board:
        """The reader says that a flag is wrong."""
        return self._with(number, lambda r: replace(r, disputed=True))

    def _with(self, number: int, change: Callable[[Record], Record]) -> Board:
        return Board(tuple(change(r) if r.flag.number == number else r for r in self.records))
