from __future__ import annotations

from pathlib import Path

from audio.capture import Trouble
from audio.span import Span
from coach_app.call import Wanted
from coach_app.recording.messages import (
    CallBegan,
    CallEnded,
    CapturePlan,
    DevicesOpened,
    DiskLow,
    Gap,
    Recorded,
    SideBack,
    SideLost,
)
from coach_app.shift.calls import Calls
from coach_app.shift.setup import ShiftSetup
from coach_app.shift.sides import Sides
from tests.coach_app.samples import AGENT, CUSTOMER


def test_a_call_that_begins_with_a_lost_side_knows_it(tmp_path: Path) -> None:
    calls = Calls(ShiftSetup(Wanted(), CapturePlan(), tmp_path), lambda _: None, lambda *_: None, lambda: 0)
    sides = Sides(calls)
    sides.hear(SideLost(CUSTOMER, Trouble.GONE, 1, None))
    sides.hear(Gap(AGENT, Span(0.0, 1.0)))  # between calls
    sides.hear(DiskLow(30.0))
    sides.hear(Recorded(9.0, 3))  # a call that was refused meanwhile
    assert calls.now_ns == 3
    calls.begin("")
    call = calls.call
    assert call is not None
    sides.hear(CallBegan(call.session.path, 5))
    sides.hear(Recorded(2.0, 9))
    sides.hear(SideLost(AGENT, Trouble.MUTE, 9, 1.5))
    sides.hear(SideBack(CUSTOMER, 10, Span(0.0, 1.8)))
    sides.hear(Gap(CUSTOMER, Span(1.9, 2.0)))
    assert call.recorded_s == 2.0
    call.finish("asked", 3.0)
    assert (call.began_ns, calls.now_ns) == (5, 9)
    assert [(one.speaker, one.start_s, one.end_s, one.reason) for one in call.lost] == [
        (CUSTOMER, 0.0, 1.8, "gone"),
        (CUSTOMER, 1.9, 2.0, "gap"),
        (AGENT, 1.5, 3.0, "mute"),
    ]


def test_a_side_that_the_plan_leaves_out_is_lost_for_the_call_that_has_it_and_for_no_other(tmp_path: Path) -> None:
    calls = Calls(ShiftSetup(Wanted(), CapturePlan(), tmp_path), lambda _: None, lambda *_: None, lambda: 0)
    sides = Sides(calls)
    calls.begin("")
    first = calls.call
    assert first is not None
    sides.hear(CallBegan(first.session.path, 5, (AGENT, CUSTOMER)))
    sides.hear(SideLost(CUSTOMER, Trouble.GONE, 9, 1.5))
    sides.hear(DevicesOpened(CapturePlan("", None), ()))
    assert calls.plan == CapturePlan("", None)
    calls.end()
    sides.hear(Recorded(3.0, 10))
    calls.ended(CallEnded(first.session.path, 3.0, "asked"))
    assert [(one.speaker, one.start_s, one.end_s) for one in first.lost] == [(CUSTOMER, 1.5, 3.0)]
    calls.begin("")
    second = calls.call
    assert second is not None
    sides.hear(CallBegan(second.session.path, 20, (AGENT,)))
    second.finish("asked", 2.0)
    assert (second.speakers, second.lost) == ((AGENT,), [])


def test_a_side_that_the_call_has_not_is_not_back_in_it(tmp_path: Path) -> None:
    alone = CapturePlan("", None)
    calls = Calls(ShiftSetup(Wanted(), alone, tmp_path), lambda _: None, lambda *_: None, lambda: 0)
    sides = Sides(calls)
    calls.begin("")
    call = calls.call
    assert call is not None
    sides.hear(CallBegan(call.session.path, 5, (AGENT,)))
    sides.hear(DevicesOpened(CapturePlan(), ()))
    sides.hear(SideLost(CUSTOMER, Trouble.GONE, 9, None))
    sides.hear(SideBack(CUSTOMER, 12, Span(0.0, 4.0)))  # as a recorder says that took over
    call.finish("asked", 5.0)
    assert call.lost == []
