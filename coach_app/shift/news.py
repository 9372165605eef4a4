"""What a shift tells its watchers besides the events of its calls: devices, meters, borders.

Events are the record of a session and are kept; news is about now and is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.messages import CapturePlan, Levels
from coach_app.shift.orders import ShiftKey


class ShiftPhase(StrEnum):
    """Where a shift stands; the tray icon, the overlay and the rail show it."""

    CLOSED = "closed"
    OPENING = "opening"
    WAITING = "waiting"
    """Devices are open, no call runs: nothing is judged, and nothing is kept unless `PhaseChanged.keeping`."""
    CALL = "call"
    PAUSED = "paused"
    ENDING = "ending"
    """The call is over; the last words are being heard."""


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The shift has come to another phase."""

    phase: ShiftPhase
    session: str = ""
    """Id of the session of the call that runs or ends."""
    reference: str = ""
    """工单号 of that call."""
    keeping: bool = False
    """What lies between two calls is being written to disk, as somebody chose."""
    paused: bool = False
    """It would be, and its sound is dropped for now."""


@dataclass(frozen=True, slots=True)
class DevicesInUse:
    """The devices that are open now, by side."""

    plan: CapturePlan
    names: tuple[tuple[Speaker, str], ...]


@dataclass(frozen=True, slots=True)
class DeviceTrouble:
    """A side is lost (`trouble`), or back (``None``); also told between calls."""

    speaker: Speaker
    trouble: Trouble | None
    device: str = ""


@dataclass(frozen=True, slots=True)
class LanesReady:
    """Which workers are warm: until then recording goes on and judging catches up."""

    lanes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CallKept:
    """A call's session is complete on disk.

    Parameters
    ----------
    session : str
        Its id.
    folder : Path
        Its folder.
    state : str
        ``complete`` or ``partial``.
    kind : str
        ``call``, ``practice``, or ``between`` for what lay between two calls.
    """

    session: str
    folder: Path
    state: str
    kind: str = "call"


@dataclass(frozen=True, slots=True)
class ShiftFailed:
    """Something that the user can mend keeps the shift from opening or going on.

    `code` has sentences in `coach_app.advice` where it is known there.
    """

    code: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A key was pressed where the program has not the focus; who shows the nudges does what it says."""

    key: ShiftKey


News = PhaseChanged | Levels | DevicesInUse | DeviceTrouble | LanesReady | CallKept | ShiftFailed | Pressed
