from __future__ import annotations

import os
import signal
from pathlib import Path

import psutil
import pytest

from asr_models.transcript import Utterance
from audio.lane import Track
from coach_app.watch import WORDS_NICE, WatchedWorker
from coach_app.worker_messages import EngineChoice, Finished, Grown, Listen, Observed, Post, Ready
from tests.coach_app.a_call import LINES, write_call


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


def watched(call: tuple[Path, Path]) -> WatchedWorker:
    listen = Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1]))
    worker = WatchedWorker(listen.post)
    worker.hear(listen)
    return worker


def finished(worker: WatchedWorker) -> list[str]:
    """Let it hear to the end; what was said."""
    said: list[str] = []
    while worker.listening:
        worker.allow(float("inf"))
        report = worker.receive()
        if isinstance(report, Observed | Finished):
            said += [one.text for one in report.observations if isinstance(one, Utterance)]
    return said


def test_a_worker_is_started_watched_and_ended(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    worker.allow(99.0)  # before it is ready, nothing is sent that might fill its pipe
    assert isinstance(worker.receive(), Ready)
    assert len(finished(worker)) == len(LINES)
    assert (worker.listening, worker.gone, worker.restarted) == (False, False, False)
    assert worker.heard_s == pytest.approx(12.0)
    worker.stop()


def test_words_let_recording_window_and_voice_go_first(call: tuple[Path, Path]) -> None:
    words, voice = watched(call), WatchedWorker(Post(Track.PROSODY))
    own = psutil.Process().nice()
    assert psutil.Process(words.pid).nice() == own + WORDS_NICE
    assert psutil.Process(voice.pid).nice() == own
    for worker in (words, voice):
        worker.stop()


def test_one_process_hears_call_after_call(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    first, pid = finished(worker), worker.pid
    worker.hear(Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1])))
    assert worker.heard_s == 0.0
    assert (finished(worker), worker.pid) == (first, pid)
    assert worker.memory_mb > 10
    worker.stop()
    assert worker.memory_mb == 0.0


def test_a_recycled_worker_goes_on_where_it_was_and_may_still_die_once(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    worker.receive()
    worker.allow(5.4)
    while worker.heard_s < 5.4 - 1e-6:
        worker.receive()
    pid = worker.pid
    worker.recycle()
    assert worker.pid != pid
    assert (worker.listening, worker.restarted) == (True, False)
    assert len(finished(worker)) == 2  # the other two had been said
    worker.stop()


def test_who_has_much_to_do_is_not_told_of_more(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    worker.receive()
    sent: list[object] = []
    worker._send = sent.append  # type: ignore[method-assign, assignment]
    for tenth in range(1, 60):
        worker.allow(tenth / 10)
    assert sent == [Grown(tenth / 10) for tenth in range(1, 12)]
    worker.stop()


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
    assert (worker.gone, worker.restarted, worker.ready) == (False, True, False)
    assert worker.pid != first
    assert isinstance(worker.receive(), Ready)
    worker.allow(3.5)
    assert isinstance(worker.receive(), Observed)
    assert worker.heard_s == pytest.approx(3.1)
    second = worker.pid
    assert second is not None
    os.kill(second, signal.SIGKILL)
    while not worker.gone:
        worker.receive()
    worker.hear(Listen(call[0], None, Track.WORDS, EngineChoice(words=call[1])))
    assert len(finished(worker)) == len(LINES)  # the next call gets a fresh one
    worker.stop()


def test_stopping_ends_the_process_whatever_it_does(call: tuple[Path, Path]) -> None:
    worker = watched(call)
    pid = worker.pid
    assert pid is not None
    worker.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
