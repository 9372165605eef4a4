from __future__ import annotations

import pytest

from coach_app.chosen_devices import NO_FAR_END, plan_of, with_devices
from coach_app.recording.messages import CapturePlan
from coach_app.settings import Settings


@pytest.mark.parametrize(
    "plan",
    [
        CapturePlan(),
        CapturePlan("mic", "monitor"),
        CapturePlan("mic", None),
        CapturePlan("adapter", None, (0, 1)),
        CapturePlan("adapter", None, (1, 0)),
    ],
)
def test_what_is_chosen_comes_back_from_the_settings(plan: CapturePlan) -> None:
    assert plan_of(with_devices(Settings(), plan)) == plan


def test_the_microphone_alone_is_said_and_not_left_open() -> None:
    assert with_devices(Settings(), CapturePlan("mic", None)).far_end == NO_FAR_END
    assert plan_of(Settings()).far_end == ""


def test_other_settings_stay() -> None:
    assert with_devices(Settings(language="en"), CapturePlan("mic")).language == "en"
