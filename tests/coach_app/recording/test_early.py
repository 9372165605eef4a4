from __future__ import annotations

from coach_app.recording.early import EarlyRecorder
from coach_app.recording.messages import CapturePlan, OpenDevices, Order

PLAN = CapturePlan("headset")


class Recorder:
    def __init__(self) -> None:
        self.orders: list[Order] = []
        self.closed = False

    def order(self, order: Order) -> None:
        self.orders.append(order)

    def close(self) -> None:
        self.closed = True


def watched() -> tuple[EarlyRecorder[Recorder], list[Recorder]]:
    made: list[Recorder] = []

    def start() -> Recorder:
        made.append(Recorder())
        return made[-1]

    return EarlyRecorder(start), made


def test_a_recorder_that_was_started_early_is_the_one_that_a_shift_gets() -> None:
    early, made = watched()
    early.warm()
    early.warm()
    assert early.take() is made[0]
    assert len(made) == 1


def test_no_device_is_opened_before_a_shift_opens() -> None:
    early = EarlyRecorder(Recorder)
    early.warm()
    assert early.take().orders == []


def test_devices_are_open_when_the_shift_takes_over() -> None:
    early = EarlyRecorder(Recorder)
    early.open(PLAN)
    assert early.take().orders == [OpenDevices(PLAN)]


def test_every_shift_has_a_recorder_of_its_own() -> None:
    early = EarlyRecorder(Recorder)
    assert early.take() is not early.take()


def test_devices_do_not_stay_open_for_a_shift_that_does_not_come() -> None:
    early, made = watched()
    early.open(PLAN)
    early.drop()
    assert made[0].closed
    assert early.take() is not made[0]


def test_nothing_is_started_once_the_program_ends() -> None:
    early, made = watched()
    early.warm()
    early.close()
    early.warm()
    assert [one.closed for one in made] == [True]
