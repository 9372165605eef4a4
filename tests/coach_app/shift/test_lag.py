from __future__ import annotations

from coach_app.shift.lag import Lag


def test_a_lane_that_keeps_up_says_nothing() -> None:
    lag = Lag()
    assert [lag.note(behind_s, at_s) for at_s, behind_s in enumerate([0.0, 0.3, 1.9, 2.0])] == [None] * 4


def test_lag_is_told_at_most_once_a_second_and_its_end_at_once() -> None:
    lag = Lag()
    told = [(ms, lag.note(2.0 + ms / 100, ms / 1000)) for ms in range(100, 3000, 100)]
    assert [ms for ms, behind_s in told if behind_s is not None] == [100, 1100, 2100]
    assert lag.note(0.5, 3.0) == 0.0
    assert lag.note(0.5, 3.1) is None
    assert lag.note(2.3, 4.5) == 2.3
