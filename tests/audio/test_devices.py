from __future__ import annotations

import pytest

from audio.capture import Role
from audio.devices import open_device
from audio.errors import DeviceMissingError


@pytest.mark.parametrize(("role", "code"), [(Role.MICROPHONE, "no_microphone"), (Role.FAR_END, "no_far_end")])
def test_a_device_that_is_not_there_is_named_by_its_role(role: Role, code: str) -> None:
    with pytest.raises(DeviceMissingError) as caught:
        open_device("pulse:nowhere", role)
    assert caught.value.code == code
