"""What the app and the recorder process say to each other over a pipe: plain values that survive pickling.

Instants are call time (seconds since the first sample of the call's files) unless their
name says ``_ns``: monotonic nanoseconds, the same clock in every process of a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from audio.block import Speaker
from audio.capture import Trouble
from audio.span import Span
from coach_app.recording.clip_messages import ClipBegan, ClipEnded, HushClip, PlayClip

#: Codes of `Refused`: devices that are not there, too little room, and a folder that cannot be written.
REFUSALS: Final = ("no_microphone", "no_far_end", "no_output", "no_audio_system", "disk_refused", "folder")

#: Why a call ended that nobody ended: the last, because nothing came from any device for ten minutes.
ENDINGS: Final = ("disk_full", "disk_failed", "no_devices")


@dataclass(frozen=True, slots=True)
class CapturePlan:
    """Which devices are recorded, and for whom.

    Parameters
    ----------
    microphone : str
        Id of the agent's device; empty for the system's usual one.
    far_end : str or None
        Id of the customer's device, empty for the system's usual one; ``None`` to record the
        microphone alone.
    channels : tuple of int or None
        For one device with both sides (a telephone adapter): positions of agent and customer
        among the microphone's channels; `far_end` is then not opened.
    """

    microphone: str = ""
    far_end: str | None = ""
    channels: tuple[int, int] | None = None

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Sides that are recorded."""
        alone = self.far_end is None and self.channels is None
        return (Speaker.AGENT,) if alone else (Speaker.AGENT, Speaker.CUSTOMER)


# ── to the recorder ──────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class OpenDevices:
    """Open these devices, or change to them while a call goes on.

    Parameters
    ----------
    plan : CapturePlan
        Which.
    insistent : bool
        A device that is not there is a lost side, looked for again and again, and no refusal.
    """

    plan: CapturePlan
    insistent: bool = False


@dataclass(frozen=True, slots=True)
class BeginCall:
    """Write to a folder from now on.

    Parameters
    ----------
    folder : Path
        A session's folder, which exists.
    back_s : float
        Begin so many seconds ago, with sound that the recorder still holds (up to 60 s).
    going_on : bool
        The folder holds the beginning of the call, left by a recorder that died: append,
        with silence for the time between.
    began_ns : int or None
        Of a call that goes on: when its call time 0 was, as `CallBegan` said.
    speakers : tuple of Speaker
        Of a call that goes on: its sides, whatever devices are open by now; empty where that is not known.
    """

    folder: Path
    back_s: float = 0.0
    going_on: bool = False
    began_ns: int | None = None
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class EndCall:
    """Finish the files.

    Parameters
    ----------
    cut_s : float
        Leave out so many seconds at the end, such as the silence that ended the call.
    """

    cut_s: float = 0.0


@dataclass(frozen=True, slots=True)
class PauseCall:
    """Drop all sound and keep the timeline with silence, or go on."""

    paused: bool


@dataclass(frozen=True, slots=True)
class CloseDevices:
    """Give the devices back; ends the call if one runs."""


Order = OpenDevices | BeginCall | EndCall | PauseCall | CloseDevices | PlayClip | HushClip


# ── from the recorder ────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class DevicesOpened:
    """The devices give sound: the first of each has arrived, or two seconds have passed.

    Said again when a name comes later, or when the system's usual device has become another.
    """

    plan: CapturePlan
    names: tuple[tuple[Speaker, str], ...]


@dataclass(frozen=True, slots=True)
class Level:
    """One side over the last 100 ms.

    Parameters
    ----------
    speaker : Speaker
        Whose side.
    level_db, peak_db : float
        dB re full scale; -120 for silence.
    clipped : bool
        Samples were stuck at full scale.
    active : bool
        Somebody speaks (webrtcvad).
    """

    speaker: Speaker
    level_db: float
    peak_db: float
    clipped: bool
    active: bool


@dataclass(frozen=True, slots=True)
class Levels:
    """All sides, ten times a second while devices are open, call or no call."""

    taken_ns: int
    sides: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class CallBegan:
    """Files of these sides are being written; call time 0 was at `began_ns`."""

    folder: Path
    began_ns: int
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """Every side's file holds the sound before `until_s`; at least every 100 ms.

    `taken_ns` is when the sound at `until_s` had arrived from the devices, so that
    ``until_s`` and the clock can be compared.
    """

    until_s: float
    taken_ns: int


@dataclass(frozen=True, slots=True)
class SideLost:
    """A side gives nothing that can be used; its file goes on with silence."""

    speaker: Speaker
    trouble: Trouble
    taken_ns: int
    at_s: float | None
    """Call time from which sound is missing; ``None`` between calls."""
    device: str = ""


@dataclass(frozen=True, slots=True)
class SideBack:
    """The side gives sound again. `missing` is the stretch of silence in the call, if one runs."""

    speaker: Speaker
    taken_ns: int
    missing: Span | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Sound was missing between two chunks of a device that goes on; silence stands for it."""

    speaker: Speaker
    missing: Span


@dataclass(frozen=True, slots=True)
class DiskLow:
    """There is room for so many minutes more."""

    minutes: float


@dataclass(frozen=True, slots=True)
class CallEnded:
    """The files are finished.

    Parameters
    ----------
    folder : Path
        Where they are.
    duration_s : float
        Length of the call.
    reason : str
        ``asked``, ``closed``, or one of `ENDINGS`, of which people are told.
    """

    folder: Path
    duration_s: float
    reason: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An order could not be carried out, for a reason that the user can mend.

    Parameters
    ----------
    code : str
        One of `REFUSALS`.
    message, advice : str
        English sentences.
    stays : bool
        It was a change of devices; those that were open, and a call, go on.
    """

    code: str
    message: str
    advice: str
    stays: bool = False


#: From the recorder.
Report = (
    DevicesOpened
    | Levels
    | CallBegan
    | Recorded
    | SideLost
    | SideBack
    | Gap
    | DiskLow
    | CallEnded
    | Refused
    | ClipBegan
    | ClipEnded
)
