from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from coach_app.live_gauges import Bands
from coach_app.sayings import Sayings
from coach_app.ui.shift_desk import ShiftDesk
from coach_app.ui.still_memory import StillMemory
from tests.coach_app.scripted_shift import Preparing


@pytest.fixture
def desk(qtbot: QtBot, voice: tuple[Bands, Sayings]) -> Iterator[ShiftDesk]:
    made = ShiftDesk(Preparing(*voice))
    memory = StillMemory(made)
    yield made
    made.leave(1.0)
    memory.end()


class Kept:
    """Something that a shift keeps."""


def open_shift(qtbot: QtBot, desk: ShiftDesk) -> None:
    desk.open()
    qtbot.waitUntil(lambda: desk._shift is not None)


def searched(what: object) -> bool:
    """Whether the search for dead objects looks at it."""
    return any(one is what for one in gc.get_objects())


def test_what_is_there_before_the_first_call_is_not_looked_at_again(qtbot: QtBot, desk: ShiftDesk) -> None:
    rules = Kept()
    assert searched(rules)
    open_shift(qtbot, desk)
    desk.begin()
    assert not searched(rules)


def test_while_rules_are_loaded_nothing_is_looked_for(qtbot: QtBot, desk: ShiftDesk) -> None:
    desk.open()
    assert not gc.isenabled()
    qtbot.waitUntil(lambda: bool(desk.state.lanes))
    assert gc.isenabled()


def test_what_comes_in_a_call_is_looked_at(qtbot: QtBot, desk: ShiftDesk) -> None:
    open_shift(qtbot, desk)
    desk.begin()
    heard = Kept()
    desk.pause(paused=True)
    desk.end()
    assert searched(heard)


def test_after_the_shift_everything_is_looked_at(qtbot: QtBot, desk: ShiftDesk) -> None:
    rules = Kept()
    open_shift(qtbot, desk)
    desk.close()
    assert searched(rules)


def test_each_minute_of_a_call_is_put_by(qtbot: QtBot, desk: ShiftDesk) -> None:
    open_shift(qtbot, desk)
    desk.begin()
    memory = desk.findChild(StillMemory)
    assert memory is not None
    minutes = memory._minutes
    assert (minutes.isActive(), minutes.interval()) == (True, 60_000)
    heard = Kept()
    assert searched(heard)
    minutes.timeout.emit()
    assert not searched(heard)
    later = Kept()
    minutes.timeout.emit()  # a timer that is a moment early skips no minute
    assert not searched(later)
