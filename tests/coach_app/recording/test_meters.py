from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from audio.block import Speaker
from coach_app.recording.messages import Levels
from tests.coach_app.recording.simulated import SECOND, SimulatedDevice, Studio


def test_levels_of_all_sides_come_ten_times_a_second_with_or_without_a_call(studio: Studio) -> None:
    before = len(studio.told(Levels))
    studio.run(3)
    told = studio.told(Levels)[before:]
    assert len(told) == pytest.approx(30, abs=1)
    assert [level.speaker for level in told[-1].sides] == list(Speaker)
    assert studio.now_ns - told[-1].taken_ns < SECOND // 5
    assert {round(b.taken_ns - a.taken_ns, -6) for a, b in pairwise(told)} == {SECOND // 10}


def test_a_silent_side_reads_silence_and_the_other_its_level(new: Callable[..., Studio]) -> None:
    studio = new(SimulatedDevice(), SimulatedDevice(zeros=True)).opened()
    agent, customer = studio.told(Levels)[-1].sides
    assert agent.level_db > -20
    assert (customer.level_db, customer.active) == (-120.0, False)


def test_nothing_is_read_of_what_is_not_open(new: Callable[..., Studio]) -> None:
    studio = new(SimulatedDevice())
    studio.run(1)
    assert studio.told(Levels) == []


def test_a_side_whose_device_clips_is_marked_and_the_other_is_not(new: Callable[..., Studio]) -> None:
    studio = new(SimulatedDevice(), SimulatedDevice(zeros=True)).opened()
    before = len(studio.told(Levels))
    for memory in [studio.desk._sides.memories[Speaker.CUSTOMER]]:
        memory.note_clipped(memory.end + 800)
    studio.run(1)
    clipped = [side.clipped for levels in studio.told(Levels)[before:] for side in levels.sides[1:]]
    assert clipped.count(True) == 1
