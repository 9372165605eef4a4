"""The 20 seconds of the headset check: when to be quiet, when to speak, when to listen.

No Qt and no clock: time comes with the levels.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from audio.headset import CHECK_S
from coach_app.recording.messages import Levels
from coach_app.ui.first_run.reading_progress import LONGEST_STEP_S


class Phase(StrEnum):
    """What the agent is asked to do."""

    QUIET = "quiet"
    """Say nothing: the room is heard."""
    SPEAK = "speak"
    LISTEN = "listen"
    """Say nothing while a voice plays in the headset: what leaks into the microphone is heard."""
    OVER = "over"


#: When the agent is asked to speak, and when to listen; the rest of `CHECK_S` is for listening.
SPEAK_FROM_S, LISTEN_FROM_S = 4.0, 12.0


@dataclass(frozen=True, slots=True)
class CheckCourse:
    """How far the check is.

    Parameters
    ----------
    far_end : bool
        There is a far end, so something can be played to it.
    elapsed_s : float
        Since it began.
    last_ns : int or None
        When the last levels were taken.

    Examples
    --------
    >>> CheckCourse(True, 13.0).phase.value, CheckCourse(False, 13.0).phase.value
    ('listen', 'speak')
    """

    far_end: bool
    elapsed_s: float = 0.0
    last_ns: int | None = None

    def after(self, levels: Levels) -> CheckCourse:
        """How far it is after further levels."""
        step_s = 0.0 if self.last_ns is None else min(LONGEST_STEP_S, max(0.0, (levels.taken_ns - self.last_ns) / 1e9))
        return replace(self, elapsed_s=self.elapsed_s + step_s, last_ns=levels.taken_ns)

    @property
    def phase(self) -> Phase:
        """What is to be done now."""
        if self.elapsed_s >= CHECK_S:
            return Phase.OVER
        if self.elapsed_s < SPEAK_FROM_S:
            return Phase.QUIET
        return Phase.LISTEN if self.far_end and self.elapsed_s >= LISTEN_FROM_S else Phase.SPEAK

    @property
    def share(self) -> float:
        """How much of it is over, 0 to 1."""
        return min(1.0, self.elapsed_s / CHECK_S)
