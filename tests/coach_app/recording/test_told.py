from __future__ import annotations

from pathlib import Path

from audio.block import Speaker
from audio.capture import Trouble
from audio.span import Span
from coach_app.recording.clip_messages import ClipEnded, HushClip, PlayClip
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CapturePlan,
    CloseDevices,
    DevicesOpened,
    EndCall,
    Gap,
    OpenDevices,
    PauseCall,
    Recorded,
    Refused,
    SideBack,
    SideLost,
)
from coach_app.recording.told import Told

AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER
PLAN, OTHER = CapturePlan("a"), CapturePlan("b")
FOLDER = Path("call")
LOST = SideLost(AGENT, Trouble.GONE, 7, 2.0, "Headset")


def recording() -> Told:
    told = Told()
    told.note_order(OpenDevices(PLAN))
    told.note_report(DevicesOpened(PLAN, ()))
    told.note_order(BeginCall(FOLDER, back_s=5))
    told.note_report(CallBegan(FOLDER, 1000))
    told.note_report(Recorded(9.0, 10_000))
    return told


def test_a_successor_hears_of_the_call_and_the_devices_and_the_app_of_neither() -> None:
    told = recording()
    begin = BeginCall(FOLDER, back_s=5, going_on=True, began_ns=1000)
    assert told.again() == [begin, OpenDevices(PLAN, insistent=True)]
    assert told.note_report(CallBegan(FOLDER, 1000)) == []
    told.note_order(PauseCall(paused=True))
    told.note_order(EndCall(cut_s=1))
    assert told.again() == [PauseCall(paused=True), begin, OpenDevices(PLAN, insistent=True), EndCall(cut_s=1)]
    assert told.note_report(CallEnded(FOLDER, 9.0, "asked"))
    assert told.again() == [OpenDevices(PLAN, insistent=True)]


def test_a_successor_hears_which_sides_the_call_has() -> None:
    told = Told()
    told.note_order(OpenDevices(PLAN))
    told.note_order(BeginCall(FOLDER))
    told.note_report(CallBegan(FOLDER, 1000, (AGENT,)))
    assert told.again()[0] == BeginCall(FOLDER, going_on=True, began_ns=1000, speakers=(AGENT,))
    told.note_report(CallBegan(FOLDER, 1000, (AGENT, CUSTOMER)))
    assert told.again()[0] == BeginCall(FOLDER, going_on=True, began_ns=1000, speakers=(AGENT,))


def test_a_call_whose_beginning_nobody_heard_of_is_told() -> None:
    told = Told()
    told.note_order(OpenDevices(PLAN))
    told.note_order(BeginCall(FOLDER))
    assert told.again() == [BeginCall(FOLDER, going_on=True), OpenDevices(PLAN, insistent=False)]
    assert told.note_report(CallBegan(FOLDER, 5)) == [CallBegan(FOLDER, 5)]


def test_a_change_of_devices_that_was_refused_is_forgotten() -> None:
    told = recording()
    told.note_order(OpenDevices(OTHER))
    assert told.again()[1] == OpenDevices(OTHER, insistent=False)
    told.note_report(Refused("no_microphone", "", ""))
    assert told.again()[1] == OpenDevices(PLAN, insistent=True)
    told.note_order(CloseDevices())
    assert [type(order) for order in told.again()] == [BeginCall, CloseDevices]


def test_a_side_that_its_dead_recorder_had_lost_is_told_to_be_back() -> None:
    told = recording()
    assert told.note_report(LOST) == [LOST]
    told.again()
    assert told.note_report(Gap(CUSTOMER, Span(9.0, 9.1))) == [Gap(CUSTOMER, Span(9.0, 9.1))]
    assert told.note_report(Gap(AGENT, Span(9.0, 9.5))) == [SideBack(AGENT, 10_000, Span(2.0, 9.5))]
    assert told.note_report(Gap(AGENT, Span(11.0, 12.0))) == [Gap(AGENT, Span(11.0, 12.0))]


def test_a_side_that_is_still_lost_is_not_told_twice() -> None:
    told = recording()
    told.note_report(LOST)
    told.again()
    assert told.note_report(SideLost(AGENT, Trouble.GONE, 9, 9.2)) == []
    opened = DevicesOpened(PLAN, ())
    assert told.note_report(opened) == [opened]
    back = SideBack(AGENT, 11, Span(9.2, 11.0))
    assert told.note_report(back) == [SideBack(AGENT, 11, Span(2.0, 11.0))]
    assert told.note_report(back) == [back]


def test_a_side_that_the_open_plan_leaves_out_is_neither_back_nor_lost_for_the_next_call() -> None:
    alone = DevicesOpened(CapturePlan("a", None), ())
    left_out = SideLost(CUSTOMER, Trouble.GONE, 7, 2.0)
    told = recording()
    told.note_report(left_out)
    told.note_report(alone)
    told.again()
    assert told.note_report(alone) == [alone]
    opened = DevicesOpened(PLAN, ())
    assert told.note_report(opened) == [SideBack(CUSTOMER, 10_000, Span(2.0, 9.0)), opened]
    told.note_report(left_out)
    told.note_report(alone)
    told.note_report(CallEnded(FOLDER, 9.0, "asked"))
    told.again()
    assert told.note_report(opened) == [opened]


def test_between_calls_a_side_is_back_when_its_devices_are_open() -> None:
    told = recording()
    told.note_report(LOST)
    told.note_report(CallEnded(FOLDER, 9.0, "asked"))
    told.again()
    opened = DevicesOpened(PLAN, ())
    assert told.note_report(opened) == [SideBack(AGENT, 10_000, None), opened]


def test_an_end_that_came_too_late_or_for_nothing_does_not_end_the_next_call() -> None:
    told = recording()
    told.note_order(EndCall())
    told.note_report(Refused("folder", "", ""))
    told.note_order(EndCall())
    told.note_order(BeginCall(FOLDER))
    assert EndCall not in [type(order) for order in told.again()]


def test_devices_that_were_closed_and_opened_again_stay_open() -> None:
    told = recording()
    told.note_order(CloseDevices())
    told.note_order(OpenDevices(OTHER))
    assert [type(order) for order in told.again() if not isinstance(order, BeginCall)] == [OpenDevices]


def test_a_successor_plays_again_what_was_being_played() -> None:
    told = Told()
    told.note_order(OpenDevices(CapturePlan(far_end="played:")))
    told.note_order(PlayClip(4, Path("c1.opus")))
    assert told.again()[-1] == PlayClip(4, Path("c1.opus"))
    told.note_order(HushClip())
    assert told.again()[-2:] == [PlayClip(4, Path("c1.opus")), HushClip()]
    told.note_report(ClipEnded(4, 1.0, whole=False))
    assert [type(order) for order in told.again()] == [OpenDevices]


def test_a_clip_that_ended_long_ago_takes_nothing_from_the_one_that_plays() -> None:
    told = Told()
    told.note_order(PlayClip(4, Path("c1.opus")))
    told.note_order(PlayClip(5, Path("c2.opus")))
    told.note_report(ClipEnded(4, 1.0, whole=False))
    assert told.again() == [PlayClip(5, Path("c2.opus"))]
