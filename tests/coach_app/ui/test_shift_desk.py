from __future__ import annotations

import errno
import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coach_app.errors import MissingPartError
from coach_app.events import Lagging
from coach_app.live_gauges import Bands
from coach_app.live_setup import Prepare, Prepared
from coach_app.paths import LOG_VARIABLE
from coach_app.recording.messages import CapturePlan
from coach_app.sayings import Sayings
from coach_app.shift.live_shift import Tell
from coach_app.shift.news import ShiftPhase
from coach_app.ui.shift_desk import ShiftDesk
from tests.coach_app.samples import started
from tests.coach_app.scripted_shift import NAMES, Preparing
from tests.coach_app.ui.story import story


@pytest.fixture
def preparing(voice: tuple[Bands, Sayings]) -> Preparing:
    return Preparing(*voice)


@pytest.fixture
def desk(qapp: QApplication, preparing: Preparing) -> Iterator[ShiftDesk]:
    made = ShiftDesk(preparing, lambda: 100.0)
    yield made
    made.leave(1.0)


def opened(qtbot: QtBot, desk: ShiftDesk) -> None:
    desk.open()
    assert desk.state.phase is ShiftPhase.OPENING
    qtbot.waitUntil(lambda: desk.state.phase is ShiftPhase.WAITING)


def test_a_shift_opens_without_keeping_the_window(qtbot: QtBot, desk: ShiftDesk, preparing: Preparing) -> None:
    told: list[object] = []
    desk.prepared.connect(told.append)
    opened(qtbot, desk)
    desk.open()
    qtbot.waitUntil(lambda: bool(told))
    assert desk.state.names == NAMES
    assert len(preparing.made) == 1


def test_orders_reach_the_shift_only_when_they_mean_something(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    desk.begin("A7")
    desk.end()
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: desk._shift is not None)
    desk.end()
    desk.pause(True)
    desk.verdict(1, "wrong", "pace.too_fast")
    desk.begin("A7")
    desk.begin("A8")
    desk.pause(True)
    desk.pause(False)
    preparing.shift.say(started())
    desk.verdict(1, "wrong", "pace.too_fast")
    desk.use(CapturePlan("other"))
    desk.end()
    assert preparing.shift.orders == ["start", "begin A7", "begin A8", "pause", "resume", "wrong 1", "use", "end"]
    assert preparing.shift.plan.microphone == "other"


def test_a_verdict_names_the_call_whose_events_are_shown_and_not_the_one_that_is_recorded(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: desk._shift is not None)
    desk.begin("A7")
    shift = preparing.shift
    shift.say(started())
    first = shift.session
    desk.end()
    shift.begin_call("A8")  # by itself
    assert desk.state.called != first
    shift.telling = first
    shift.say(Lagging(3.0, "words", 2.5))  # the first call is still being heard
    desk.verdict(1, "wrong", "pace.too_fast")
    shift.keep()
    desk.verdict(2, "wrong", "volume.soft")
    assert shift.judged == [(first, "pace.too_fast"), (first, "volume.soft")]


def test_a_call_asked_for_while_the_shift_opens_begins_where_it_was_asked_for(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    desk.open()
    desk.begin("A7")
    desk.begin("A8")  # only its number
    qtbot.waitUntil(lambda: desk.state.phase is ShiftPhase.CALL)
    assert preparing.shift.orders == ["start", "begin A8"]
    assert preparing.shift.asked_ns is not None


def test_a_call_is_told_from_its_beginning_to_what_was_kept(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: desk._shift is not None)
    told: list[object] = []
    events: list[object] = []
    desk.began.connect(lambda: told.append("began"))
    desk.happened.connect(events.append)
    desk.kept.connect(lambda kept: told.append(kept.state))
    desk.begin()
    desk.pause(True)
    desk.pause(False)
    preparing.shift.say(*story())
    desk.end()
    preparing.shift.keep()
    assert told == ["began", "complete"]
    assert events == story()
    assert desk.state.phase is ShiftPhase.WAITING


def test_closing_gives_everything_back(qtbot: QtBot, desk: ShiftDesk, preparing: Preparing) -> None:
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: desk._shift is not None)
    with qtbot.waitSignal(desk.closed):
        desk.close()
    assert not desk.state.open
    desk.begin()
    assert preparing.shift.orders == ["start", "close"]


