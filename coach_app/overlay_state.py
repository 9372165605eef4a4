"""What the strip beside the CRM shows, worked out from the two states: no Qt, so that it can be tried without a screen."""

from __future__ import annotations

from dataclasses import dataclass

from coach_app.live_flags import Nudge
from coach_app.live_state import LiveState
from feedback.flag import ItemStatus

#: The strip has room for so many dots.
MOST_DOTS = 16

#: How the pace is drawn: share of the bar at the lower and the upper limit.
LOW_AT, HIGH_AT = 0.25, 0.75

#: Limits of pace where the pack has none, characters a minute.
USUAL_CPM = (150.0, 290.0)


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip's contents.

    Parameters
    ----------
    pace : float or None
        Place on the bar, 0 slow to 1 fast; between a quarter and three quarters all is well.
    pace_side : int
        -1 slow, 0 steady, 1 fast.
    nudge : Nudge or None
        The one nudge.
    hold_s, hold_limit_s : float or None
        How long the customer has heard nothing, and how long they may.
    hold_late, hold_soon : bool
        The limit has passed, or is near.
    dots : tuple of ItemStatus
        The points of the call that it asks for.
    """

    pace: float | None = None
    pace_side: int = 0
    nudge: Nudge | None = None
    hold_s: float | None = None
    hold_limit_s: float | None = None
    hold_late: bool = False
    hold_soon: bool = False
    dots: tuple[ItemStatus, ...] = ()


def strip_of(state: LiveState) -> Strip:
    """What to show of a call.

    Examples
    --------
    >>> strip_of(LiveState())
    Strip(pace=None, pace_side=0, nudge=None, hold_s=None, hold_limit_s=None, hold_late=False, hold_soon=False, dots=())
    """
    point, bands = state.gauges.now, state.bands
    cpm = point.rate_cpm if point is not None else None
    hold = state.waiting
    silent_s = None if hold is None else float(int(hold.silent_s))
    late = silent_s is not None and bands.hold_s is not None and silent_s >= bands.hold_s
    soon = silent_s is not None and bands.hold_soon_s is not None and silent_s >= bands.hold_soon_s
    return Strip(
        pace=None if cpm is None else _place(cpm, bands.rate_cpm.low, bands.rate_cpm.high),
        pace_side=bands.rate_cpm.side(cpm),
        nudge=state.nudge,
        hold_s=silent_s,
        hold_limit_s=bands.hold_s,
        hold_late=late,
        hold_soon=soon and not late,
        dots=tuple(item.status for item in state.items if item.status not in _QUIET)[:MOST_DOTS],
    )


_QUIET = frozenset({ItemStatus.NOT_REQUIRED, ItemStatus.NOT_ASSESSED})


def _place(cpm: float, low: float | None, high: float | None) -> float:
    """Place of a rate on the bar, in steps of a twentieth, so that nothing trembles."""
    least, most = USUAL_CPM[0] if low is None else low, USUAL_CPM[1] if high is None else high
    place = LOW_AT + (HIGH_AT - LOW_AT) * (cpm - least) / max(1.0, most - least)
    return round(min(1.0, max(0.0, place)) * 20) / 20
