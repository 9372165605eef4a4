from __future__ import annotations

import pickle
from typing import get_args

from coach_app.recording.messages import CapturePlan
from coach_app.shift.orders import Ask, Begin, Close, End, Judge, Order, Pause, Press, ShiftKey, Use


def test_every_order_survives_the_way_through_a_socket() -> None:
    pressed = Press(ShiftKey.WRONG)
    orders = (
        Begin("T-1"),
        End(),
        Pause(True),
        Use(CapturePlan()),
        Judge(1, "wrong", "20261122-093512-3f2a", "pace.too_fast"),
        pressed,
        Close(),
        Ask("more"),
    )
    assert pickle.loads(pickle.dumps(orders)) == orders  # noqa: S301 (our own bytes)
    assert {type(order) for order in orders} == set(get_args(Order))
