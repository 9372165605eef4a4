"""How far somebody has read aloud, told from the levels of the microphone alone.

No Qt and no clock: time comes with the levels. A reader is never hurried: the text moves
with what was spoken, and a reading ends when the reader falls silent or says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from audio.block import Speaker
from coach_app.recording.messages import Levels

#: Levels come ten times a second; a longer pause between two is a pause of the device, and not of the reader.
LONGEST_STEP_S = 0.5
#: Characters a second that people read aloud at; only the text's movement goes by it.
READ_PER_S = 4.0


@dataclass(frozen=True, slots=True)
class Measure:
    """How much is to be read.

    Parameters
    ----------
    needs_speech_s : float
        Speech below which nothing can be learnt.
    goal_s : float
        How long it is meant to take.
    quiet_s : float
        Silence after which it is over, once `goal_s` and `needs_speech_s` have passed.
    most_s : float
        It is over after this in any case.
    long_quiet_s : float
        Silence after which it is over although it took less than `goal_s`: somebody reads faster.
    """

    needs_speech_s: float
    goal_s: float
    quiet_s: float
    most_s: float
    long_quiet_s: float = 6.0


#: About a minute, half a minute, and one sentence.
NEUTRAL = Measure(20.0, 60.0, 2.5, 120.0)
SMILE = Measure(10.0, 30.0, 2.5, 60.0)
SENTENCE = Measure(0.6, 0.0, 1.2, 15.0)


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """Where a reading stands.

    Parameters
    ----------
    measure : Measure
        How much is wanted.
    elapsed_s, spoken_s, quiet_s : float
        Since it began; with a voice in it; silent since the last voice.
    clipped : bool
        It was too loud at some time.
    last_ns : int or None
        When the last levels were taken.

    Examples
    --------
    >>> ReadingProgress(SENTENCE).enough
    False
    """

    measure: Measure
    elapsed_s: float = 0.0
    spoken_s: float = 0.0
    quiet_s: float = 0.0
    clipped: bool = False
    last_ns: int | None = None

    def after(self, levels: Levels) -> ReadingProgress:
        """Where it stands after further levels."""
        side = next((one for one in levels.sides if one.speaker is Speaker.AGENT), None)
        active = side is not None and side.active
        step_s = 0.0 if self.last_ns is None else min(LONGEST_STEP_S, max(0.0, (levels.taken_ns - self.last_ns) / 1e9))
        return replace(
            self,
            elapsed_s=self.elapsed_s + step_s,
            spoken_s=self.spoken_s + (step_s if active else 0.0),
            quiet_s=0.0 if active else self.quiet_s + step_s,
            clipped=self.clipped or (side is not None and side.clipped),
            last_ns=levels.taken_ns,
        )

    @property
    def enough(self) -> bool:
        """Whether something can be learnt from it."""
        return self.spoken_s >= self.measure.needs_speech_s

    @property
    def over(self) -> bool:
        """Whether it ends by itself."""
        in_time = self.elapsed_s >= self.measure.goal_s
        fell_silent = self.quiet_s >= (self.measure.quiet_s if in_time else self.measure.long_quiet_s)
        return (self.enough and fell_silent) or self.elapsed_s >= self.measure.most_s

    @property
    def share(self) -> float:
        """How much of what is wanted is there, 0 to 1."""
        wanted_s = self.measure.goal_s or self.measure.needs_speech_s
        done_s = self.elapsed_s if self.measure.goal_s else self.spoken_s
        return min(1.0, done_s / wanted_s)

    def place(self, characters: int) -> float:
        """How far down a text of so many characters the reader is, 0 to 1; it only moves with the voice."""
        return min(1.0, self.spoken_s * READ_PER_S / max(1, characters))
