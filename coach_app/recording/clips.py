"""What the recorder says as the customer: the clip that was ordered last, by whichever output is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from audio.block import RATE
from audio.clip import Clip, Mark
from audio.played import Plays


@dataclass(frozen=True, slots=True)
class ClipHeard:
    """A clip began or ended at a place.

    Parameters
    ----------
    number : int
        The clip's.
    at : int or None
        Place of its first sample, or of the one after its last; ``None`` where none of it was heard.
    began : bool
        It began; else it ended.
    whole : bool
        It came to its end.
    lasts_s : float
        Length of the clip.
    """

    number: int
    at: int | None
    began: bool
    whole: bool
    lasts_s: float


class PlayingLine(Protocol):
    """A device of the recorder (`coach_app.recording.line.Line`), as far as it is of interest here."""

    @property
    def plays(self) -> Plays | None:
        """Its device, while one is open that plays clips."""

    def place(self, row: int) -> int | None:
        """Place of a row of the device; ``None`` before that is decided."""


class Clips:
    """Gives the wanted clip to the output that is open, and says when it was heard."""

    def __init__(self) -> None:
        self._wanted: Clip | None = None
        self._given: Plays | None = None
        self._lengths: dict[int, float] = {}
        self._marks: list[Mark] = []
        self._dropped: list[ClipHeard] = []
        self._begun: int | None = None
        self._hushed = False

    def play(self, clip: Clip) -> None:
        """Play a clip instead of what plays, as soon as an output is open."""
        self._forget_waiting()
        self._wanted, self._hushed = clip, False
        self._lengths[clip.number] = len(clip.samples) / RATE
        if self._given is not None:
            self._given.play(clip)

    def hush(self) -> None:
        """Fall silent."""
        self._forget_waiting()
        self._hushed = True
        if self._given is not None:
            self._given.hush()

    def refuse(self, number: int) -> None:
        """A clip cannot be read: it ends before it has begun."""
        self.hush()
        self._dropped.append(ClipHeard(number, None, began=False, whole=False, lasts_s=0.0))

    def advance(self, line: PlayingLine | None) -> list[ClipHeard]:
        """What began and ended since the last time; `line` is the device that plays, if one is open."""
        plays = line.plays if line is not None else None
        if plays is not self._given:
            if self._given is not None and self._wanted is not None:
                self._wanted = self._left_of(self._wanted, self._given)
            self._given, self._marks = plays, []
            if plays is not None and self._wanted is not None:
                plays.play(self._wanted)
        heard, self._dropped = self._dropped, []
        if line is None or plays is None:
            return heard
        self._marks += plays.marks()
        while self._marks and (at := line.place(self._marks[0].row)) is not None:
            mark = self._marks.pop(0)
            if mark.began and mark.number == self._begun:
                continue  # it goes on
            self._begun = mark.number if mark.began else None
            heard.append(self._heard(mark, at))
        return heard

    def _left_of(self, wanted: Clip, lost: Plays) -> Clip | None:
        """What another output has to say of a clip whose output was lost."""
        left = None if self._hushed else wanted if self._begun != wanted.number else lost.rest()
        if left is None:  # it was over, or was to be, before that could be told
            lasts_s, self._begun = self._lengths.pop(wanted.number, 0.0), None
            whole = not self._hushed
            self._dropped.append(ClipHeard(wanted.number, None, began=False, whole=whole, lasts_s=lasts_s))
        return left

    def _heard(self, mark: Mark, at: int) -> ClipHeard:
        lasts_s = self._lengths.get(mark.number, 0.0)
        if not mark.began:
            self._lengths.pop(mark.number, None)
            if self._wanted is not None and self._wanted.number == mark.number:
                self._wanted = None
        return ClipHeard(mark.number, at, mark.began, mark.whole, lasts_s)

    def _forget_waiting(self) -> None:
        """What waits for an output is not wanted any more, and says so itself."""
        if self._given is None and self._wanted is not None:
            lasts_s = self._lengths.pop(self._wanted.number, 0.0)
            self._dropped.append(ClipHeard(self._wanted.number, None, began=False, whole=False, lasts_s=lasts_s))
            self._wanted = None
