"""What can be asked of a shift, from the window, the command line or a softphone's script."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coach_app.recording.messages import CapturePlan


class ShiftKey(StrEnum):
    """Keys of whoever shows the nudges that are worth a press while another program has the focus."""

    WRONG = "wrong"
    """误报: the nudge that stands is wrong."""
    MUTE = "mute"
    """Mute the nudges, or let them speak."""


@dataclass(frozen=True, slots=True)
class Begin:
    """Begin a call, or name the one that runs.

    Parameters
    ----------
    reference : str
        Its 工单号.
    asked_ns : int or None
        When it was asked for, in monotonic nanoseconds: the call begins there, not when the order is carried out.
    """

    reference: str = ""
    asked_ns: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """End the call."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Drop the sound from now on, or go on."""

    paused: bool


@dataclass(frozen=True, slots=True)
class Use:
    """Change to other devices."""

    plan: CapturePlan


@dataclass(frozen=True, slots=True)
class Judge:
    """Say whether a flag of a call is right.

    Parameters
    ----------
    number : int
        The flag's.
    verdict : str
        ``right``, ``wrong`` or ``unsure``.
    session : str
        Id of the call's session: numbers begin anew with every call.
    rule : str
        Of the flag; the call may be over and put away.
    """

    number: int
    verdict: str
    session: str
    rule: str


@dataclass(frozen=True, slots=True)
class Press:
    """Press a key of whoever shows the nudges: only they know which one stands."""

    key: ShiftKey


@dataclass(frozen=True, slots=True)
class Close:
    """End the shift."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask something that only who is at the far end understands (`coach_app.shift.partner`)."""

    what: object


Order = Begin | End | Pause | Use | Judge | Press | Close | Ask
