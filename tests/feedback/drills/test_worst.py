from __future__ import annotations

import pytest

from feedback.drills.check import Check
from feedback.drills.measure import Measured
from feedback.drills.worst import beyond, worst_but_slips, worst_of

FOUND = [Measured(2.0), Measured(3.0), Measured(6.0)]


@pytest.mark.parametrize(
    ("limits", "worst"), [({"at_least": 2.5}, 2.0), ({"at_most": 5.0}, 6.0), ({"at_least": 2.5, "at_most": 9.0}, 2.0)]
)
def test_the_worst_is_the_one_farthest_off(limits: dict[str, float], worst: float) -> None:
    found = worst_of(Check(measure="pause_s", **limits), FOUND)
    assert found is not None
    assert found.value == worst


def test_of_nothing_there_is_no_worst() -> None:
    assert worst_of(Check(measure="pause_s", at_least=1), []) is None


@pytest.mark.parametrize(("count", "slips"), [(1, 0), (2, 0), (3, 1), (7, 1), (8, 2), (20, 4)])
def test_a_fifth_may_slip_and_no_more(count: int, slips: int) -> None:
    check = Check(measure="pause_s", at_most=5)
    for bad, kept in ((slips, True), (slips + 1, False)):
        found = worst_but_slips(check, [Measured(9.0)] * bad + [Measured(2.0)] * (count - bad))
        assert found is not None
        assert (found.value <= 5) is kept
    assert worst_but_slips(check, []) is None


def test_what_keeps_the_limits_is_not_beyond_them() -> None:
    assert beyond(Check(measure="pause_s", at_least=1, at_most=3), 2.0) == -1.0
    assert beyond(Check(measure="pause_s", at_least=1, at_most=3), 5.0) == 2.0
