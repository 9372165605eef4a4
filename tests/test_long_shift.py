"""Eight hours of one call and half an hour of a real recogniser: memory stays flat, and nothing is missing.

These take hours of processor time together, so that only the long checks run them; their figures stand in
docs/measurements.md.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from benchmarks.long_shift import Long, hours
from coach_app.recording.sessions import State

#: Growth that is no leak: a step of the allocator over some hours.
FLAT_MB = 6.0


@pytest.fixture(autouse=True)
def environment() -> Iterator[None]:
    """What the played devices are told goes through the environment to the recorder's process."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def whole(left: Long, wanted_s: float) -> None:
    assert left.duration_s >= wanted_s
    assert (left.state, left.lost) == (State.COMPLETE, 0)
    assert left.good == left.written
    assert left.ended
    assert left.gauges >= 0.98 * left.gauges_due


@pytest.mark.soak
def test_eight_hours_of_a_call_take_no_more_memory_by_the_hour_and_are_kept_whole() -> None:
    left = hours(8.0, 12.0)
    whole(left, 8.0 * 3_600)
    assert left.said >= 0.98 * left.due
    assert {who: grows for who, grows in left.mb_an_hour.items() if grows > FLAT_MB} == {}


@pytest.mark.soak
def test_half_an_hour_heard_by_vosk_is_what_its_recording_gives() -> None:
    left = hours(0.5, 1.0, "vosk")
    whole(left, 0.5 * 3_600)
    assert left.said > 0
    assert left.same == {"words": True, "flags": True, "items": True, "metrics": True}
