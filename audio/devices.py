"""Every device that can be recorded on this machine, and opening one by the id that settings keep.

Only a recorder or a helper process calls this: listing asks PortAudio and the sound server,
which may hang, and PortAudio sees new devices only when nothing of it is open.
"""

from __future__ import annotations

import platform

from audio import loopback_linux
from audio.capture import Capture, Device, Role
from audio.errors import NoAudioSystemError
from audio.loopback import PULSE, far_ends, is_played, open_far_end
from audio.microphone import microphones, open_input
from audio.outputs import open_played
from audio.played import PLAYED
from audio.portaudio import portaudio
from audio.pulse import sources


def devices() -> tuple[Device, ...]:
    """All devices, microphones first, the system's usual one of each role leading.

    Returns
    -------
    tuple of Device
        Empty where there is no sound system: that is an answer, not an error.
    """
    try:
        agents = _microphones()
    except NoAudioSystemError:
        agents = ()
    try:
        customers = far_ends()
    except NoAudioSystemError:
        customers = ()
    return (*sorted(agents, key=lambda device: not device.usual), *customers)


def open_device(device_id: str, role: Role, channels: int = 1) -> Capture:
    """Open a device. It is stopped; `Capture.start` begins.

    Parameters
    ----------
    device_id : str
        As `devices` names it; empty for the system's usual one. One that begins with
        `audio.played.PLAYED` is an output that the app plays the far end to.
    role : Role
        What for.
    channels : int
        Columns that are needed: the highest position plus one for an adapter with both sides.
        A microphone hands over exactly these, the far end of Windows and of a virtual input
        may hand over two where one was asked for: the mean of both is what was played.

    Returns
    -------
    Capture
        The open device.

    Raises
    ------
    DeviceMissingError
        `code` is ``no_microphone``, ``no_far_end``, ``no_output`` or ``no_audio_system``.
    """
    if device_id.startswith(PLAYED):
        return open_played(device_id)
    if role is Role.FAR_END:
        return open_far_end(device_id, channels)
    if device_id.startswith(PULSE) or (not device_id and _has_sound_server()):
        return loopback_linux.open_source(device_id.removeprefix(PULSE), monitor=False, channels=channels)
    audio = portaudio()
    if platform.system() == "Linux" and not audio.inputs(renewed=True):
        raise NoAudioSystemError("No sound server answers.", "Start PulseAudio or PipeWire, or plug a microphone in.")
    return open_input(audio, device_id, channels)


def _microphones() -> tuple[Device, ...]:
    if _has_sound_server():
        return tuple(
            Device(PULSE + s.name, s.description, Role.MICROPHONE, s.channels, s.rate, s.usual, "sounddevice")
            for s in sources()
            if not s.monitor
        )
    return tuple(device for device in microphones(portaudio()) if not is_played(device.name))


def _has_sound_server() -> bool:
    """PulseAudio or PipeWire answers; without one, PortAudio records Linux's cards directly."""
    if platform.system() != "Linux":
        return False
    try:
        sources()
    except NoAudioSystemError:
        return False
    return True
