"""Where calls begin and end, from who is active and what was said; pure, so that it can be tried without devices.

A call begins after some silence on both sides with the first sound of either, once both
sides were active: the far end and the agent who greets, in any order. It ends after goodbye
or thanks and some silence, or after a long silence. With the microphone alone nobody can
tell a call from a chat with a neighbour; calls begin and end by order then.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audio.block import Speaker
from coach_app.recording.messages import Levels

#: Checklist items that say that the call comes to its end.
CLOSING = frozenset({"goodbye", "closing_thanks"})

#: Sound kept before the first that was noticed.
LEAD_S = 0.5

#: A side that was active for less is a click or a breath.
_LEAST_S = 0.3

#: Each report of levels stands for so much.
_EACH_S = 0.1

#: The recorder holds a minute.
_HELD_S = 59.0


@dataclass(frozen=True, slots=True)
class BorderSettings:
    """When a call begins and ends by itself.

    Parameters
    ----------
    automatic : bool
        Whether calls begin and end by themselves at all.
    quiet_s : float
        Seconds of nothing on both sides before a call may begin.
    end_silence_s : float
        Seconds of nothing on both sides that end a call once goodbye or thanks were said.
    end_without_words_s : float
        Seconds of nothing on both sides that end a call whatever was said.
    """

    automatic: bool = True
    quiet_s: float = 5.0
    end_silence_s: float = 4.0
    end_without_words_s: float = 60.0


class Border(StrEnum):
    """What the sound says about the call."""

    BEGINS = "begins"
    ENDS = "ends"


class Borders:
    """Watches levels and what was said; says when a call begins or ends.

    Parameters
    ----------
    settings : BorderSettings
        The person's choice.
    """

    def __init__(self, settings: BorderSettings) -> None:
        self._settings = settings
        self._in_call = False
        self._paused = False
        self._closing: set[str] = set()
        self._now_s = 0.0
        self._since_s: float | None = None  # when watching began
        self._last_s: float | None = None  # when either side was active last
        self._first_s: float | None = None  # first sound after the quiet
        self._active_s: dict[Speaker, float] = {}

    @property
    def back_s(self) -> float:
        """How long ago the call began whose beginning was just noticed."""
        if self._first_s is None:
            return 0.0
        return min(_HELD_S, self._now_s - self._first_s + LEAD_S)

    def begun(self) -> None:
        """A call runs now, by whatever it began."""
        self._in_call, self._paused = True, False
        self._closing.clear()
        self._last_s = self._now_s

    def ended(self) -> None:
        """The call is over: the next needs its own silence first."""
        self._in_call = self._paused = False
        self._closing.clear()
        self._since_s, self._last_s, self._first_s = self._now_s, None, None
        self._active_s.clear()

    def pause(self, paused: bool) -> None:
        """While a call is paused it does not end by itself; while the time between calls is, none begins by itself."""
        self._paused = paused
        self._last_s, self._first_s = self._now_s, None
        self._active_s.clear()

    def item(self, item: str, said: bool) -> None:
        """A checklist item was ticked, or the tick of provisional words was taken back."""
        if item in CLOSING and self._in_call:
            (self._closing.add if said else self._closing.discard)(item)

    def levels(self, levels: Levels) -> Border | None:
        """Take the last tenth of a second; say whether a call begins or ends with it."""
        self._now_s = levels.taken_ns / 1e9
        if self._since_s is None:
            self._since_s = self._now_s
        active = [side.speaker for side in levels.sides if side.active]
        if not self._settings.automatic or len(levels.sides) < 2:
            return None
        return self._ends(bool(active)) if self._in_call else self._begins(active)

    def _ends(self, active: bool) -> Border | None:
        if active or self._paused or self._last_s is None:
            self._last_s = self._now_s
            return None
        wanted_s = self._settings.end_silence_s if self._closing else self._settings.end_without_words_s
        return Border.ENDS if self._now_s - self._last_s >= wanted_s else None

    def _begins(self, active: list[Speaker]) -> Border | None:
        quiet_s = self._now_s - (self._last_s if self._last_s is not None else self._since_s or self._now_s)
        if self._paused:
            self._last_s = self._now_s  # afterwards a call needs its own silence first
            return None
        if not active:
            if quiet_s >= self._settings.quiet_s:
                self._first_s = None
                self._active_s.clear()
            return None
        if self._first_s is None and quiet_s - _EACH_S >= self._settings.quiet_s - 1e-9:
            self._first_s = self._now_s - _EACH_S
        self._last_s = self._now_s
        if self._first_s is None:
            return None
        for speaker in active:
            self._active_s[speaker] = self._active_s.get(speaker, 0.0) + _EACH_S
        both = all(self._active_s.get(speaker, 0.0) >= _LEAST_S - 1e-9 for speaker in Speaker)
        return Border.BEGINS if both else None
