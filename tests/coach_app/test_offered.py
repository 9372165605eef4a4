from __future__ import annotations

import pytest

from audio.capture import Device, Role
from coach_app.offered import offered
from coach_app.settings import Control, entries

DEVICES = (
    Device("mic-1", "Headset", Role.MICROPHONE, 1, 48_000, True, "sounddevice"),
    Device("far-1", "Headset", Role.FAR_END, 2, 48_000, True, "soundcard"),
)


@pytest.mark.parametrize("control", [Control.MICROPHONE, Control.FAR_END, Control.MODEL, Control.PACK])
def test_the_usual_value_is_always_among_what_is_offered(control: Control) -> None:
    usual = next(entry.usual for entry in entries() if entry.about.control is control)
    for language in ("zh", "en"):
        assert usual in [value for value, _ in offered(control, language, lambda: DEVICES)]


def test_each_role_has_its_own_devices() -> None:
    assert ("mic-1", "Headset") in offered(Control.MICROPHONE, "en", lambda: DEVICES)
    assert ("mic-1", "Headset") not in offered(Control.FAR_END, "en", lambda: DEVICES)


def test_only_devices_are_slow_to_list() -> None:
    def fail() -> tuple[Device, ...]:
        raise AssertionError("not asked for")

    assert offered(Control.PACK, "en", fail)
    assert offered(Control.SWITCH, "en", fail) == ()
