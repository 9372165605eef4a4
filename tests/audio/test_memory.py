from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.memory import SoundMemory


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-6, 12), st.integers(0, 15)), max_size=12))
def test_it_holds_what_a_list_would_hold(writes: list[tuple[int, int]]) -> None:
    memory, truth, end, value = SoundMemory(16), dict[int, int](), 0, 0
    for ahead, count in writes:
        at = max(0, end + ahead)
        for place in range(at, at + count):
            value += 1
            if place >= max(end, at + count) - 16:
                truth[place] = value
        memory.write(at, np.arange(value - count + 1, value + 1, dtype=np.int16))
        end = max(end, at, at + count)
        truth = {place: sample for place, sample in truth.items() if place >= end - 16}
    assert memory.end == end
    assert memory.read(end - 20, end + 4).tolist() == [truth.get(place, 0) for place in range(end - 20, end + 4)]


def test_more_than_it_holds_may_be_written_or_filled_at_once() -> None:
    memory = SoundMemory(4)
    memory.write(0, np.arange(10, dtype=np.int16))
    assert memory.read(5, 10).tolist() == [0, 6, 7, 8, 9]
    memory.fill(1_000_000)
    assert memory.end == 1_000_000
    assert not memory.read(999_996, 1_000_000).any()


def test_a_stretch_can_be_forgotten() -> None:
    memory = SoundMemory(8)
    memory.write(0, np.ones(12, np.int16))
    memory.silence(0, 6)
    memory.silence(11, 40)
    assert memory.read(4, 12).tolist() == [0, 0, 1, 1, 1, 1, 1, 0]


def test_clipping_is_remembered_by_its_place() -> None:
    memory = SoundMemory(8)
    memory.note_clipped(5)
    assert [memory.is_clipped(start, start + 5) for start in (0, 1, 5, 6)] == [False, True, True, False]
