"""From the devices in the settings to a plan for the recorder, and back."""

from __future__ import annotations

from typing import Literal

from coach_app.recording.messages import CapturePlan
from coach_app.settings import Settings

#: In the settings: record the microphone alone.
NO_FAR_END = "none"

_CHANNELS: dict[str, tuple[int, int] | None] = {"": None, "agent,customer": (0, 1), "customer,agent": (1, 0)}


def plan_of(settings: Settings) -> CapturePlan:
    """What the recorder shall open.

    Parameters
    ----------
    settings : Settings
        As kept.

    Examples
    --------
    >>> plan_of(Settings(microphone="a", far_end=NO_FAR_END)).far_end is None
    True
    """
    channels = _CHANNELS[settings.adapter_channels]
    alone = channels is not None or settings.far_end == NO_FAR_END
    return CapturePlan(settings.microphone, None if alone else settings.far_end, channels)


def with_devices(settings: Settings, plan: CapturePlan) -> Settings:
    """Settings that keep these devices.

    Parameters
    ----------
    settings : Settings
        To change.
    plan : CapturePlan
        As chosen.
    """
    adapter: Literal["", "agent,customer", "customer,agent"] = ""
    if plan.channels is not None:
        adapter = "agent,customer" if plan.channels[0] < plan.channels[1] else "customer,agent"
    far_end = NO_FAR_END if plan.far_end is None and plan.channels is None else plan.far_end or ""
    devices = {"microphone": plan.microphone, "far_end": far_end, "adapter_channels": adapter}
    return settings.model_copy(update=devices)
