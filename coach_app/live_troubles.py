"""What is missing while a call goes on, as a screen keeps it: one problem for each thing that can be mended."""

from __future__ import annotations

from dataclasses import dataclass

from audio.block import Speaker
from coach_app.events import (
    AudioLost,
    Lagging,
    LaneFailed,
    LaneRecovered,
)
from coach_app.sound_events import DiskRunsLow, SourceBack, SourceLost

Trouble = AudioLost | LaneFailed | LaneRecovered | SourceLost | SourceBack | Lagging | DiskRunsLow

#: What a banner calls problems that are no lane of a session; `coach_app.advice` has sentences for each.
AUDIO, MICROPHONE, FAR_END, LAGGING, DISK = "audio", "microphone", "far_end", "lagging", "disk_low"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is missing while the call goes on.

    Parameters
    ----------
    lane : str
        What it is about: ``prosody``, ``words``, or one of the names above.
    reason, advice : str
        What happened, and what to do.
    amount : float
        Seconds behind, or minutes of room, where the sentence has a number.
    at_s : float
        Call time by which it was known.
    """

    lane: str
    reason: str
    advice: str
    amount: float = 0.0
    at_s: float = 0.0


def problems_after(problems: tuple[Problem, ...], event: Trouble) -> tuple[Problem, ...]:
    """The problems after one more event: a new one replaces its like, what is mended goes.

    Examples
    --------
    >>> lost = problems_after((), SourceLost(3.0, Speaker.AGENT, "gone"))
    >>> [problem.lane for problem in lost], problems_after(lost, SourceBack(9.0, Speaker.AGENT))
    (['microphone'], ())
    """
    name, problem = _about(event)
    others = tuple(known for known in problems if known.lane != name)
    return others if problem is None else (*others, problem)


def told_s(event: Trouble) -> float:
    """Call time by which it was known."""
    return event.span.end_s if isinstance(event, AudioLost) else event.at_s


def _about(event: Trouble) -> tuple[str, Problem | None]:
    match event:
        case AudioLost(_, _, reason):
            return AUDIO, Problem(AUDIO, reason, "", at_s=told_s(event))
        case LaneFailed(_, lane, reason, advice):
            return lane, Problem(lane, reason, advice)
        case LaneRecovered(_, lane):
            return lane, None
        case SourceLost(_, speaker, trouble):
            return _side(speaker), Problem(_side(speaker), trouble, "")
        case SourceBack(_, speaker):
            return _side(speaker), None
        case Lagging(_, lane, behind_s):
            return LAGGING, Problem(LAGGING, lane, "", behind_s) if behind_s > 0 else None
        case DiskRunsLow(_, minutes):
            return DISK, Problem(DISK, "", "", minutes)


def _side(speaker: Speaker) -> str:
    return MICROPHONE if speaker is Speaker.AGENT else FAR_END
