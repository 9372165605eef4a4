"""The desk with a recorder and workers that a test moves by hand; whole shifts are in test_live_shift."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from itertools import pairwise
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from coach_app.call import Wanted
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CapturePlan,
    DevicesOpened,
    EndCall,
    Level,
    Levels,
    OpenDevices,
    Order,
    PauseCall,
    Refused,
    Report,
)
from coach_app.recording.sessions import SessionFolder, create_session, sessions
from coach_app.shift.desk import Desk, Item
from coach_app.shift.heeding import Heeding
from coach_app.shift.inbox import Inbox
from coach_app.shift.news import CallKept, DevicesInUse, PhaseChanged, Pressed, ShiftFailed, ShiftPhase
from coach_app.shift.orders import Begin, Close, End, Judge, Pause, Press, ShiftKey, Use
from coach_app.shift.preparing import Unprepared
from coach_app.shift.setup import Parts, ShiftSetup


class FakeLink:
    """A recorder that obeys at once."""

    def __init__(self, devices: str) -> None:
        self.devices = devices
        self.pid = 1
        self.plan: CapturePlan | None = None
        self.orders: list[Order] = []
        self.closed = False
        self.refuses: Refused | None = None
        self.lacks = "dead"
        self.sides = tuple(Speaker)
        self._reports: list[Report] = []
        self._folder: Path | None = None
        self._ours, self._theirs = Pipe()

    @property
    def pipes(self) -> list[Connection]:
        return [self._ours]

    def order(self, order: Order) -> None:
        self.orders.append(order)
        match order:
            case OpenDevices(plan) if plan.far_end == self.lacks:
                self.say(Refused("no_far_end", "It is not there.", "Choose another.", stays=True))
            case OpenDevices(plan):
                self.say(self.refuses or DevicesOpened(plan, ((Speaker.AGENT, "Headset"), (Speaker.CUSTOMER, "Far"))))
            case BeginCall(folder) if self.refuses is None:
                for speaker in self.sides:
                    side = SideWriter(folder, speaker)
                    side.append(np.zeros(RATE, np.int16))
                    side.close()
                self._folder = folder
                self.say(CallBegan(folder, 1, self.sides))
            case EndCall() if self._folder is not None:
                self.say(CallEnded(self._folder, 1.0, "asked"))
            case _:
                pass

    def receive(self) -> Report | None:
        self._ours.recv()
        return self._reports.pop(0)

    def close(self) -> None:
        self.closed = True

    def say(self, report: Report) -> None:
        self._reports.append(report)
        self._theirs.send(0)


class NoCrew:
    """Nobody hears anything."""

    ready: tuple[str, ...] = ()
    all_ready = True
    pipes: tuple[Connection, ...] = ()
    pids: dict[str, int] = {}  # noqa: RUF012 (never changed)

    def __init__(self, _: float) -> None: ...

    def hire(self, post: object) -> None: ...

    def hear(self, call: object, _: object) -> None:
        call.waits_for.clear()  # type: ignore[attr-defined]

    def allow(self) -> None: ...

    def look(self, now_s: float) -> None: ...

    def stop(self) -> None: ...


class Room:
    def __init__(
        self,
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        refuses: Refused | None = None,
        plan: CapturePlan = CapturePlan(),  # noqa: B008 (frozen)
    ) -> None:
        self.told: list[object] = []
        self.hears: Callable[[object], None] = lambda _: None
        self.link = FakeLink("")
        self.link.refuses = refuses
        monkeypatch.setattr("coach_app.shift.desk.Crew", NoCrew)
        self.inbox: Inbox[Item] = Inbox()
        setup = ShiftSetup(Wanted(engine="none"), plan, folder)
        self.desk = Desk(setup, Parts(recorder=lambda _: cast(Any, self.link)), self.inbox, self._tell)

    def _tell(self, one: object) -> None:
        self.told.append(one)
        self.hears(one)

    def run(self, *items: Item) -> list[object]:
        for item in items:
            self.inbox.put(item)
        self.desk.run()
        assert self.link.closed
        return self.told

    def ordered(self, kind: type) -> list[Order]:
        return [order for order in self.link.orders if isinstance(order, kind)]

    def of(self, kind: type) -> list[object]:
        return [one for one in self.told if isinstance(one, kind)]


def test_orders_become_a_session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch)
    room.run(Begin("GD-1"), End(), Close())
    (kept,) = room.of(CallKept)
    assert kept.state == "complete"  # type: ignore[attr-defined]
    (session,) = sessions(tmp_path)
    assert session.manifest.reference == "GD-1"
    assert session.manifest.devices == {Speaker.AGENT: "Headset", Speaker.CUSTOMER: "Far"}
    assert [type(order) for order in room.link.orders] == [OpenDevices, BeginCall, EndCall]
    phases = [one.phase for one in room.of(PhaseChanged)]  # type: ignore[attr-defined]
    assert phases[0] is ShiftPhase.OPENING
    assert ShiftPhase.WAITING in phases
    assert all(one is not other for one, other in pairwise(phases)), "each is told once"


def test_devices_that_were_opened_early_are_not_opened_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch)
    room.link.plan = CapturePlan()
    room.run(Close())
    assert [order for order in room.link.orders if isinstance(order, OpenDevices)] == []


def test_a_call_begins_when_it_was_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch)
    room.run(Begin("GD-1", time.monotonic_ns() - 2_000_000_000), Close())
    (begun,) = [order for order in room.link.orders if isinstance(order, BeginCall)]
    assert 2.0 <= begun.back_s < 60.0


def test_closing_ends_the_call_that_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch)
    room.run(Begin(""), Close())
    assert len(room.of(CallKept)) == 1


def test_devices_can_be_changed_and_a_call_paused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, monkeypatch)
    other = CapturePlan("other")
    room.run(Pause(True), Use(other), Begin(""), Pause(True), Pause(False), Close())
    assert OpenDevices(other) in room.link.orders
    assert [order for order in room.link.orders if isinstance(order, PauseCall)] == [PauseCall(True), PauseCall(False)]
    assert [one.plan for one in room.of(DevicesInUse)][-1] == other  # type: ignore[attr-defined]


def test_a_key_pressed_elsewhere_is_told_to_whoever_shows_the_nudges(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)
    room.run(Press(ShiftKey.MUTE), Close())
    assert room.of(Pressed) == [Pressed(ShiftKey.MUTE)]


def test_without_devices_the_shift_fails_once_and_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch, Refused("no_microphone", "There is no microphone.", "Plug one in."))
    room.run()
    assert [one.code for one in room.of(ShiftFailed)] == ["no_microphone"]  # type: ignore[attr-defined]
    assert sessions(tmp_path) == []
    assert not [one for one in room.of(PhaseChanged) if one.phase is ShiftPhase.WAITING]  # type: ignore[attr-defined]


def test_without_rules_a_call_that_runs_is_kept_unjudged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = Unprepared(ShiftFailed("missing", "The model is gone.", "Install it."))
    monkeypatch.setattr("coach_app.shift.desk.prepare", lambda *_: failed)
    room = Room(tmp_path, monkeypatch)
    room.run(Begin("GD-1"))
    assert room.of(ShiftFailed) == [failed.failed]
    (session,) = sessions(tmp_path)
    assert session.manifest.state == "complete"
    assert session.sound is not None
    assert not (session.path / "events.jsonl").exists()


def test_a_call_that_has_nowhere_to_go_is_told_once_and_not_with_every_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    room = Room(tmp_path / "file", monkeypatch)

    def levels(from_s: float, to_s: float, active: bool) -> None:
        for tenth in range(round(from_s * 10), round(to_s * 10)):
            sides = tuple(Level(speaker, -30.0, -20.0, clipped=False, active=active) for speaker in Speaker)
            room.desk._watch_borders(Levels(tenth * 100_000_000, sides))

    for begins_s in (1.0, 21.0):
        levels(begins_s, begins_s + 10.0, active=False)
        levels(begins_s + 10.0, begins_s + 20.0, active=True)
    assert [one.code for one in room.of(ShiftFailed)] == ["folder", "folder"]  # type: ignore[attr-defined]


@pytest.mark.logs_warning
def test_a_call_whose_folder_has_gone_does_not_keep_the_shift_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)

    def hears(one: object) -> None:
        if isinstance(one, PhaseChanged) and one.phase is ShiftPhase.ENDING:
            for session in sessions(tmp_path):
                shutil.rmtree(session.path)

    room.hears = hears
    monkeypatch.setattr("coach_app.shift.keeper.archive", lambda folder: SessionFolder(folder).manifest)
    room.run(Begin("GD-1"), Close())
    assert [one.code for one in room.of(ShiftFailed)] == ["not_kept"]  # type: ignore[attr-defined]
    (kept,) = room.of(CallKept)
    assert (kept.state, kept.kind) == ("partial", "call")  # type: ignore[attr-defined]


def test_what_is_called_wrong_after_its_call_was_put_away_widens_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)
    room.desk._heeding = Heeding("p-1")

    def hears(one: object) -> None:
        if isinstance(one, CallKept):
            room.inbox.put(Judge(3, "wrong", one.session, "pace.too_fast"))
            room.inbox.put(Close())

    room.hears = hears
    room.run(Begin("GD-1"), End())
    assert room.desk._rules is not None
    assert room.desk._rules.wanted.wrong == (("pace.too_fast", 1),)


def levels(at_s: float, active: bool) -> Levels:
    sides = tuple(Level(speaker, -30.0, -20.0, clipped=False, active=active) for speaker in Speaker)
    return Levels(round(at_s * 1e9), sides)


def test_a_call_ends_by_itself_also_after_a_change_of_devices_was_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)
    ended: list[Order] = []

    def hears(one: object) -> None:
        if isinstance(one, ShiftFailed):
            room.link.say(levels(100.0, active=False))
            room.link.say(levels(100.1, active=False))
        elif isinstance(one, Levels) and one.taken_ns > 100e9:
            ended.extend(room.ordered(EndCall))
            room.inbox.put(Close())

    room.hears = hears
    room.run(Begin("GD-1"), Use(CapturePlan("", "dead")))
    assert ended == [EndCall()]


def test_a_call_that_is_about_to_begin_outlives_a_refused_change_of_devices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)
    room.run(Use(CapturePlan("", "dead")), Begin("GD-1"), End(), Close())
    (session,) = sessions(tmp_path)
    assert session.manifest.reference == "GD-1"


def test_a_change_that_is_refused_before_the_devices_gave_sound_does_not_fail_the_shift(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch)
    room.link.plan = CapturePlan()  # opened early, and not told yet
    room.run(Use(CapturePlan("", "dead")), Begin("GD-1"), End(), Close())
    assert [one.code for one in room.of(ShiftFailed)] == ["no_far_end"]  # type: ignore[attr-defined]
    assert len(room.of(CallKept)) == 1


def test_after_a_refused_change_calls_are_recorded_from_the_devices_that_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = Room(tmp_path, monkeypatch, plan=CapturePlan("", None))
    room.link.sides = (Speaker.AGENT,)
    speakers: list[object] = []

    def hears(one: object) -> None:
        if isinstance(one, PhaseChanged) and one.phase is ShiftPhase.CALL:
            speakers.extend(session.manifest.speakers for session in sessions(tmp_path))
            room.inbox.put(Close())

    room.hears = hears
    room.run(Use(CapturePlan("", "dead")), Begin(""))
    assert speakers == [(Speaker.AGENT,)]


def test_a_call_begins_by_itself_also_after_one_whose_folder_could_not_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[SessionFolder] = []

    def create(*args: Any, **fields: Any) -> SessionFolder:
        if len(made) == 1 and not room.of(ShiftFailed):
            raise OSError(28, "No space left on device")
        made.append(create_session(*args, **fields))
        return made[-1]

    def hears(one: object) -> None:
        if isinstance(one, ShiftFailed):
            room.link.say(levels(10.0, active=False))
            for tenth in range(10):
                room.link.say(levels(20.0 + tenth / 10, active=True))
        elif isinstance(one, Levels) and one.taken_ns == round(20.9 * 1e9):
            room.inbox.put(Close())

    monkeypatch.setattr("coach_app.shift.calls.create_session", create)
    room = Room(tmp_path, monkeypatch)
    room.hears = hears
    room.link.say(levels(5.0, active=False))
    room.run(Begin("GD-1"), End(), Begin("GD-2"))
    assert [one.code for one in room.of(ShiftFailed)] == ["folder"]  # type: ignore[attr-defined]
    assert len(room.ordered(BeginCall)) == 2


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    room = Room(tmp_path / "file", monkeypatch)
    room.run(Begin(""), Close())
    assert [one.code for one in room.of(ShiftFailed)] == ["folder"]  # type: ignore[attr-defined]
