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


#: From when on what is asked. A gain control shows itself in pauses after speech, in which nothing plays.
_WITH_FAR_END = ((0.0, Phase.QUIET), (3.0, Phase.SPEAK), (7.5, Phase.QUIET), (10.0, Phase.SPEAK), (13.5, Phase.LISTEN))
_ALONE = (*_WITH_FAR_END[:4], (14.0, Phase.QUIET), (17.0, Phase.SPEAK))


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
    >>> CheckCourse(True, 15.0).phase.value, CheckCourse(False, 18.0).phase.value
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
        course = _WITH_FAR_END if self.far_end else _ALONE
        return [phase for from_s, phase in course if from_s <= self.elapsed_s][-1]

    @property
    def share(self) -> float:
        """How much of it is over, 0 to 1."""
        return min(1.0, self.elapsed_s / CHECK_S)
