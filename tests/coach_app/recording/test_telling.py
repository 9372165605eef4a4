from __future__ import annotations

import pytest

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.clip_messages import ClipBegan, ClipEnded
from coach_app.recording.clips import ClipHeard
from coach_app.recording.line import Back, Clock, Lost, Missing
from coach_app.recording.messages import Report, SideBack, SideLost
from coach_app.recording.telling import Tellable, told_of

CUSTOMER = Speaker.CUSTOMER


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        (Lost(CUSTOMER, Trouble.GONE, 100, "x"), [SideLost(CUSTOMER, Trouble.GONE, 5, None, "x")]),
        (Back(CUSTOMER, 100, 200), [SideBack(CUSTOMER, 5, None)]),
        (Missing(CUSTOMER, 100, 200), []),
        (ClipHeard(1, 100, began=True, whole=False, lasts_s=2.0), [ClipBegan(1, None, 2.0)]),
        (ClipHeard(1, None, began=False, whole=False, lasts_s=2.0), [ClipEnded(1, None, whole=False)]),
    ],
)
def test_between_calls_nothing_has_a_call_time(happened: Tellable, told: list[Report]) -> None:
    assert told_of(happened, None, Clock(0), 5) == told
