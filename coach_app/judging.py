"""What a pipeline asks of a judge, in the app's own events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from asr_models.transcript import Utterance
from audio.block import Speaker
from audio.lane import Track
from coach_app.events import Measured, Said
from feedback.baseline import Baseline
from feedback.flag import Change, ItemState
from feedback.missing import Cause
from feedback.timeline import Observation, Timeline


class Judging(Protocol):
    """A call being judged."""

    @property
    def timeline(self) -> Timeline:
        """Everything that was observed of the call."""

    @property
    def saved(self) -> Baseline | None:
        """The agent's saved usual voice, where one is the reference."""

    @property
    def items(self) -> tuple[ItemState, ...]:
        """The checklist as it stands."""

    def add(self, observation: Observation) -> None:
        """Take what a lane said."""

    def advance(self) -> Sequence[Change]:
        """Judge every tick that the lanes have reached since the last call."""

    def finish(self, duration_s: float) -> Sequence[Change]:
        """Judge the end of a call that lasted `duration_s`."""

    def drop(self, track: Track) -> None:
        """Go on without a lane that failed."""

    def lost(self, speaker: Speaker, from_s: float, until_s: float | None, cause: Cause = Cause.DEVICE) -> None:
        """Judge nothing that needs a side where it was lost; `until_s` is ``None`` while it is, for this cause."""

    def dispute(self, number: int) -> None:
        """The agent called a flag wrong: it leaves the screen, and its kind keeps quiet for a while."""

    def measured(self) -> Sequence[Measured]:
        """Gauges of every tick since the last call."""

    def read(self, utterance: Utterance) -> Said:
        """Final words with their rate and the phrases they hold."""

    def metrics(self, duration_s: float) -> dict[str, dict[str, float | None]]:
        """Figures over the whole call by ``agent``, ``customer`` and ``call``."""
