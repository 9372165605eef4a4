"""When each event could be known, so that a call that was judged in a hurry can be shown as it was at any instant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coach_app.events import AudioLost, Event, FlagClosed, FlagOpened, FlagShown, Heard, Said, SessionStarted
from feedback.flag import Severity

#: A picture of a call is best taken this long after a nudge has come up, seconds.
AFTER_NUDGE_S = 1.5


def known_at_s(event: Event) -> float:
    """Call time at which an event could first be known.

    Examples
    --------
    >>> from coach_app.events import NoticeGiven
    >>> known_at_s(NoticeGiven(3.0, "mono"))
    3.0
    """
    match event:
        case SessionStarted():
            return 0.0
        case Heard(hearing=hearing):
            return hearing.at_s
        case Said(utterance=utterance):
            return utterance.settled_at_s
        case AudioLost(span=span):
            return span.end_s
        case _:
            return event.at_s


def known_by(events: Iterable[Event], at_s: float) -> list[Event]:
    """What could be known at an instant, in order."""
    return [event for event in events if known_at_s(event) <= at_s]


def telling_moment(events: Sequence[Event]) -> float:
    """The instant that shows most of a call: a nudge is on screen, and much has been said before it.

    Parameters
    ----------
    events : sequence of Event
        A whole call.

    Returns
    -------
    float
        Shortly after the last nudge came up that stood for long enough; else after the last
        alert; else in the middle of the call.
    """
    end_s = max((known_at_s(event) for event in events), default=0.0)
    closed = {event.flag.number: event.at_s for event in events if isinstance(event, FlagClosed)}
    shown = [e for e in events if isinstance(e, FlagShown) or (isinstance(e, FlagOpened) and e.shown)]
    lasting = [e for e in shown if closed.get(e.flag.number, end_s) - e.at_s > AFTER_NUDGE_S]
    for severity in (Severity.NUDGE, Severity.ALERT):
        of_kind = [e.at_s for e in lasting if e.flag.severity is severity]
        if of_kind:
            return of_kind[-1] + AFTER_NUDGE_S
    return end_s / 2
