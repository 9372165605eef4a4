from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.event_json import from_dict
from coach_app.recording.messages import CapturePlan, Level, Levels
from coach_app.shift.lines import is_news, line_of
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    News,
    PhaseChanged,
    Pressed,
    ShiftFailed,
    ShiftPhase,
)
from coach_app.shift.orders import ShiftKey
from tests.coach_app.samples import one_of_each

NEWS = (
    PhaseChanged(ShiftPhase.CALL, "20261122-093512-3f2a", "GD-1"),
    Levels(1, (Level(Speaker.AGENT, -30.0, -20.0, clipped=False, active=True),)),
    DevicesInUse(CapturePlan(), ((Speaker.AGENT, "Headset"),)),
    DeviceTrouble(Speaker.CUSTOMER, Trouble.GONE),
    LanesReady(("prosody",)),
    CallKept("20261122-093512-3f2a", Path("sessions"), "complete"),
    ShiftFailed("no_microphone", "There is no microphone.", "Plug one in."),
    Pressed(ShiftKey.MUTE),
)


@pytest.mark.parametrize("news", NEWS, ids=lambda news: type(news).__name__)
def test_news_is_a_line_that_names_itself(news: News) -> None:
    line = line_of(news, 0.0, "")
    assert is_news(news)
    assert "\n" not in line
    assert json.loads(line)["news"]
    assert {type(one) for one in NEWS} == set(get_args(News))


def test_an_event_keeps_its_form_behind_session_and_time() -> None:
    for event in one_of_each():
        said = json.loads(line_of(event, 12.3456, "s"))
        assert (said.pop("session"), said.pop("published_s")) == ("s", 12.346)
        assert from_dict(said) == event
        assert not is_news(event)
