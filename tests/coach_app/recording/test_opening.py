from __future__ import annotations

import threading

import pytest

from audio.block import Speaker
from audio.capture import Device, Role, Take
from audio.errors import AudioError
from audio.intake import Wanted
from coach_app.recording.opening import Answer, Named, Openings
from tests.coach_app.recording.simulated import NoDeviceError, SimulatedDevice

MICROPHONE = Wanted("m", Role.MICROPHONE, ((Speaker.AGENT, 0),))


def opened(error: Exception) -> Answer:
    def open_device(device_id: str, role: Role, channels: int = 1) -> SimulatedDevice:
        raise error

    openings = Openings(open_device, lambda job: job())
    asked = openings.ask(MICROPHONE)
    (answer,) = openings.answers()
    assert answer.asked == asked
    assert openings.answers() == []
    return answer


def test_what_a_user_can_mend_is_passed_on() -> None:
    answer = opened(NoDeviceError("It is not there.", "Plug it in."))
    assert (answer.capture, answer.code, answer.message, answer.advice) == (
        None,
        "no_microphone",
        "It is not there.",
        "Plug it in.",
    )


@pytest.mark.parametrize("error", [RuntimeError("PortAudio"), OSError(5, "driver"), AudioError("a", "b")])
def test_a_library_that_fails_in_its_own_way_is_a_device_that_is_not_there(error: Exception) -> None:
    answer = opened(error)
    assert answer.capture is None
    assert answer.message


@pytest.mark.parametrize(("wanted", "name"), [("m", "Headset"), ("", "Built-in"), ("x", "x")])
def test_a_device_has_the_name_that_the_list_gives_it(wanted: str, name: str) -> None:
    listed = (
        Device("f", "Built-in", Role.FAR_END, 2, 48_000, usual=True, through="test"),
        Device("m", "Headset", Role.MICROPHONE, 1, 48_000, usual=False, through="test"),
        Device("b", "Built-in", Role.MICROPHONE, 1, 48_000, usual=True, through="test"),
    )
    openings = Openings(lambda *_: SimulatedDevice(name=""), lambda job: job(), lambda: listed)
    asked = openings.ask(Wanted(wanted, Role.MICROPHONE, ((Speaker.AGENT, 0),)))
    assert openings.names() == [Named(asked, name)]


def test_a_list_that_cannot_be_made_costs_no_sound() -> None:
    def listing() -> tuple[Device, ...]:
        raise OSError(5, "no answer")

    openings = Openings(lambda *_: SimulatedDevice(name=""), lambda job: job(), listing)
    openings.ask(MICROPHONE)
    assert openings.answers()[0].capture is not None
    assert [named.name for named in openings.names()] == ["m"]


def test_a_device_that_does_not_start_is_given_back() -> None:
    closed: list[bool] = []

    class Dead(SimulatedDevice):
        def start(self, take: Take) -> None:
            raise OSError(16, f"busy, nothing for {take}")

        def close(self) -> None:
            closed.append(True)

    openings = Openings(lambda *_: Dead(), lambda job: job())
    openings.ask(MICROPHONE)
    (answer,) = openings.answers()
    assert (answer.capture, answer.code, closed) == (None, "no_microphone", [True])


def test_a_device_that_takes_its_time_keeps_nobody_waiting() -> None:
    may_open, closed = threading.Event(), threading.Event()

    class Slow(SimulatedDevice):
        def close(self) -> None:
            closed.set()

    def open_device(device_id: str, role: Role, channels: int = 1) -> Slow:
        assert may_open.wait(10)
        return Slow()

    openings = Openings(open_device)
    openings.ask(MICROPHONE)
    assert openings.answers() == []
    may_open.set()
    answers: list[Answer] = []
    while not answers:
        answers = openings.answers()
    assert answers[0].capture is not None
    openings.close(answers[0].capture)
    assert openings.wait_closed(10)
    assert closed.is_set()


def test_a_device_that_never_closes_is_not_waited_for() -> None:
    never = threading.Event()

    class Stuck(SimulatedDevice):
        def close(self) -> None:
            never.wait(60)

    openings = Openings(lambda *_: Stuck())
    openings.close(Stuck())
    assert not openings.wait_closed(0.05)
    never.set()
    assert openings.wait_closed(10)
