from __future__ import annotations

from typing import get_args

from coach_app.practice.orders import PracticeOrder


def test_orders_are_values() -> None:
    assert all(kind.__dataclass_params__.frozen for kind in get_args(PracticeOrder))
