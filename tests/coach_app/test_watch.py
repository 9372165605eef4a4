from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from audio.lane import Track
from coach_app.watch import WatchedWorker
from coach_app.worker_messages import EngineChoice, Finished, Listen, Observed, Ready
from tests.coach_app.a_call import write_call


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


def watched(call: tuple[Path, Path]) -> WatchedWorker:
    return WatchedWorker(Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1])))


def test_a_worker_is_started_watched_and_ended(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    worker.allow(99.0)  # before it is ready, nothing is sent that might fill its pipe
    assert isinstance(worker.receive(), Ready)
    worker.allow(float("inf"))
    report = worker.receive()
    while isinstance(report, Observed):
        report = worker.receive()
    assert isinstance(report, Finished)
    assert (worker.over, worker.restarted) == (True, False)
    assert worker.heard_s == pytest.approx(12.0)


def test_a_killed_worker_gets_one_successor_that_knows_where_to_go_on(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    worker.receive()
    worker.allow(3.0)
    while worker.heard_s < 3.0:
        worker.receive()
    first = worker.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert worker.receive() is None
    assert (worker.over, worker.restarted, worker.ready) == (False, True, False)
    assert worker.pid != first
    assert isinstance(worker.receive(), Ready)
    worker.allow(3.5)
    assert isinstance(worker.receive(), Observed)
    assert worker.heard_s == pytest.approx(3.1)
    second = worker.pid
    assert second is not None
    os.kill(second, signal.SIGKILL)
    while not worker.over:
        worker.receive()


def test_stopping_ends_the_process_whatever_it_does(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    pid = worker.pid
    assert pid is not None
    worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
