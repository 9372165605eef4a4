"""What every source of live sound looks like, whatever library and system it comes from.

A capture hands over what it took and when; it does not resample, write, judge or wait. What
is wrong with a device is said as a stable code, so that the app has one sentence for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

#: Sound as devices give it: rows of 16-bit samples, one column a channel.
Pcm = npt.NDArray[np.int16]


class Role(StrEnum):
    """What a device can be used for."""

    MICROPHONE = "microphone"
    FAR_END = "far_end"
    """What the machine plays: the customer's voice on a softphone."""


@dataclass(frozen=True, slots=True)
class Device:
    """A device that can be recorded.

    Parameters
    ----------
    id : str
        Stable across restarts of the machine as far as its system allows; what settings keep.
    name : str
        What the system calls it.
    role : Role
        What it is for.
    channels : int
        Channels that it offers.
    rate : int
        Its usual sampling rate in hertz.
    usual : bool
        The system's own choice for this role.
    through : str
        Library that opens it: ``sounddevice``, ``soundcard``, ``pyaudiowpatch`` or ``catap``.
    """

    id: str
    name: str
    role: Role
    channels: int
    rate: int
    usual: bool
    through: str


@dataclass(frozen=True, slots=True)
class Chunk:
    """Consecutive sound of one device.

    Parameters
    ----------
    samples : numpy.ndarray [shape=(n, channels), dtype=int16]
        The sound.
    taken_ns : int
        Monotonic nanoseconds at which its last row had arrived.
    """

    samples: Pcm
    taken_ns: int


class Trouble(StrEnum):
    """Why a device gives nothing that can be used. The app has one sentence for each."""

    GONE = "gone"
    """It was unplugged, or its driver or sound server ended."""
    MOVED = "moved"
    """The system goes on with another device in its place: what comes is not what was chosen."""
    STALLED = "stalled"
    """It is there and gives nothing."""
    MUTE = "mute"
    """It gives nothing but zeros, as a microphone does whose switch or permission is off."""


#: Called from the device's own thread, which must never wait.
Take = Callable[[Chunk], None]


class Capture(Protocol):
    """An open device. Opened stopped; started once."""

    @property
    def rate(self) -> int:
        """Sampling rate of what it hands over, in hertz."""

    @property
    def channels(self) -> int:
        """Columns of what it hands over."""

    @property
    def idles(self) -> bool:
        """It gives nothing while nothing plays (WASAPI loopback): a pause is silence and no loss."""

    def start(self, take: Take) -> None:
        """Hand over all further sound."""

    def trouble(self) -> Trouble | None:
        """What the system itself knows to be wrong (`GONE` or `MOVED`); quick, asked several times a second."""

    def close(self) -> None:
        """Give the device back. Never raises and never waits long."""
