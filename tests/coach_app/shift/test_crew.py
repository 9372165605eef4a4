from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from audio.lane import Settled, Track
from coach_app.events import Event, Lagging
from coach_app.pipeline import Pipeline
from coach_app.recording.sessions import Kind, create_session
from coach_app.shift.crew import Crew
from coach_app.shift.live_call import LiveCall
from coach_app.worker_messages import Finished, Listen, Observed, Post, Report
from feedback.timeline import Observation
from tests.coach_app.samples import AGENT, CUSTOMER, QuietJudge, an_utterance, started


@dataclass
class FakeWorker:
    """A worker without a process."""

    post: Post
    track: Track = Track.WORDS
    ready: bool = True
    gone: bool = False
    restarted: bool = False
    heard_s: float = 0.0
    memory_mb: float = 100.0
    unsettled_s: float = 0.0
    owes: bool = False
    killed: int = 0
    recycled: int = 0
    pid: int = 1
    heard: list[Listen] = field(default_factory=list)
    allowed: list[float] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pipe: Connection = Pipe()[0]

    def hear(self, listen: Listen) -> None:
        self.heard.append(listen)

    def allow(self, until_s: float) -> None:
        self.allowed.append(until_s)

    def receive(self) -> Report:
        return self.reports.pop(0)

    def recycle(self) -> None:
        self.recycled += 1

    def kill(self) -> None:
        self.killed += 1

    def stop(self) -> None:
        self.gone = True


@pytest.fixture
def crew(monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    monkeypatch.setattr("coach_app.shift.crew.WatchedWorker", FakeWorker)
    made = Crew(words_memory_mb=500.0)
    made.hire(Post(Track.WORDS))
    made.hire(Post(Track.WORDS))  # there is one already
    yield made
    made.stop()


def worker_of(crew: Crew) -> FakeWorker:
    worker = crew._seats[Track.WORDS].worker
    assert isinstance(worker, FakeWorker)
    return worker


@pytest.fixture
def told() -> list[Event]:
    return []


@pytest.fixture
def call(tmp_path: Path, told: list[Event]) -> Iterator[LiveCall]:
    made = LiveCall(
        create_session(tmp_path), Kind.CALL, (AGENT, CUSTOMER), lambda _, event, __: told.append(event), lambda: 0
    )
    made.attach(Pipeline(started(), QuietJudge(), frozenset({Track.WORDS}), {}), [Track.WORDS])
    yield made
    made.close()


def hears(crew: Crew, call: LiveCall) -> FakeWorker:
    crew.hear(call, [Listen(call.session.path, None, Track.WORDS, growing=(AGENT, CUSTOMER))])
    return worker_of(crew)


def observe(crew: Crew, *seen: Observation) -> None:
    worker = worker_of(crew)
    worker.reports.append(Observed(tuple(seen)))
    crew.receive(worker.pipe)


def test_everybody_may_read_what_is_recorded_and_is_free_at_the_end(crew: Crew, call: LiveCall) -> None:
    worker = hears(crew, call)
    call.recorded_s = 3.0
    crew.allow()
    call.finish("asked", 3.5)
    crew.allow()
    assert worker.allowed == [3.0, float("inf")]
    worker.reports.append(Finished((), ()))
    crew.receive(worker.pipe)
    assert call.over
    crew.allow()
    assert len(worker.allowed) == 2
    assert (crew.ready, crew.pids, len(crew.pipes)) == (("words",), {Track.WORDS: 1}, 1)


def test_lag_is_told_in_the_call_and_its_end_too(crew: Crew, call: LiveCall, told: list[Event]) -> None:
    worker = hears(crew, call)
    told.clear()
    for now_s, recorded_s, heard_s in ((1.0, 1.0, 0.8), (5.0, 5.0, 1.0), (6.0, 6.0, 5.9)):
        call.recorded_s, worker.heard_s = recorded_s, heard_s
        crew.look(now_s)
    lags: Sequence[tuple[str, float]] = [(e.lane, e.behind_s) for e in told if isinstance(e, Lagging)]
    assert lags == [("words", 4.0), ("words", 0.0)]


def test_who_grows_too_large_is_replaced_between_two_utterances(crew: Crew, call: LiveCall) -> None:
    worker = hears(crew, call)
    worker.memory_mb, worker.unsettled_s = 600.0, 5.0
    crew.look(10.0)
    observe(crew, Settled(Track.WORDS, AGENT, 1.0, 1.1))  # no utterance ends here
    observe(crew, an_utterance())  # the other side is in the middle of one
    assert worker.recycled == 0
    worker.unsettled_s = 1.5
    observe(crew, an_utterance())
    assert (worker.recycled, crew.recycled) == (1, 1)
    worker.memory_mb = 100.0
    crew.look(20.0)
    observe(crew, an_utterance())
    assert worker.recycled == 1


def test_between_calls_or_after_long_it_is_replaced_at_once(crew: Crew, call: LiveCall) -> None:
    worker = worker_of(crew)
    worker.memory_mb = 600.0
    crew.look(10.0)
    assert worker.recycled == 1
    hears(crew, call)
    crew.look(20.0)
    crew.look(40.0)
    assert worker.recycled == 1
    crew.look(51.0)
    assert worker.recycled == 2


def test_when_the_shift_is_over_everybody_goes(crew: Crew) -> None:
    crew.hire(Post(Track.PROSODY))
    workers = [seat.worker for seat in crew._seats.values()]
    crew.stop()
    assert [worker.gone for worker in workers] == [True, True]


def test_a_worker_that_hangs_is_ended(crew: Crew, call: LiveCall) -> None:
    worker = hears(crew, call)
    worker.owes = True
    crew.look(10.0)
    crew.look(100.0)
    observe(crew, an_utterance())  # slow is not hanging
    crew.look(110.0)
    crew.look(280.0)
    assert worker.killed == 0
    crew.look(300.0)
    assert worker.killed == 1
