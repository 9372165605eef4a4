from __future__ import annotations

import errno
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from audio.block import Speaker
from audio.memory import SoundMemory
from audio.recorder import CallRecorder, finish_left
from audio.segments import read_side, segment_file

SECOND = 1_000_000_000
AGENT, CUSTOMER = Speaker.AGENT, Speaker.CUSTOMER


class ByHand(Executor):
    """Does what was asked for when a test says so."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def job() -> None:
            future.set_result(fn(*args, **kwargs))

        self.jobs.append(job)
        return future

    def work(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


@pytest.fixture
def memories() -> dict[Speaker, SoundMemory]:
    both = {speaker: SoundMemory(1000) for speaker in Speaker}
    both[AGENT].write(0, np.arange(100, dtype=np.int16))
    both[CUSTOMER].write(0, -np.arange(80, dtype=np.int16))
    return both


def test_a_call_begins_in_the_past_and_says_what_all_sides_have(
    tmp_path: Path, memories: dict[Speaker, SoundMemory]
) -> None:
    hand = ByHand()
    call = CallRecorder(tmp_path, memories, 30, hand)
    call.write()
    assert (call.written, call.count(AGENT), call.count(CUSTOMER)) == (50, 70, 50)
    assert read_side(tmp_path, AGENT, 0, 999).tolist() == list(range(30, 100))
    assert call.end() == 70


def test_late_sound_replaces_silence_in_the_file_and_nothing_before_the_call(
    tmp_path: Path, memories: dict[Speaker, SoundMemory]
) -> None:
    call = CallRecorder(tmp_path, memories, 30, ByHand())
    call.write()
    call.replace(CUSTOMER, 28, np.full(4, 7, np.int16))
    call.replace(CUSTOMER, 500, np.full(4, 7, np.int16))
    call.end()
    assert read_side(tmp_path, CUSTOMER, 0, 4).tolist() == [7, 7, -32, -33]


def test_a_slow_disk_is_waited_for_by_nobody_but_the_end(tmp_path: Path, memories: dict[Speaker, SoundMemory]) -> None:
    hand = ByHand()
    call = CallRecorder(tmp_path, memories, 0, hand)
    call.write()
    call.sync(2 * SECOND)
    call.sync(4 * SECOND)  # the first is still on its way
    assert len(hand.jobs) == 1
    assert soundfile.info(segment_file(tmp_path, AGENT, 1)).frames == 100
    hand.work()
    call.sync(6 * SECOND)
    assert len(hand.jobs) == 1
    hand.work()
    call.end(60)
    assert soundfile.info(segment_file(tmp_path, AGENT, 1)).frames == 60


def test_what_the_disk_said_is_raised_at_the_next_sync_and_the_files_are_closed_all_the_same(
    tmp_path: Path, memories: dict[Speaker, SoundMemory], monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = ByHand()
    call = CallRecorder(tmp_path, memories, 0, hand)
    call.write()
    call.sync(2 * SECOND)
    hand.work()
    failed: Future[None] = Future()
    failed.set_exception(OSError(errno.ENOSPC, "full"))
    monkeypatch.setattr(call, "_syncing", failed)
    with pytest.raises(OSError, match="full"):
        call.sync(4 * SECOND)
    assert call.end() == 100
    assert soundfile.info(segment_file(tmp_path, CUSTOMER, 1)).frames == 80


def test_files_that_are_there_are_gone_on_with(tmp_path: Path, memories: dict[Speaker, SoundMemory]) -> None:
    first = CallRecorder(tmp_path, memories, 0, ByHand())
    first.write()
    first.end()
    successor = {speaker: SoundMemory(1000) for speaker in Speaker}
    for memory in successor.values():
        memory.write(50, np.full(20, 9, np.int16))  # places of the new process: the call began at place -60
    call = CallRecorder(tmp_path, successor, -60, ByHand())
    call.write()
    assert call.speakers == (AGENT, CUSTOMER)
    assert call.end() == 130
    assert read_side(tmp_path, AGENT, 98, 99).tolist() == [98, 99, *[0] * 10, *[9] * 20]
    assert read_side(tmp_path, CUSTOMER, 78, 99).tolist() == [-78, -79, *[0] * 30, *[9] * 20]


def test_files_of_a_dead_recorder_are_finished_and_cut(tmp_path: Path, memories: dict[Speaker, SoundMemory]) -> None:
    assert finish_left(tmp_path) == 0
    dead = CallRecorder(tmp_path, memories, 0, ByHand())
    dead.write()
    assert finish_left(tmp_path, 10) == 90
    assert [soundfile.info(segment_file(tmp_path, speaker, 1)).frames for speaker in Speaker] == [90, 80]
    assert finish_left(tmp_path) == 90
    dead.end(90)
