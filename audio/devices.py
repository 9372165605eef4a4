"""Every device that can be recorded on this machine, and opening one by the id that settings keep.

Only a recorder or a helper process calls this: listing asks PortAudio and the sound server,
which may hang, and PortAudio sees new devices only when nothing of it is open.
"""

from __future__ import annotations

from audio.capture import Capture, Device, Role
from audio.errors import NoFarEndError, NoMicrophoneError


def devices() -> tuple[Device, ...]:
    """All devices, microphones first, the system's usual one of each role leading.

    Returns
    -------
    tuple of Device
        Empty where there is no sound system: that is an answer, not an error.
    """
    return ()


def open_device(device_id: str, role: Role, channels: int = 1) -> Capture:
    """Open a device. It is stopped; `Capture.start` begins.

    Parameters
    ----------
    device_id : str
        As `devices` names it; empty for the system's usual one.
    role : Role
        What for.
    channels : int
        Columns that are needed: the highest position plus one for an adapter with both sides.
        The capture says how many it hands over, which may be more or (far end) fewer.

    Returns
    -------
    Capture
        The open device.

    Raises
    ------
    DeviceMissingError
        `code` is ``no_microphone``, ``no_far_end`` or ``no_audio_system``.
    """
    if role is Role.MICROPHONE:
        raise NoMicrophoneError("There is no microphone.", "Plug one in.", device=device_id, channels=channels)
    raise NoFarEndError("The machine's sound cannot be recorded.", "Plug a headset in.", device=device_id)
