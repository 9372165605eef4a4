from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach_app.practice.path.memory import days_since, forgotten, is_due, practised, rating_of

DAY = date(2026, 3, 2)


def after(*lost: float) -> dict[str, dict[str, object]]:
    """The memory of a skill that was practised on days in a row."""
    memory: dict[str, dict[str, object]] = {}
    for n, share in enumerate(lost):
        memory = practised(memory, {"rate": share}, DAY + timedelta(days=n))
    return memory


def waits(*lost: float) -> int:
    """Days from the last practice until it is due."""
    memory, last = after(*lost), DAY + timedelta(days=len(lost) - 1)
    return next(days for days in range(60) if is_due(memory, "rate", last + timedelta(days=days)))


@pytest.mark.parametrize(
    ("lost", "name"), [(0.0, "Easy"), (0.1, "Good"), (0.3, "Hard"), (0.5, "Again"), (1.0, "Again")]
)
def test_how_well_it_went(lost: float, name: str) -> None:
    assert rating_of(lost).name == name


def test_what_was_never_practised_is_due_and_unknown() -> None:
    assert is_due({}, "rate", DAY)
    assert forgotten({}, "rate", DAY) == 1.0
    assert days_since({}, "rate", DAY) is None


def test_what_went_badly_comes_again_tomorrow() -> None:
    assert waits(0.8) == 1


def test_what_went_well_comes_later_and_later() -> None:
    assert 1 < waits(0.1) < waits(0.0)
    assert waits(0.1) < waits(0.1, 0.1, 0.1)


def test_nothing_is_left_for_longer_than_a_month() -> None:
    assert waits(*[0.0] * 12) <= 30


def test_a_failure_brings_a_good_skill_back() -> None:
    assert waits(0.1, 0.1, 0.1, 0.9) < waits(0.1, 0.1, 0.1, 0.1)


def test_it_is_forgotten_bit_by_bit() -> None:
    memory = after(0.1)
    shares = [forgotten(memory, "rate", DAY + timedelta(days=n)) for n in range(10)]
    assert shares[0] == pytest.approx(0.0)
    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1


def test_a_day_is_a_day_whatever_was_written_on_it() -> None:
    memory = practised(after(0.1), {"rate": 0.1}, DAY)
    assert days_since(memory, "rate", DAY + timedelta(days=1)) == 1


def test_other_skills_are_left_alone() -> None:
    memory = practised(after(0.1), {"hold": 0.9}, DAY)
    assert memory["rate"] == after(0.1)["rate"]


def test_what_something_else_wrote_is_practised_anew() -> None:
    assert is_due({"rate": {"card_id": "?"}}, "rate", DAY)
