"""When the agent speaks and when not, as soon as that can be told and no sooner.

Two sources know. The voice lane hears what bled over taken out, knows noise from speech, and says
to ten milliseconds when a turn ended; but it says so late. The recorder's meters are quick and take
a click for a voice. So talk is what the voice lane says; what the meters hear beyond it keeps the
customer waiting until the voice lane has spoken.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np

from audio.block import RATE, Speaker
from audio.prosody import HOP, ProsodyFrames
from coach_app.practice.acts import Voice

#: Length of a meter's step, and how many are remembered.
_STEP_S, _STEPS = 0.1, 50
#: The meters are no help where they are lit so often while the voice lane hears nobody.
_NOISY, _LEAST_QUIET = 0.5, 3
#: Beyond what the meters have shown, time may go on by so much.
_AHEAD_S: Final = 0.4
#: A voice lane that is later than this is stood in for by the meters.
_LATE_S: Final = 0.7
#: With the meters alone a turn begins with so many lit steps and ends with so many dark ones.
_LIT, _DARK = 2, 5


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of the meter."""

    end_s: float
    active: bool

    @property
    def start_s(self) -> float:
        return self.end_s - _STEP_S


class TurnEars:
    """Hears one call's agent.

    Examples
    --------
    >>> ears = TurnEars()
    >>> for n in range(10):
    ...     ears.meter(0.1 * (n + 1), active=n == 8)
    >>> round(ears.until_s(5.0), 3)
    0.8
    """

    def __init__(self) -> None:
        self._steps: deque[_Step] = deque(maxlen=_STEPS)
        self._metered_s = 0.0
        self._settled_s = 0.0
        self._speech_end_s: float | None = None
        self._told: list[Voice] = []
        self._on_s: float | None = None
        self._speaks = False

    @property
    def speaking_since_s(self) -> float | None:
        """When the agent began to speak who is speaking, by all that is known."""
        return self._on_s

    @property
    def settled_s(self) -> float:
        """Up to where the voice lane has heard."""
        return self._settled_s

    def meter(self, end_s: float, *, active: bool) -> None:
        """Take a step of the recorder's meter, by its end in call time."""
        if end_s > 0:
            self._metered_s = end_s
            self._steps.append(_Step(end_s, active))
            self._stand_in()

    def rows(self, frames: ProsodyFrames) -> None:
        """Take rows of the voice lane; others than the agent's are left alone."""
        if frames.speaker is not Speaker.AGENT or not len(frames):
            return
        changes = np.flatnonzero(np.diff(frames.speech.astype(np.int8), prepend=np.int8(self._speaks)))
        for row in changes.tolist():
            self._change(_at(frames, row), speaks=bool(frames.speech[row]))
        self._settled_s = _at(frames, len(frames))
        if self._speaks:
            self._begin(_at(frames, 0))  # unless it is known: the meters had ended it
        elif self._on_s is not None and self._on_s < self._settled_s:
            self._end(self._on_s)  # the meters had begun it

    def take(self) -> list[Voice]:
        """What became known since the last time."""
        told, self._told = self._told, []
        return told

    def until_s(self, now_s: float) -> float:
        """Up to where the customer may take silence for silence."""
        now_s = min(now_s, self._metered_s + _AHEAD_S)
        if self._noisy:
            return now_s
        lit = [step for step in self._steps if step.active and step.end_s > self._settled_s + 0.05]
        return min(now_s, max(self._settled_s, lit[0].start_s)) if lit else now_s

    @property
    def _noisy(self) -> bool:
        """The meters are lit although nobody speaks."""
        since_s = self._speech_end_s or 0.0
        quiet = [s for s in self._steps if s.start_s >= since_s + 0.2 and s.end_s <= self._settled_s]
        return len(quiet) >= _LEAST_QUIET and sum(s.active for s in quiet) >= _NOISY * len(quiet)

    def _change(self, at_s: float, *, speaks: bool) -> None:
        self._speaks = speaks
        if speaks:
            self._begin(at_s)
        else:
            self._speech_end_s = at_s
            self._end(at_s)

    def _begin(self, at_s: float) -> None:
        if self._on_s is None:
            self._on_s = at_s
            self._told.append(Voice(at_s, on=True))

    def _end(self, at_s: float) -> None:
        if self._on_s is not None:
            self._on_s = None
            self._told.append(Voice(at_s, on=False))

    def _stand_in(self) -> None:
        """Go by the meters where the voice lane is late, or gone."""
        if self._settled_s > self._metered_s - _LATE_S:
            return
        recent = list(self._steps)
        if self._on_s is None and len(recent) >= _LIT and all(step.active for step in recent[-_LIT:]):
            self._begin(recent[-_LIT].start_s)
        elif self._on_s is not None and len(recent) >= _DARK and not any(s.active for s in recent[-_DARK:]):
            lit = [step.end_s for step in recent if step.active and step.end_s > self._settled_s]
            self._end(max([self._settled_s, *lit[-1:]]))


def _at(frames: ProsodyFrames, row: int) -> float:
    return (frames.first + row) * HOP / RATE
