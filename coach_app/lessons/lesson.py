"""A lesson: one thing to take from a call, short enough to be read before the next one rings."""

from __future__ import annotations

from dataclasses import dataclass

from audio.span import Span

#: At most this many of each: more would not be read.
MOST_WELL, MOST_TO_TRY = 3, 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """One thing to take from the call.

    Parameters
    ----------
    topic : str
        Stable name of what it is about, for the icon and never for people: a kind of flag, or
        ``checklist``, ``opening``, ``closing``, ``comfort``, ``hold``, ``words``, ``pace``, ``volume``,
        ``melody``, ``turns``, ``corrected``.
    what : str
        One short sentence: what went well, or what was found.
    at_s : float
        Call time at which to listen.
    say : str
        What to do or say instead; empty for what went well.
    clip : Span or None
        The stretch to play; ``None`` where there is nothing to hear.
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
