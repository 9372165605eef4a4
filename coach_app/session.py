"""Drives a call through a pipeline: in this process, or with workers for voice and words.

Both ways publish the same flags. Inline is simplest and is what batch and tests use;
workers keep a window fluent and survive a recogniser that aborts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Protocol

from audio.block import AudioBlock
from audio.notice import Notice
from coach_app.events import Event
from coach_app.pace import Pace
from coach_app.pipeline import Pipeline
from coach_app.watch import WatchedWorker
from coach_app.worker_messages import Broken, Finished, Listen, Observed, Ready, Report

Publish = Callable[[Event], None]

#: How far a worker may be ahead of the slowest; bounds what waits in the pipelines.
LEAD_S = 10.0

#: Seconds between two looks at the clock and at whether to stop.
_LOOK_S = 0.05


class Source(Protocol):
    """Sound to be judged, such as `audio.source.SoundSource`."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What there is to say about it: some at once, the rest when it was read."""

    def __iter__(self) -> Iterator[tuple[AudioBlock, ...]]:
        """Blocks of all speakers, of one length and start."""


def run_inline(
    source: Source,
    pipeline: Pipeline,
    publish: Publish,
    pace: Pace | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Judge a call in this process.

    Parameters
    ----------
    source : Source
        The sound.
    pipeline : Pipeline
        With its lanes.
    publish : callable
        Takes each event as it happens.
    pace : Pace or None
        ``None`` for as fast as it goes.
    stopped : callable
        Asked before every block; ``True`` ends the call there, properly.
    """
    said = Remarks(pipeline, publish)
    said.begin(source.notices)
    for blocks in source:
        if stopped():
            break
        if pace is not None:
            pace.wait_for(blocks[0].span.end_s)
        for block in blocks:
            said.all(pipeline.feed(block))
    said.late(source.notices)
    said.all(pipeline.finish())


def run_workers(
    listens: Sequence[Listen],
    pipeline: Pipeline,
    publish: Publish,
    pace: Pace | None = None,
    stopped: Callable[[], bool] = lambda: False,
    notices: Sequence[Notice] = (),
    started: Callable[[WatchedWorker], None] = lambda _: None,
) -> None:
    """Judge a call whose lanes run in processes of their own.

    Parameters
    ----------
    listens : sequence of Listen
        One for each worker.
    pipeline : Pipeline
        Without lanes of its own.
    publish, pace, stopped
        As in `run_inline`. The pace starts when the workers are ready.
    notices : sequence of Notice
        What is known about the sound beforehand.
    started : callable
        Told of each worker, for tests that kill it.
    """
    said = Remarks(pipeline, publish)
    said.begin(notices)
    crew: list[WatchedWorker] = []
    try:
        for listen in listens:
            worker = WatchedWorker(listen.post)
            crew.append(worker)
            worker.hear(listen)
            started(worker)
        while (working := [worker for worker in crew if worker.listening]) and not stopped():
            _allow(working, pace)
            for pipe in wait([worker.pipe for worker in working], _LOOK_S):
                worker = next(w for w in working if w.pipe is pipe)
                hear(worker, pipeline, said)
    finally:
        for worker in crew:
            worker.stop()
    said.all(pipeline.finish())


def _allow(working: Sequence[WatchedWorker], pace: Pace | None) -> None:
    """Let the workers read on: to where the call has come, and not far ahead of each other."""
    if not all(worker.ready for worker in working):
        return
    limit_s = min(worker.heard_s for worker in working) + LEAD_S
    if pace is not None:
        pace.start()
        limit_s = min(limit_s, pace.allowed_s())
    for worker in working:
        worker.allow(limit_s)


def hear(worker: WatchedWorker, pipeline: Pipeline, said: Remarks) -> Report | None:
    """Take a worker's report and publish what comes of it.

    Parameters
    ----------
    worker : WatchedWorker
        Whose pipe has something.
    pipeline : Pipeline
        Of the call that it hears.
    said : Remarks
        Publishes.

    Returns
    -------
    Report or None
        What it was; ``None`` for a death.
    """
    report = worker.receive()
    match report:
        case Ready() if worker.restarted:
            said.all(pipeline.recovered(worker.track))
        case Observed() | Finished():
            said.all(pipeline.take(report.observations))
            said.late([Notice(code, text) for code, text in report.notices])
        case Broken():
            said.all(pipeline.fail(worker.track, report.reason, report.advice))
        case None if worker.gone:
            reason = f"The {worker.track} process ended twice."
            said.all(pipeline.fail(worker.track, reason, "Run 'coach doctor'; the call goes on without it."))
        case _:
            pass
    return report


class Remarks:
    """Publishes, and says each remark on the sound once.

    Parameters
    ----------
    pipeline : Pipeline
        Of the call.
    publish : callable
        Takes each event as it happens.
    """

    def __init__(self, pipeline: Pipeline, publish: Publish) -> None:
        self._pipeline = pipeline
        self._publish = publish
        self._said: set[Notice] = set()

    def all(self, events: Iterable[Event]) -> None:
        """Publish events."""
        for event in events:
            self._publish(event)

    def begin(self, notices: Iterable[Notice]) -> None:
        """Say that the session has started, and what was known before."""
        self.all(self._pipeline.begin())
        self.late(notices)

    def late(self, notices: Iterable[Notice]) -> None:
        """Say what became known on the way."""
        for notice in notices:
            if notice not in self._said:
                self._said.add(notice)
                self.all(self._pipeline.notice(notice.code, notice.text))
