"""What the settings page offers where only this machine knows: devices, models, packs."""

from __future__ import annotations

from collections.abc import Callable

from asr_models.installed import installed
from audio.capture import Device, Role
from coach_app.chosen_devices import NO_FAR_END
from coach_app.packs import listed
from coach_app.settings import Control

#: Value and name of everything that may be chosen.
Offered = tuple[tuple[str, str], ...]

_LANGUAGE = "zh"


def offered(control: Control, language: str, devices: Callable[[], tuple[Device, ...]]) -> Offered:
    """What there is to choose from; slow where devices are asked for.

    Parameters
    ----------
    control : Control
        What is asked for.
    language : str
        ``zh`` or ``en``, for what has no name of its own.
    devices : callable
        Lists devices.

    Examples
    --------
    >>> offered(Control.FAR_END, "en", tuple)
    (('', 'As the system'), ('none', 'None: only my own voice'))
    """
    chinese = language == "zh"
    usual = ("", "跟随系统" if chinese else "As the system")
    match control:
        case Control.MICROPHONE:
            return (usual, *_named(devices(), Role.MICROPHONE))
        case Control.FAR_END:
            alone = (NO_FAR_END, "没有：只听自己" if chinese else "None: only my own voice")
            return (usual, *_named(devices(), Role.FAR_END), alone)
        case Control.MODEL:
            automatic = ("", "自动" if chinese else "Automatic")
            usable = (model for model in installed() if not model.language or model.hears(_LANGUAGE))
            return (automatic, *((model.id, model.id) for model in usable))
        case Control.PACK:
            return listed(language)
        case _:
            return ()


def _named(devices: tuple[Device, ...], role: Role) -> Offered:
    return tuple((device.id, device.name) for device in devices if device.role is role)
