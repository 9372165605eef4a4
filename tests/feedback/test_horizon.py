from __future__ import annotations

from bisect import bisect_right

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.block import RATE
from feedback.horizon import Horizon

#: A lane's instants are whole samples, mostly, and now and then anything.
INSTANTS = st.integers(0, 5 * RATE).map(lambda samples: samples / RATE) | st.floats(0, 5)


def told(steps: list[tuple[float, float]]) -> Horizon:
    horizon = Horizon()
    for heard_s, until_s in steps:
        horizon.append(heard_s, until_s)
    return horizon


@given(
    heard=st.lists(INSTANTS | st.just(1.0), max_size=30),
    until=st.lists(INSTANTS | st.just(0.5), min_size=30, max_size=30),
    as_of_s=st.floats(-1, 6),
)
def test_every_step_is_given_back_as_it_was(heard: list[float], until: list[float], as_of_s: float) -> None:
    steps = [*zip(sorted(heard), sorted(until), strict=False)]
    horizon = told(steps)
    assert [*horizon.steps()] == steps
    assert horizon.heard_s == (steps[-1][0] if steps else 0.0)
    n = bisect_right([heard_s for heard_s, _ in steps], as_of_s + 1e-9)
    assert horizon.settled_s(as_of_s) == (steps[n - 1][1] if n else 0.0)


@pytest.mark.parametrize("behind", [0, 5, 80])
def test_an_hour_of_even_steps_is_a_few_stretches(behind: int) -> None:
    steps = [(n * 1_600 / RATE, max(0, n * 1_600 - behind * 160) / RATE) for n in range(1, 36_001)]
    horizon = told(steps)
    assert horizon.stretches <= 3
    assert [*horizon.steps()] == steps


def test_words_settle_with_each_utterance_and_cost_a_stretch_each() -> None:
    steps = [(n / 10, n // 50 * 5.0) for n in range(1, 36_001)]
    assert told(steps).stretches <= 2 * 720 + 1


def test_words_that_are_settled_for_ever_are_kept_too() -> None:
    steps = [(0.1, 0.0), (0.2, float("inf")), (0.3, float("inf"))]
    horizon = told(steps)
    assert [*horizon.steps()] == steps
    assert horizon.settled_s(0.25) == float("inf")
