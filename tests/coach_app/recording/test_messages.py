from __future__ import annotations

import pickle

import pytest

from audio.block import Speaker
from coach_app.recording.messages import CapturePlan, OpenDevices


@pytest.mark.parametrize(
    ("plan", "speakers"),
    [
        (CapturePlan(), (Speaker.AGENT, Speaker.CUSTOMER)),
        (CapturePlan(far_end=None), (Speaker.AGENT,)),
        (CapturePlan("adapter", None, channels=(0, 1)), (Speaker.AGENT, Speaker.CUSTOMER)),
    ],
)
def test_a_plan_says_whose_sides_are_recorded(plan: CapturePlan, speakers: tuple[Speaker, ...]) -> None:
    assert plan.speakers == speakers


def test_orders_survive_the_way_to_another_process() -> None:
    order = OpenDevices(CapturePlan("headset"))
    assert pickle.loads(pickle.dumps(order)) == order  # noqa: S301 (our own bytes)
