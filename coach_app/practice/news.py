"""What a practice call tells its page besides the events of an ordinary call: lines, turns, the end and the mark.

Events are the record of a session and are kept; this news is about now. What of it is worth
keeping is kept line by line in the session's folder (`coach_app.practice.kept`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audio.block import Speaker
from feedback.drills.marking import TakeMark


class PracticePhase(StrEnum):
    """Where a practice call stands."""

    PREPARING = "preparing"
    """Devices open, ears warm up; nothing is recorded yet."""
    TALKING = "talking"
    ENDING = "ending"
    """Somebody hung up: the last words are being heard, then it is kept."""
    MARKING = "marking"
    DONE = "done"
    """It is kept, and `PracticeMarked` was told; `PracticeCall.again` begins another take at once."""
    CLOSED = "closed"
    """Devices are given back."""


class Turn(StrEnum):
    """Whose turn it is."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOBODY = "nobody"
    """Before the call and after its end."""


@dataclass(frozen=True, slots=True)
class PracticeChanged:
    """The practice call has come to another phase."""

    phase: PracticePhase
    session: str = ""
    """Id of its session, once there is one."""


@dataclass(frozen=True, slots=True)
class TurnChanged:
    """It is somebody else's turn."""

    turn: Turn
    at_s: float


@dataclass(frozen=True, slots=True)
class LineBegan:
    """A line begins to sound, or a prompt is shown.

    Parameters
    ----------
    line : str
        Id of the drill's line; of a stock line that of the line it was said after.
    nth : int
        Counted from 0 where a line was played or asked for more than once.
    text : str
        Its words.
    stock : str
        Name of the stock line (``still_there``), else empty.
    at_s : float
        Call time at which it is heard, or shown.
    lasts_s : float
        How long it sounds; 0 for a prompt that makes no sound.
    target : float or None
        What an answer to this prompt aims at.
    """

    line: str
    nth: int
    text: str
    stock: str
    at_s: float
    lasts_s: float
    target: float | None = None


@dataclass(frozen=True, slots=True)
class LineEnded:
    """A line has sounded: to its end (`whole`), or as far as it came before it was cut off."""

    line: str
    nth: int
    stock: str
    at_s: float
    whole: bool


@dataclass(frozen=True, slots=True)
class HungUp:
    """Somebody hung up; `by` is ``None`` where the practice was stopped."""

    by: Speaker | None
    at_s: float


@dataclass(frozen=True, slots=True)
class PracticeMarked:
    """The take is kept and marked.

    Parameters
    ----------
    session : str
        Id of its session.
    folder : Path
        Its folder.
    state : str
        ``complete`` or ``partial``.
    mark : TakeMark or None
        Its marks; ``None`` where it cannot be marked, and `why` is then an English sentence.
    """

    session: str
    folder: Path
    state: str
    mark: TakeMark | None
    why: str = ""


PracticeNews = PracticeChanged | TurnChanged | LineBegan | LineEnded | HungUp | PracticeMarked
