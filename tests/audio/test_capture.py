from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from audio.capture import Device, Role, Trouble


def test_a_device_is_a_value_that_settings_can_name() -> None:
    device = Device("pulse:agentmic", "Headset", Role.MICROPHONE, 1, 48000, usual=True, through="sounddevice")
    with pytest.raises(FrozenInstanceError):
        device.id = "other"  # type: ignore[misc]


def test_every_trouble_has_a_name_of_its_own() -> None:
    assert {trouble.value for trouble in Trouble} == {"gone", "moved", "stalled", "mute"}
