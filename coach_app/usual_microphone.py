"""Which microphone is meant: a voice was read on one device, and "as the system" may be another tomorrow."""

from __future__ import annotations

import platform
from contextlib import suppress

from audio.capture import Device, Role
from audio.errors import NoAudioSystemError
from coach_app.child import in_child
from coach_app.errors import MissingPartError
from coach_app.settings import Settings


def list_devices() -> tuple[Device, ...]:
    """List what can be recorded, in a process of its own, which may load PortAudio."""
    return in_child(_devices)


def microphone_id(settings: Settings) -> str:
    """Id of the microphone that these settings open now.

    Takes some milliseconds with a sound server, and a second where another process has to be asked.

    Parameters
    ----------
    settings : Settings
        As chosen; where they follow the system, the system is asked.

    Returns
    -------
    str
        Empty if it cannot be told.

    Examples
    --------
    >>> microphone_id(Settings(microphone="headset"))
    'headset'
    """
    if settings.microphone:
        return settings.microphone
    if platform.system() == "Linux":
        from audio.loopback import PULSE  # noqa: PLC0415 (loads the sound server's library)
        from audio.pulse import sources  # noqa: PLC0415

        with suppress(NoAudioSystemError):
            return next((PULSE + one.name for one in sources() if one.usual and not one.monitor), "")
    try:
        found = list_devices()
    except MissingPartError:
        return ""
    return next((one.id for one in found if one.usual and one.role is Role.MICROPHONE), "")


def _devices() -> tuple[Device, ...]:
    from audio.devices import devices  # noqa: PLC0415 (only there)

    return devices()
