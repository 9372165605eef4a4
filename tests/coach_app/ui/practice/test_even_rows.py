from __future__ import annotations

import pytest

from coach_app.practice.gym.live_rows import CurvePoint
from coach_app.ui.practice.even_rows import EvenRows


def rows(first: int, count: int) -> list[CurvePoint]:
    return [CurvePoint(n / 100, 200.0, -20.0) for n in range(first, first + count)]


@pytest.mark.parametrize("every", [4, 5, 8])
def test_each_frame_of_a_thirtieth_second_has_something_new_though_sound_comes_in_blocks(every: int) -> None:
    even, came, shown = EvenRows(), 0, []
    for frame in range(1, 91):
        there = frame * 31 // 10 // every * every  # rows of 10 ms that have come by then, in whole blocks
        shown.append(len(even.due(rows(came, there - came))))
        came = there
    assert all(shown[3:])


def test_none_is_left_out_and_all_stay_in_order() -> None:
    even = EvenRows()
    shown = [*even.due(rows(0, 30)), *even.due(rows(30, 2))]
    for _ in range(8):
        shown += even.due([])
    assert shown == rows(0, 32)


def test_what_came_at_once_after_a_stall_is_out_within_a_fifth_of_a_second() -> None:
    even = EvenRows()
    shown = len(even.due(rows(0, 50)))
    for _ in range(5):
        shown += len(even.due([]))
    assert shown == 50
