from __future__ import annotations

from coach_app.ui.practice.shown import Home
from tests.coach_app.ui.practice.fake_practice import home, placement


def test_the_day_is_over_when_every_card_is_done() -> None:
    assert [home(done).over for done in (0, 2, 3)] == [False, False, True]


def test_without_a_plan_nothing_is_over() -> None:
    assert not Home().over
    assert Home().placement is None
    assert home(placement=placement()).placement is not None
