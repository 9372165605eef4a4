"""Where calls begin and end, from who is active and what was said; pure, so that it can be tried without devices.

A call begins after some silence on both sides with the far end's first sound, once the agent
spoke too, or with the agent's greeting where that came just before. What the agent said
otherwise until then was said to somebody else and is no part of it. It ends after goodbye
or thanks and some silence, or after a long silence. With the microphone alone nobody can
tell a call from a chat with a neighbour; calls begin and end by order then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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

#: A greeting is no longer: what is, is a talk with somebody else.
_GREETING_S = 15.0

#: Slow speakers pause for so long within a greeting that broke the silence.
_PAUSE_S = 1.5

#: Such a greeting is answered within so much.
_ANSWER_S = 5.0

#: Of an agent who was talking already, only what has no longer pauses, right before the far end, is a greeting.
_BREATH_S = 1.0


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


@dataclass(slots=True)
class _Talk:
    """A side's sound from an instant on, its pauses included."""

    from_s: float
    to_s: float
    active_s: float = 0.0

    def add(self) -> None:
        self.active_s += _EACH_S

    @property
    def real(self) -> bool:
        return self.active_s >= _LEAST_S - 1e-9

    def before(self, at_s: float, gap_s: float) -> bool:
        """Whether it ended at most so much before an instant."""
        return at_s - self.to_s <= gap_s + 1e-9


@dataclass(slots=True)
class _Start:
    """What was heard since the last silence of both sides, while no call runs."""

    first: _Talk | None = None  # of the agent, who broke the silence
    latest: _Talk | None = None  # of the agent
    far: _Talk | None = None
    answer: _Talk = field(default_factory=lambda: _Talk(0.0, 0.0))  # of the agent: the greeting, and what followed
    begins_s: float = 0.0

    def agent(self, now_s: float) -> None:
        self.first = self._on(self.first, now_s, _PAUSE_S, keep=True)
        self.latest = self._on(self.latest, now_s, _BREATH_S)
        self.answer.add()

    def far_end(self, now_s: float) -> None:
        if self.far is None or not (self.far.real or self.far.before(now_s - _EACH_S, _BREATH_S)):
            self.far = _Talk(now_s - _EACH_S, now_s)
            greeting = self._greeting(self.far.from_s)
            self.begins_s = greeting.from_s if greeting is not None else self.far.from_s
            self.answer = _Talk(self.begins_s, now_s, greeting.active_s if greeting is not None else 0.0)
        self.far.to_s = now_s
        self.far.add()

    @property
    def call(self) -> bool:
        """Both were heard, the agent as one who greets or answers."""
        return self.far is not None and self.far.real and self.answer.real

    def _greeting(self, at_s: float) -> _Talk | None:
        """What the agent said to somebody who is first heard at an instant."""
        for talk, gap_s in ((self.first, _ANSWER_S), (self.latest, _BREATH_S)):
            if talk is not None and talk.before(at_s, gap_s) and at_s - talk.from_s <= _GREETING_S:
                return talk
        return None

    @staticmethod
    def _on(talk: _Talk | None, now_s: float, pause_s: float, *, keep: bool = False) -> _Talk:
        """Go on with a talk, or begin another after a longer pause; one that is to be kept is no click."""
        if talk is None or not talk.before(now_s - _EACH_S, pause_s):
            if talk is not None and keep and talk.real:
                return talk
            talk = _Talk(now_s - _EACH_S, now_s)
        talk.to_s = now_s
        talk.add()
        return talk


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
        self._start: _Start | None = None  # once there was the quiet that a call needs

    @property
    def back_s(self) -> float:
        """How long ago the call began whose beginning was just noticed."""
        if self._start is None or self._start.far is None:
            return 0.0
        return min(_HELD_S, self._now_s - self._start.begins_s + LEAD_S)

    def begun(self) -> None:
        """A call runs now, by whatever it began."""
        self._in_call, self._paused = True, False
        self._closing.clear()
        self._last_s = self._now_s

    def ended(self) -> None:
        """The call is over: the next needs its own silence first."""
        self._in_call = self._paused = False
        self._closing.clear()
        self._since_s, self._last_s, self._start = self._now_s, None, None

    def pause(self, paused: bool) -> None:
        """While a call is paused it does not end by itself; while the time between calls is, none begins by itself."""
        self._paused = paused
        self._last_s, self._start = self._now_s, None

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
        if self._paused:
            self._last_s = self._now_s  # afterwards a call needs its own silence first
            return None
        if not active:
            since_s = self._last_s if self._last_s is not None else self._since_s or self._now_s
            if self._now_s - since_s >= self._settings.quiet_s - 1e-9:
                self._start = _Start()
            return None
        self._last_s = self._now_s
        if self._start is None:
            return None
        if Speaker.AGENT in active:
            self._start.agent(self._now_s)
        if Speaker.CUSTOMER in active:
            self._start.far_end(self._now_s)
        return Border.BEGINS if self._start.call else None
