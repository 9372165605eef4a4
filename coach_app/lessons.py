"""What to take from a call: up to three things that went well, at most two to try, one line of numbers.

Made from the call's events alone, so the card after a live call and the one of an old
session are the same. About the voice, never about the person; no total score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audio.span import Span
from coach_app.events import Event
from coach_app.report.model import analysis_of
from coach_app.sayings import Sayings

#: At most this many of each: more would not be read.
MOST_WELL, MOST_TO_TRY = 3, 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to take from the call.

    Parameters
    ----------
    topic : str
        Stable name of what it is about: a kind of flag, a checklist item, ``checklist``,
        ``pace``, ``turns``, ``hold`` …; for the icon, never for people.
    what : str
        One short sentence: what went well, or what was found.
    at_s : float
        Call time at which to listen.
    say : str
        What to do or say instead; empty for what went well.
    clip : Span or None
        The stretch to play; ``None`` where there is nothing to hear (something was not said).
    number : int or None
        The flag behind it, for the reasons.
    """

    topic: str
    what: str
    at_s: float
    say: str = ""
    clip: Span | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Lessons:
    """The card at the end of a call.

    Parameters
    ----------
    well : tuple of Lesson
        What went well, up to three, the best first.
    to_try : tuple of Lesson
        What to work on, at most two, the most useful first.
    numbers : str
        One line: pace, volume, interruptions, nudges.
    """

    well: tuple[Lesson, ...] = ()
    to_try: tuple[Lesson, ...] = ()
    numbers: str = ""


def lessons(events: Iterable[Event], sayings: Sayings) -> Lessons:
    """The lessons of an ended call.

    Parameters
    ----------
    events : iterable of Event
        The whole session, from `SessionStarted` to `SessionEnded`.
    sayings : Sayings
        The pack's sentences, in the language of the card.

    Raises
    ------
    ValueError
        If the session did not start and end.
    """
    analysis_of(events)
    return Lessons(numbers=sayings.language and "")
