from __future__ import annotations

import threading
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.practice.news import PracticeChanged, PracticePhase
from coach_app.practice.telephone import Telephone, Tell
from coach_app.shift.news import CallKept
from feedback.drills.drill import Drill, DrillKind, Line


def drill(number: int) -> Drill:
    line = Line(id="c1", mood="neutral", text="你好。", next="end")
    return Drill(
        id=f"SCN-0{number}",
        title="练习",
        kind=DrillKind.ROLE_PLAY,
        difficulty=1,
        sector="",
        background="",
        line=(line,),
    )


class Call:
    """Notes what it is told."""

    def __init__(self, first: Drill, tell: Tell) -> None:
        self.tell, self.did = tell, [f"make {first.id}"]

    def start(self) -> None:
        self.did.append("start")

    def again(self, drill: Drill | None = None) -> None:
        self.did.append(f"again {drill.id if drill else ''}")

    def hang_up(self) -> None:
        self.did.append("hang up")

    def repeat(self) -> None:
        self.did.append("repeat")

    def close(self) -> None:
        self.did.append("close")

    def join(self, timeout_s: float) -> bool:
        self.did.append("join")
        return timeout_s > 0


@pytest.fixture
def calls() -> list[Call]:
    return []


@pytest.fixture
def telephone(calls: list[Call]) -> Telephone:
    def make(first: Drill, tell: Tell) -> Call:
        calls.append(Call(first, tell))
        return calls[-1]

    return Telephone(make)


def test_before_anybody_was_called_there_is_nothing_to_end(telephone: Telephone, calls: list[Call]) -> None:
    telephone.hang_up()
    telephone.repeat()
    telephone.rest()
    assert (telephone.open, calls) == (False, [])


def test_devices_that_are_open_are_used_for_the_next_take(telephone: Telephone, calls: list[Call]) -> None:
    first: list[object] = []
    second: list[object] = []
    telephone.dial(drill(1), first.append)
    calls[0].tell("hello")
    telephone.dial(drill(2), second.append)
    calls[0].tell("again")
    assert calls[0].did == ["make SCN-01", "start", "again SCN-02"]
    assert first == ["hello"]
    assert second == [PracticeChanged(PracticePhase.PREPARING), "again"]


def test_orders_go_to_the_call_that_is_open(telephone: Telephone, calls: list[Call]) -> None:
    telephone.hang_up()
    telephone.dial(drill(1), list[object]().append)
    telephone.repeat()
    telephone.hang_up()
    assert calls[0].did[2:] == ["repeat", "hang up"]


def test_at_rest_devices_are_given_back_and_nothing_more_is_told(telephone: Telephone, calls: list[Call]) -> None:
    told: list[object] = []
    telephone.dial(drill(1), told.append)
    telephone.rest()
    calls[0].tell("late")
    assert calls[0].did[2:] == ["close", "join"]
    assert (told, telephone.open) == ([], False)
    telephone.rest()
    telephone.dial(drill(2), told.append)
    assert len(calls) == 2


def test_a_call_that_ended_by_itself_is_made_anew(telephone: Telephone, calls: list[Call]) -> None:
    telephone.dial(drill(1), list[object]().append)
    calls[0].tell(PracticeChanged(PracticePhase.CLOSED))
    assert not telephone.open
    telephone.dial(drill(1), list[object]().append)
    assert len(calls) == 2


def test_what_keeps_a_call_from_being_made_is_passed_on() -> None:
    def make(_: Drill, __: Tell) -> Call:
        raise BadInputError("No.", "Later.")

    telephone = Telephone(make)
    with pytest.raises(BadInputError):
        telephone.dial(drill(1), list[object]().append)
    assert not telephone.open


def test_what_a_take_that_was_left_recorded_is_still_told(telephone: Telephone, calls: list[Call]) -> None:
    told: list[object] = []
    telephone.dial(drill(1), told.append)
    telephone.rest()
    kept = CallKept("20261122-201500-3f2a", Path("3f2a"), "complete")
    calls[0].tell(kept)
    assert told == [kept]


def test_another_person_or_microphone_is_taken_up_before_the_next_take(calls: list[Call]) -> None:
    def make(first: Drill, tell: Tell) -> Call:
        calls.append(Call(first, tell))
        return calls[-1]

    made_by = ["first"]
    telephone = Telephone(make, lambda: tuple(made_by))
    telephone.dial(drill(1), list[object]().append)
    telephone.dial(drill(1), list[object]().append)
    made_by[0] = "second"
    telephone.dial(drill(2), list[object]().append)
    assert [call.did for call in calls] == [
        ["make SCN-01", "start", "again SCN-01", "close", "join"],
        ["make SCN-02", "start"],
    ]


def test_a_call_is_never_ended_before_it_was_started(calls: list[Call]) -> None:
    class Slow(Call):
        def start(self) -> None:
            ending.start()
            ending.join(0.1)  # the window closes while the call is only being started
            super().start()

    def make(first: Drill, tell: Tell) -> Call:
        calls.append(Slow(first, tell))
        return calls[-1]

    telephone = Telephone(make)
    ending = threading.Thread(target=telephone.rest)
    telephone.dial(drill(1), list[object]().append)
    ending.join(20)
    assert calls[0].did[1:] == ["start", "close", "join"]


def test_a_call_that_cannot_be_started_is_none(calls: list[Call]) -> None:
    class Broken(Call):
        def start(self) -> None:
            raise BadInputError("No.", "Later.")

    telephone = Telephone(Broken)
    with pytest.raises(BadInputError):
        telephone.dial(drill(1), list[object]().append)
    assert not telephone.open
    telephone.rest()
