from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path

import pytest

from coach_app.errors import BadInputError, MissingPartError
from coach_app.shift.control import DOOR, Answer, Control, ask
from coach_app.shift.news import PhaseChanged, ShiftPhase
from coach_app.shift.orders import Begin, Close, End, Order, Pause, Press, ShiftKey


class Shift:
    def __init__(self, folder: Path) -> None:
        self.stands = PhaseChanged(ShiftPhase.WAITING)
        self.orders: list[Order] = []
        self.control = Control(folder, self.orders.append, lambda: self.stands)


@pytest.fixture
def shift(tmp_path: Path) -> Iterator[Shift]:
    opened = Shift(tmp_path)
    yield opened
    opened.control.close()


def test_orders_reach_the_shift_and_are_answered(shift: Shift, tmp_path: Path) -> None:
    assert ask(tmp_path, Begin("GD-1")) == Answer(True, "waiting")
    shift.stands = PhaseChanged(ShiftPhase.CALL, "20261122-093512-3f2a", "GD-1")
    assert ask(tmp_path, Pause(True)) == Answer(True, "call", "20261122-093512-3f2a")
    assert ask(tmp_path, End()).done
    assert shift.orders == [Begin("GD-1"), Pause(True), End()]


def test_without_a_call_there_is_nothing_to_end(shift: Shift, tmp_path: Path) -> None:
    assert ask(tmp_path, End()) == Answer(False, "waiting")
    assert ask(tmp_path, Close()) == Answer(False, "waiting")  # the window's own affair
    assert shift.orders == []


def test_what_is_kept_between_calls_can_be_paused_and_what_is_not_cannot(shift: Shift, tmp_path: Path) -> None:
    assert not ask(tmp_path, Pause(True)).done
    shift.stands = PhaseChanged(ShiftPhase.WAITING, keeping=True)
    assert ask(tmp_path, Pause(True)).done
    assert not ask(tmp_path, End()).done
    assert shift.orders == [Pause(True)]


def test_nudges_are_muted_between_calls_too_and_called_wrong_in_a_call_alone(shift: Shift, tmp_path: Path) -> None:
    wrong, mute = Press(ShiftKey.WRONG), Press(ShiftKey.MUTE)
    assert not ask(tmp_path, wrong).done
    assert ask(tmp_path, mute).done
    shift.stands = PhaseChanged(ShiftPhase.CALL, "20261122-093512-3f2a")
    assert ask(tmp_path, wrong).done
    shift.stands = PhaseChanged(ShiftPhase.ENDING, "20261122-093512-3f2a")  # its last words are still judged
    assert ask(tmp_path, wrong).done
    assert not ask(tmp_path, End()).done
    assert shift.orders == [mute, wrong, wrong]


def test_a_closed_shift_cannot_be_asked(tmp_path: Path) -> None:
    with pytest.raises(MissingPartError, match="No shift is open"):
        ask(tmp_path, Begin())
    Shift(tmp_path).control.close()
    with pytest.raises(MissingPartError, match="No shift is open"):
        ask(tmp_path, Begin())


def test_two_shifts_in_one_folder_are_refused(shift: Shift, tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="open already"):
        Shift(tmp_path)


def test_a_shift_that_died_is_in_nobodys_way(shift: Shift, tmp_path: Path) -> None:
    door = tmp_path / DOOR
    said = json.loads(door.read_text("utf-8"))
    door.write_text(json.dumps(said | {"start": "another boot:1"}), "utf-8")
    with pytest.raises(MissingPartError):
        ask(tmp_path, Begin())
    other = Shift(tmp_path)
    assert ask(tmp_path, Begin()).done
    other.control.close()


def test_only_the_user_can_open_the_door(shift: Shift, tmp_path: Path) -> None:
    door = tmp_path / DOOR
    if os.name == "posix":
        assert stat.S_IMODE(door.stat().st_mode) == 0o600
    address = json.loads(door.read_text("utf-8"))["address"]
    with pytest.raises((AuthenticationError, EOFError, OSError)), Client(address, authkey=b"no") as inside:
        inside.send(Begin())
    assert ask(tmp_path, Begin()).done  # and whoever was turned away did no harm
    assert shift.orders == [Begin()]


@pytest.mark.parametrize("damage", ["", "[]", "{}", '{"address": 1, "key": "zz", "pid": 1, "start": ""}'])
def test_a_damaged_door_is_no_door(tmp_path: Path, damage: str) -> None:
    (tmp_path / DOOR).write_text(damage, "utf-8")
    with pytest.raises(MissingPartError):
        ask(tmp_path, End())
