from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach_app.call import Wanted
from coach_app.recording.messages import BeginCall, CallBegan, CallEnded, CapturePlan, EndCall, Order
from coach_app.recording.sessions import Kind, sessions
from coach_app.shift.calls import Calls
from coach_app.shift.news import PhaseChanged, ShiftPhase
from coach_app.shift.phases import phase_of
from coach_app.shift.setup import ShiftSetup

SECOND = 1_000_000_000


class Recorder:
    """Answers orders by hand."""

    def __init__(self, root: Path, keep_between: bool = False) -> None:
        setup = ShiftSetup(Wanted(), CapturePlan(), root, person="li", keep_between=keep_between)
        self.orders: list[Order] = []
        self.calls = Calls(setup, self.orders.append, lambda *_: None, lambda: self.calls.now_ns)
        self.at(100)

    def at(self, seconds: float) -> None:
        self.calls.now_ns = round(seconds * SECOND)

    def began(self, back_s: float = 0.0) -> None:
        order = [one for one in self.orders if isinstance(one, BeginCall)][-1]
        assert order.back_s == pytest.approx(back_s)
        self.calls.began(CallBegan(order.folder, self.calls.now_ns - round(order.back_s * SECOND)))

    def ended(self, duration_s: float = 10.0, reason: str = "asked") -> None:
        assert self.calls.current is not None
        self.calls.ended(CallEnded(self.calls.current.session.path, duration_s, reason))


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Recorder]:
    return lambda **options: Recorder(tmp_path, **options)


def test_a_call_begins_some_seconds_back_and_ends(make: Callable[..., Recorder]) -> None:
    recorder = make()
    recorder.at(130)
    recorder.calls.begin("GD-1", 4.5)
    recorder.began(back_s=4.5)
    call = recorder.calls.call
    assert call is not None
    recorder.calls.end()
    assert isinstance(recorder.orders[-1], EndCall)
    recorder.ended(12.0)
    assert recorder.calls.ending == [call]
    fields = recorder.calls.fields(call)
    assert (fields["shift_start_s"], fields["duration_s"], fields["reference"]) == (25.5, 12.0, "GD-1")
    assert call.session.manifest.person == "li"


def test_a_manifest_tells_what_its_own_call_was_judged_by(make: Callable[..., Recorder]) -> None:
    recorder = make()
    recorder.calls.about = {"baseline": "b", "wrong": {}}
    recorder.calls.begin("")
    recorder.began()
    call = recorder.calls.call
    assert call is not None
    call.about = {"wrong": {"pace.too_fast": 1}}
    fields = recorder.calls.fields(call)
    assert (fields["baseline"], fields["wrong"]) == ("b", {"pace.too_fast": 1})


def test_begin_while_a_call_runs_names_it(make: Callable[..., Recorder]) -> None:
    recorder = make()
    recorder.calls.begin("")
    recorder.began()
    recorder.calls.begin("GD-2")
    assert len(recorder.orders) == 1
    assert recorder.calls.call is not None
    assert recorder.calls.call.session.manifest.reference == "GD-2"


def test_a_call_that_is_asked_for_while_the_last_ends_loses_no_second(make: Callable[..., Recorder]) -> None:
    recorder = make()
    recorder.calls.begin("GD-1")
    recorder.began()
    recorder.calls.end()
    recorder.calls.begin("GD-2")
    assert not isinstance(recorder.orders[-1], BeginCall)
    recorder.at(100.4)
    recorder.ended()
    recorder.began(back_s=0.4)
    assert recorder.calls.call is not None
    assert recorder.calls.call.reference == "GD-2"


def test_what_has_not_begun_is_ended_once_it_has(make: Callable[..., Recorder]) -> None:
    recorder = make()
    recorder.calls.begin("")
    recorder.calls.end()
    assert len(recorder.orders) == 1  # the recorder would not know what to end
    call = recorder.calls.current
    assert call is not None
    assert recorder.calls.fields(call)["shift_start_s"] == 0.0
    recorder.began()
    assert isinstance(recorder.orders[-1], EndCall)


def test_a_refused_call_never_was(make: Callable[..., Recorder], tmp_path: Path) -> None:
    recorder = make()
    recorder.calls.begin("")
    recorder.calls.end()
    assert recorder.calls.refused()
    assert not recorder.calls.refused()
    assert (recorder.calls.idle, recorder.calls.stopping) == (True, False)
    assert sessions(tmp_path) == []


def test_between_calls_sound_is_kept_where_wanted_and_cut_where_the_call_begins(
    make: Callable[..., Recorder], tmp_path: Path
) -> None:
    recorder = make(keep_between=True)
    recorder.calls.keep_between()
    assert phase_of(recorder.calls, opened=True) == PhaseChanged(ShiftPhase.WAITING)
    recorder.began()
    assert recorder.calls.call is None
    assert phase_of(recorder.calls, opened=True) == PhaseChanged(ShiftPhase.WAITING, keeping=True)
    assert recorder.calls.current is not None
    recorder.calls.current.pause(True)
    assert phase_of(recorder.calls, opened=True) == PhaseChanged(ShiftPhase.WAITING, keeping=True, paused=True)
    recorder.at(150)
    recorder.calls.begin("GD-1", 6.0)
    assert recorder.orders[-1] == EndCall(6.0)
    recorder.ended(44.0)
    recorder.began(back_s=6.0)
    assert not phase_of(recorder.calls, opened=True).keeping
    kinds = [session.manifest.kind for session in sessions(tmp_path)]
    assert sorted(kinds) == [Kind.BETWEEN, Kind.CALL]


def test_what_follows_a_call_begins_where_it_ended(make: Callable[..., Recorder]) -> None:
    recorder = make(keep_between=True)
    recorder.calls.begin("")
    recorder.began()
    recorder.at(110.3)
    recorder.ended(10.0)
    recorder.calls.keep_between()
    recorder.began(back_s=0.3)


def test_a_moment_between_calls_is_not_worth_keeping(make: Callable[..., Recorder], tmp_path: Path) -> None:
    recorder = make(keep_between=True)
    recorder.calls.keep_between()
    recorder.began()
    recorder.calls.close()
    recorder.ended(0.4)
    assert (sessions(tmp_path), recorder.calls.ending) == ([], [])


def test_reports_on_other_folders_are_left_alone(make: Callable[..., Recorder], tmp_path: Path) -> None:
    recorder = make()
    recorder.calls.begin("")
    recorder.calls.began(CallBegan(tmp_path / "other", 5))
    assert recorder.calls.ended(CallEnded(tmp_path / "other", 5.0, "asked")) is None
    assert recorder.calls.current is not None
    assert recorder.calls.current.began_ns is None
