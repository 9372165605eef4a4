from __future__ import annotations

from pathlib import Path

from audio.block import Speaker
from audio.capture import Trouble
from coach_app.recording.messages import CapturePlan, Level, Levels
from coach_app.shift.news import (
    CallKept,
    DevicesInUse,
    DeviceTrouble,
    LanesReady,
    News,
    PhaseChanged,
    ShiftFailed,
    ShiftPhase,
)
from coach_app.shift_state import ShiftState, after_news

CALL = "20261122-093512-3f2a"


def told(*news: tuple[float, News]) -> ShiftState:
    state = ShiftState()
    for now_s, piece in news:
        state = after_news(state, piece, now_s)
    return state


def test_a_closed_shift_records_nothing() -> None:
    state = ShiftState()
    assert (state.open, state.recording, state.unfinished) == (False, False, False)


def test_the_clock_of_a_call_goes_on_while_it_is_paused_and_stops_at_its_end() -> None:
    running = told((0.0, PhaseChanged(ShiftPhase.WAITING)), (10.0, PhaseChanged(ShiftPhase.CALL, CALL, "A7")))
    paused = after_news(running, PhaseChanged(ShiftPhase.PAUSED, CALL), 14.0)
    assert (paused.call_s(20.0), paused.recording, paused.reference) == (10.0, True, "A7")
    ending = after_news(paused, PhaseChanged(ShiftPhase.ENDING, CALL), 30.0)
    assert (ending.call_s(99.0), ending.recording, ending.unfinished) == (20.0, False, True)
    waiting = after_news(ending, PhaseChanged(ShiftPhase.WAITING), 31.0)
    assert (waiting.call_s(99.0), waiting.session, waiting.reference) == (20.0, "", "")


def test_a_second_call_counts_from_its_own_beginning() -> None:
    first = told((0.0, PhaseChanged(ShiftPhase.CALL, CALL)))
    assert after_news(first, PhaseChanged(ShiftPhase.CALL, "another"), 50.0).call_s(51.0) == 1.0


def test_only_the_last_call_counts_as_kept() -> None:
    first, between = (CallKept(name, Path("sessions") / name, "complete") for name in (CALL, "between"))
    over = told(
        (0.0, PhaseChanged(ShiftPhase.CALL, CALL)), (9.0, PhaseChanged(ShiftPhase.WAITING, keeping=True)), (9.5, first)
    )
    assert (over.kept, over.keeping, over.paused) == (first, True, False)
    assert after_news(over, PhaseChanged(ShiftPhase.WAITING, keeping=True, paused=True), 9.8).paused
    assert after_news(over, between, 10.0).kept == first, "what lay between calls is no call"
    second = after_news(over, PhaseChanged(ShiftPhase.CALL, "another"), 20.0)
    assert (second.kept, second.keeping) == (None, False)
    assert after_news(second, first, 21.0).kept is None, "a call that is put away late is not the one on screen"


def test_a_lost_side_is_known_until_it_is_back() -> None:
    lost = told(
        (0.0, DeviceTrouble(Speaker.AGENT, Trouble.GONE, "Headset")),
        (1.0, DeviceTrouble(Speaker.CUSTOMER, Trouble.MUTE)),
        (2.0, DeviceTrouble(Speaker.AGENT, Trouble.STALLED, "Headset")),
    )
    assert [(side.speaker, side.trouble) for side in lost.lost] == [
        (Speaker.CUSTOMER, Trouble.MUTE),
        (Speaker.AGENT, Trouble.STALLED),
    ]
    assert [side.speaker for side in after_news(lost, DeviceTrouble(Speaker.CUSTOMER, None), 3.0).lost] == [
        Speaker.AGENT
    ]


def test_a_side_that_nobody_wants_to_record_is_no_trouble() -> None:
    lost = told((0.0, DeviceTrouble(Speaker.AGENT, Trouble.MUTE)), (1.0, DeviceTrouble(Speaker.CUSTOMER, Trouble.GONE)))
    assert after_news(lost, DevicesInUse(CapturePlan(), ()), 2.0).lost == lost.lost
    alone = after_news(lost, DevicesInUse(CapturePlan("", None), ()), 2.0)
    assert [side.speaker for side in alone.lost] == [Speaker.AGENT]


def test_what_is_open_is_forgotten_when_it_closes_and_why_it_failed_is_not() -> None:
    level = Level(Speaker.AGENT, -30.0, -20.0, clipped=False, active=True)
    names = ((Speaker.AGENT, "Headset"),)
    kept = CallKept(CALL, Path("sessions") / CALL, "complete")
    opened = told(
        (0.0, PhaseChanged(ShiftPhase.OPENING)),
        (0.5, DevicesInUse(CapturePlan(), names)),
        (0.55, PhaseChanged(ShiftPhase.CALL, CALL)),
        (0.6, PhaseChanged(ShiftPhase.WAITING)),
        (0.7, Levels(0, (level,))),
        (0.8, LanesReady(("prosody",))),
        (0.9, kept),
        (1.0, ShiftFailed("disk_low", "The disk is full.", "Clean it.")),
    )
    assert (opened.names, opened.levels, opened.lanes) == (names, (level,), ("prosody",))
    closed = after_news(opened, PhaseChanged(ShiftPhase.CLOSED), 2.0)
    assert (closed.names, closed.levels, closed.lanes, closed.kept) == ((), (), (), kept)
    assert closed.failure is not None
    assert after_news(closed, PhaseChanged(ShiftPhase.OPENING), 3.0).failure is None
