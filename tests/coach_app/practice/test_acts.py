"""What goes in and out of a customer."""

from __future__ import annotations

from typing import get_args

import pytest

from audio.span import Span
from coach_app.practice.acts import Act, Input, Played, Say, StockName
from feedback.drills.drill import Silence


def test_everything_that_is_told_says_when() -> None:
    assert all("at_s" in kind.__dataclass_fields__ for kind in get_args(Input))


def test_everything_that_is_wanted_says_when() -> None:
    assert all("due_s" in kind.__dataclass_fields__ for kind in get_args(Act))


def test_whatever_a_drill_may_have_said_in_a_silence_is_a_stock_line() -> None:
    wanted = set(get_args(Silence.model_fields["say"].annotation)) - {""}
    assert wanted <= set(get_args(StockName))


def test_nothing_can_be_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        Say(1.0, "c1", 0, "你好").due_s = 2.0  # type: ignore[misc]
    assert Played(3.0, Span(1.0, 3.0)).text == ""
