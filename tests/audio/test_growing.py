from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audio.block import AudioBlock, Speaker
from audio.growing import GrowingSound
from audio.segments import SideWriter, segment_file
from audio.wav import HEADER

SIDES = (Speaker.AGENT, Speaker.CUSTOMER)
SOUND = np.arange(-1200, 1300, dtype=np.int16)


def joined(blocks: list[tuple[AudioBlock, ...]], side: int) -> np.ndarray:
    parts = [pair[side].samples for pair in blocks]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def recorded(folder: Path) -> None:
    for speaker in SIDES:
        writer = SideWriter(folder, speaker)
        writer.append(SOUND)
        writer.close()


def test_it_follows_a_writer_across_segments(tmp_path: Path) -> None:
    writers = [SideWriter(tmp_path, speaker, 1000) for speaker in SIDES]
    sound = GrowingSound(tmp_path, SIDES, 160, segment=1000)
    read: list[tuple[AudioBlock, ...]] = []
    for start in range(0, 2500, 100):
        for sign, writer in enumerate(writers):
            writer.append(SOUND[start : start + 100] * (1 - 2 * sign))
        read += sound.read(start + 100)
        assert sound.next_sample == (start + 100) // 160 * 160
    for writer in writers:
        writer.close()
    read += sound.finish()
    assert [pair[0].start for pair in read] == list(range(0, 2500, 160))
    assert all(pair[0].span == pair[1].span for pair in read)
    assert np.array_equal(joined(read, 0) * 32768, SOUND)
    assert np.array_equal(joined(read, 1) * 32768, -SOUND)


def test_it_reads_no_further_than_it_may_and_than_there_is(tmp_path: Path) -> None:
    recorded(tmp_path)
    sound = GrowingSound(tmp_path, SIDES, 500)
    assert len(list(sound.read(999))) == 1
    assert len(list(sound.read(10**9))) == 4


def test_nothing_was_recorded(tmp_path: Path) -> None:
    sound = GrowingSound(tmp_path, SIDES)
    assert [*sound.read(1600), *sound.finish()] == []


@settings(deadline=None)
@given(st.integers(0, 5000), st.integers(0, 5000))
def test_files_of_a_dead_writer_are_read_to_the_last_whole_sample(
    tmp_path_factory: pytest.TempPathFactory, agent: int, customer: int
) -> None:
    folder = tmp_path_factory.mktemp("call")
    recorded(folder)
    for speaker, length in zip(SIDES, (agent, customer), strict=True):
        os.truncate(segment_file(folder, speaker, 1), HEADER + length)
    read = list(GrowingSound(folder, SIDES, 300).finish())
    longest = max(agent, customer) // 2
    assert sum(len(pair[0].samples) for pair in read) == longest
    for side, length in enumerate((agent // 2, customer // 2)):
        heard = joined(read, side) * 32768
        assert np.array_equal(heard[:length], SOUND[:length])
        assert not heard[length:].any()
