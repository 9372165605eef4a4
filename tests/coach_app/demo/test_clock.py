from __future__ import annotations

from coach_app.demo.clock import HeldClock


class Time:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_time_stands_still_while_the_clock_is_held() -> None:
    time = Time()
    clock = HeldClock(time)
    time.now_s = 103.0
    clock.hold()
    time.now_s = 110.0
    assert clock() == 103.0
    clock.go_on()
    time.now_s = 112.0
    assert clock() == 105.0


def test_holding_twice_is_holding_once_and_going_on_twice_is_harmless() -> None:
    time = Time()
    clock = HeldClock(time)
    clock.hold()
    time.now_s = 101.0
    clock.hold()
    time.now_s = 102.0
    clock.go_on()
    clock.go_on()
    assert clock() == 100.0
