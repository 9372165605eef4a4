from __future__ import annotations

import pytest

from coach_app.pace import Pace


class Clock:
    """A clock that only moves when somebody sleeps."""

    def __init__(self, step_s: float = 1e9) -> None:
        self.now_s = 50.0
        self.slept: list[float] = []
        self._step_s = step_s

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now_s += min(seconds, self._step_s)


def test_nothing_may_be_heard_before_the_start() -> None:
    clock = Clock()
    pace = Pace(clock=clock)
    clock.now_s += 5
    assert pace.allowed_s() == 0.0


def test_a_call_comes_as_fast_as_life() -> None:
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    pace.start()
    pace.wait_for(2.5)
    assert clock.slept == [2.5]
    assert pace.allowed_s() == 2.5


def test_or_several_times_as_fast() -> None:
    clock = Clock()
    pace = Pace(4.0, clock=clock, sleep=clock.sleep)
    pace.wait_for(2.0)
    assert clock.slept == [0.5]


def test_what_is_past_is_not_waited_for() -> None:
    clock = Clock()
    pace = Pace(clock=clock, sleep=clock.sleep)
    pace.start()
    clock.now_s += 10
    pace.wait_for(9.0)
    assert clock.slept == []
    assert pace.due_in_s(9.0) == 0.0


def test_a_sleep_that_ends_early_is_slept_again() -> None:
    clock = Clock(step_s=0.4)
    pace = Pace(clock=clock, sleep=clock.sleep)
    pace.wait_for(1.0)
    assert pace.allowed_s() == pytest.approx(1.0)
    assert len(clock.slept) == 3


def test_whoever_plays_the_sound_is_told_of_the_start_once() -> None:
    started = []
    pace = Pace(clock=Clock(), on_start=lambda: started.append(True))
    pace.start()
    pace.start()
    assert started == [True]


@pytest.mark.parametrize("speed", [0.0, -1.0])
def test_time_does_not_stand_still_or_run_backwards(speed: float) -> None:
    with pytest.raises(ValueError, match="speed of life"):
        Pace(speed)
