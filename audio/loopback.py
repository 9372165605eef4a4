"""What the machine plays, which is the customer's voice: one answer for every system.

A virtual input that a user installed, or a loopback device that PortAudio itself offers one
day, is taken before the system's own adapter: it was put there on purpose.
"""

from __future__ import annotations

import platform
import re
from dataclasses import replace

from audio import loopback_linux, loopback_macos, loopback_windows
from audio.capture import Capture, Device, Role
from audio.errors import NoAudioSystemError, NoFarEndError, NoMicrophoneError
from audio.microphone import PortAudioCapture, open_input
from audio.portaudio import portaudio
from audio.pulse import sources

#: Before the name of a source in a device's id.
PULSE = "pulse:"
#: Inputs that carry what the machine plays: PortAudio's own loopback, BlackHole and its like, ALSA's loopback card.
_PLAYED = re.compile(r"\[Loopback\]|^BlackHole|^Loopback\b|^Soundflower|^VB-Cable|^CABLE Output")
#: Those that give nothing while nothing plays.
_IDLES = re.compile(r"\[Loopback\]")


def is_played(name: str) -> bool:
    """Whether an input of this name carries what the machine plays.

    Examples
    --------
    >>> is_played("Headset (USB) [Loopback]"), is_played("BlackHole 2ch"), is_played("Headset microphone")
    (True, True, False)
    """
    return _PLAYED.search(name) is not None


def far_ends(system: str = "") -> tuple[Device, ...]:
    """Devices for the customer's side, the usual one first.

    Parameters
    ----------
    system : str
        As `platform.system` says; by default this machine's.

    Raises
    ------
    NoAudioSystemError
        Nothing of the kind can be asked here.
    """
    system = system or platform.system()
    if system == "Linux":
        found = [
            Device(PULSE + s.name, s.description, Role.FAR_END, s.channels, s.rate, s.usual, "sounddevice")
            for s in sources()
            if s.monitor
        ]
    else:
        put_there = _played_inputs()
        found = put_there + [replace(own, usual=own.usual and not put_there) for own in _own(system)]
    return tuple(sorted(found, key=lambda device: not device.usual))


def open_far_end(device_id: str, channels: int = 1, system: str = "") -> Capture:
    """Open one of `far_ends`, or the usual one.

    Parameters
    ----------
    device_id : str
        Its id; empty for the usual one.
    channels : int
        Columns that are wanted; a capture may hand over more.
    system : str
        As `platform.system` says; by default this machine's.

    Raises
    ------
    DeviceMissingError
        It is not there or cannot be opened.
    """
    system = system or platform.system()
    if device_id.startswith(PULSE) or (system == "Linux" and not device_id):
        return loopback_linux.open_source(device_id.removeprefix(PULSE), monitor=True, channels=channels)
    if not device_id:
        usual = next((device for device in far_ends(system)), None)
        if usual is None:
            raise NoFarEndError("The machine's sound cannot be recorded.", _advice(system))
        device_id = usual.id
    if device_id.startswith(loopback_windows.PREFIX):
        return loopback_windows.open_output(device_id)
    if device_id == loopback_macos.SYSTEM:
        return loopback_macos.open_tap()
    return _open_input(device_id)


def _open_input(device_id: str) -> PortAudioCapture:
    """A far end that is an ordinary input: both ears of it, since a customer may be on either."""
    audio = portaudio()
    known = next((found for found in audio.inputs() if found.id == device_id), None)
    name = known.name if known else ""
    try:
        return open_input(audio, device_id, min(2, known.channels if known else 1), idles=bool(_IDLES.search(name)))
    except NoMicrophoneError as error:
        raise NoFarEndError(error.message, error.advice, **error.facts) from error


def _own(system: str) -> tuple[Device, ...]:
    """What the system's own adapter offers; nothing where its library is missing but something else will do."""
    try:
        if system == "Windows":
            return loopback_windows.outputs()
        return loopback_macos.taps() if system == "Darwin" else ()
    except NoAudioSystemError:
        return ()


def _played_inputs() -> list[Device]:
    try:
        found = [known for known in portaudio().inputs() if is_played(known.name)]
    except NoAudioSystemError:
        return []
    return [
        Device(known.id, known.name, Role.FAR_END, known.channels, known.rate, known is found[0], "sounddevice")
        for known in found
    ]


def _advice(system: str) -> str:
    if system == "Darwin":
        return "Update to macOS 14.2, or install BlackHole and choose it as the customer's side."
    return "Choose a two-channel telephone adapter, or record the microphone alone."
