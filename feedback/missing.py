"""Stretches in which a side's sound is missing, by what it is missing for: the end of a pause ends no other loss."""

from __future__ import annotations

import math
from enum import StrEnum

from audio.span import Span, joined


class Cause(StrEnum):
    """Why sound is missing."""

    DEVICE = "device"
    """Its device gives none."""
    PAUSE = "pause"
    """The agent paused the recording."""
    GAP = "gap"
    """A moment was lost on the way; known only when it is over."""


class Missing:
    """What is missing of one side, one stretch a cause at a time.

    Examples
    --------
    >>> missing = Missing()
    >>> missing.note(3.0, None, Cause.DEVICE)
    >>> missing.note(5.0, None, Cause.PAUSE)
    >>> missing.note(5.0, 6.0, Cause.PAUSE)
    >>> missing.spans
    (Span(start_s=3.0, end_s=inf),)
    >>> missing.note(3.0, 5.5, Cause.DEVICE)
    >>> missing.spans
    (Span(start_s=3.0, end_s=6.0),)
    """

    def __init__(self) -> None:
        self._over: list[Span] = []
        self._since_s: dict[Cause, float] = {}
        self.spans: tuple[Span, ...] = ()
        """Oldest first, without overlap; one that still runs ends at infinity."""

    def note(self, from_s: float, until_s: float | None, cause: Cause) -> None:
        """Note a stretch.

        Parameters
        ----------
        from_s : float
            From when.
        until_s : float or None
            Until when; ``None`` while it still runs. Said again for the same cause, it is over.
        cause : Cause
            Why; what is missing for another cause goes on.
        """
        since_s = min(from_s, self._since_s.pop(cause, from_s))
        if until_s is None:
            self._since_s[cause] = since_s
        else:
            self._over = joined([*self._over, Span(since_s, max(since_s, until_s))])
        running = (Span(since_s, math.inf) for since_s in self._since_s.values())
        self.spans = tuple(joined([*self._over, *running]))
