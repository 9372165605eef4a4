from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from audio.block import Speaker
from audio.capture import Trouble
from audio.lane import Track
from audio.span import Span
from coach_app.practice.kept import PracticeLog
from coach_app.practice.mouth import Spoken
from coach_app.practice.news import HungUp, PracticeChanged, PracticePhase
from coach_app.practice.orders import HangUpNow, Practise, StopNow
from coach_app.practice.partner import CustomerPartner
from coach_app.practice.sounds import Sounds
from coach_app.recording.messages import SideBack, SideLost
from coach_app.shift.live_call import LiveCall
from coach_app.shift.news import DeviceTrouble
from coach_app.shift.orders import Begin, End
from coach_app.worker_messages import Listen
from tests.coach_app.practice.a_practice import a_drill


class Shift:
    """What a partner sees of its shift."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[Any] = []
        self.drill = a_drill(1, greets_first=False)
        self.partner = CustomerPartner(
            self.drill, Sounds(folder / "nowhere"), lambda _: None, self.told.append, lambda: 0
        )

    def call(self, name: str = "a", *, judged: bool = True) -> LiveCall:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        made = SimpleNamespace(
            id=name, session=SimpleNamespace(path=path), began_ns=0, judged=judged, ended=False, recorded_s=0.0
        )
        return cast(LiveCall, made)

    def phases(self) -> list[PracticePhase]:
        return [one.phase for one in self.told if isinstance(one, PracticeChanged)]


@pytest.fixture
def shift(tmp_path: Path) -> Shift:
    return Shift(tmp_path)


def test_the_call_begins_once_when_all_are_ready(shift: Shift) -> None:
    assert shift.partner.turn(0, None, ready=False) == []
    assert shift.partner.turn(0, None, ready=True) == [Begin()]
    assert shift.partner.turn(0, None, ready=True) == []


def test_nobody_calls_while_a_side_is_lost_but_a_microphone_may_be_switched_on_later(shift: Shift) -> None:
    shift.partner.hear(SideLost(Speaker.AGENT, Trouble.MUTE, 0, None))
    shift.partner.hear(SideLost(Speaker.CUSTOMER, Trouble.STALLED, 0, None))
    assert shift.partner.turn(0, None, ready=True) == []
    shift.partner.hear(SideBack(Speaker.CUSTOMER, 0, None))
    assert shift.partner.turn(0, None, ready=True) == [Begin()]


def test_the_customer_is_there_when_somebody_hears_the_agent(shift: Shift) -> None:
    shift.partner.turn(0, None, ready=True)
    call = shift.call(judged=False)
    assert shift.partner.turn(0, call, ready=True) == []
    assert shift.partner.patience_s is None
    call.judged = True  # type: ignore[misc]
    shift.partner.turn(0, call, ready=True)
    assert shift.phases() == [PracticePhase.TALKING]
    assert shift.partner.patience_s == pytest.approx(0.02)
    assert PracticeLog(shift.folder / "a").read() is not None


def test_the_words_worker_hears_the_agent_alone(shift: Shift) -> None:
    listens = [Listen(Path("a"), None, Track.PROSODY), Listen(Path("a"), None, Track.WORDS)]
    voice, words = shift.partner.listens(listens)
    assert voice.ears == ()
    assert words.ears == (Speaker.AGENT,)


@pytest.mark.parametrize(("order", "by"), [(HangUpNow(), Speaker.AGENT), (StopNow(), None)])
def test_the_call_ends_once_when_somebody_hangs_up_or_stops(shift: Shift, order: object, by: Speaker | None) -> None:
    call = shift.call()
    shift.partner.turn(0, call, ready=True)
    shift.partner.obey(order)
    assert shift.partner.turn(50_000_000, call, ready=True) == [End()]
    assert shift.partner.turn(60_000_000, call, ready=True) == []
    call.ended = True
    shift.partner.says(call)
    (hung,) = [one for one in shift.told if isinstance(one, HungUp)]
    assert hung.by is by
    assert shift.phases() == [PracticePhase.TALKING, PracticePhase.ENDING]


def test_another_drill_begins_when_the_take_that_runs_is_over(shift: Shift) -> None:
    shift.partner.turn(0, None, ready=True)
    call = shift.call()
    shift.partner.turn(0, call, ready=True)
    shift.partner.obey(Practise(a_drill(2, id="SCN-902")))
    assert shift.partner.turn(0, call, ready=True) == [End()]
    assert shift.partner.turn(0, None, ready=True) == []
    call.ended = True
    shift.partner.says(call)
    assert shift.partner.turn(0, None, ready=True) == [Begin()]
    shift.partner.turn(0, shift.call("b"), ready=True)
    kept = PracticeLog(shift.folder / "b").read()
    assert kept is not None
    assert kept.drill == "SCN-902"


def test_what_is_asked_between_takes_is_left_alone(shift: Shift) -> None:
    for order in (HangUpNow(), StopNow(), "something else"):
        shift.partner.obey(order)
    assert shift.partner.turn(0, None, ready=True) == [Begin()]


def test_words_are_said_for_the_call_that_runs_alone(shift: Shift) -> None:
    call = shift.call()
    shift.partner.turn(0, call, ready=True)
    assert shift.partner.says(shift.call("older")) == []
    take = shift.partner._take
    assert take is not None
    take._mouth._spoken.append(Spoken(Span(0.2, 0.8), "喂"))
    call.recorded_s = 1.0
    assert len(shift.partner.says(call)) == 1


def test_what_the_next_take_waits_for_is_told(shift: Shift) -> None:
    shift.partner.hear(SideLost(Speaker.CUSTOMER, Trouble.GONE, 0, None))
    shift.partner.obey(Practise(shift.drill))
    assert shift.told == [DeviceTrouble(Speaker.CUSTOMER, Trouble.GONE)]