def test_closing_before_it_is_open_closes_it_once_it_is(qtbot: QtBot, desk: ShiftDesk, preparing: Preparing) -> None:
    desk.open()
    desk.close()
    qtbot.waitUntil(lambda: bool(preparing.made) and "close" in preparing.shift.orders)
    qtbot.waitUntil(lambda: not desk.state.open)


def test_what_keeps_a_shift_from_opening_is_kept_until_it_was_read(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    preparing.error = MissingPartError("There is no pack.", "Install one.")
    desk.open()
    qtbot.waitUntil(lambda: not desk.state.open)
    assert desk.state.failure is not None
    assert (desk.state.failure.message, desk.state.failure.advice) == ("There is no pack.", "Install one.")
    desk.forget_failure()
    assert desk.state.failure is None


def test_a_disk_that_keeps_a_shift_from_opening_is_named_and_no_mistake_of_ours(
    qtbot: QtBot, desk: ShiftDesk, preparing: Preparing
) -> None:
    preparing.error = PermissionError(errno.EACCES, "Denied", "/data/consent.jsonl")
    desk.open()
    qtbot.waitUntil(lambda: not desk.state.open)
    assert desk.state.failure is not None
    assert desk.state.failure.code == "folder"


def test_a_mistake_of_ours_leaves_a_log(
    qtbot: QtBot,
    desk: ShiftDesk,
    preparing: Preparing,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    logs = tmp_path_factory.mktemp("logs")
    monkeypatch.setenv(LOG_VARIABLE, str(logs))
    preparing.error = KeyError("oops")
    desk.open()
    qtbot.waitUntil(lambda: not desk.state.open)
    assert desk.state.failure is not None
    assert desk.state.failure.message == ""
    assert len(list(logs.glob("failure-*.log"))) == 1


def test_levels_are_told_apart_from_the_rest(qtbot: QtBot, desk: ShiftDesk, preparing: Preparing) -> None:
    opened(qtbot, desk)
    changed: list[bool] = []
    desk.changed.connect(lambda: changed.append(True))
    with qtbot.waitSignal(desk.levels):
        preparing.shift.level()
    assert not changed
    assert [level.level_db for level in desk.state.levels] == [-30.0, -28.0]


def test_leaving_ends_the_shift_and_hears_no_more(qtbot: QtBot, desk: ShiftDesk, preparing: Preparing) -> None:
    opened(qtbot, desk)
    qtbot.waitUntil(lambda: desk._shift is not None)
    assert desk.leave(1.0)
    assert preparing.shift.orders[-1] == "close"
    assert desk.state.phase is ShiftPhase.WAITING


def test_leaving_while_it_opens_ends_what_was_started(desk: ShiftDesk, preparing: Preparing) -> None:
    desk.open()  # nothing of what is told arrives: the window's thread is busy leaving
    ends_s = time.monotonic() + 20.0
    while desk._started is None:
        assert time.monotonic() < ends_s
    assert desk.leave(1.0)
    assert preparing.shift.orders == ["start", "close"]


def test_what_is_prepared_after_leaving_is_never_started(voice: tuple[Bands, Sayings], qapp: QApplication) -> None:
    preparing, ready = Preparing(*voice), threading.Event()

    def slowly() -> Prepare:
        def make(tell: Tell) -> Prepared:
            ready.wait(20.0)
            return preparing()(tell)

        return make

    desk, before = ShiftDesk(slowly), set(threading.enumerate())
    desk.open()
    (errand,) = set(threading.enumerate()) - before
    assert desk.leave(1.0)
    ready.set()
    errand.join(20.0)
    assert preparing.shift.orders == []


def test_there_is_nothing_to_leave_before_a_shift(desk: ShiftDesk) -> None:
    assert desk.leave(0.0)
