"""Studios that are closed when their test is over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.coach_app.recording.simulated import SECOND, SimulatedDevice, Studio


@pytest.fixture
def new() -> Iterator[Callable[..., Studio]]:
    """Make a studio."""
    made: list[Studio] = []

    def make(*devices: SimulatedDevice, at_ns: int = 1_000 * SECOND) -> Studio:
        studio = Studio(*devices, at_ns=at_ns)
        made.append(studio)
        return studio

    yield make
    for studio in made:
        studio.desk.close(studio.now_ns)


@pytest.fixture
def studio(new: Callable[..., Studio]) -> Studio:
    """A studio whose two devices are open."""
    return new(SimulatedDevice()).opened()
