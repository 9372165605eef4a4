"""A worker process: hears one call after the other, runs a lane per speaker, reports over a pipe.

It may take long or die without taking the window or the recording with it. It reads the
sound up to where it was told that there is some, so there is no queue to overflow. What is
slow to load is loaded once, before the first call.
"""

from __future__ import annotations

import logging
import signal
from collections.abc import Iterable
from multiprocessing.connection import Connection

from audio.block import RATE, AudioBlock, Speaker
from audio.lane import Track
from audio.notice import Notice
from audio.span import to_samples
from coach_app.errors import MENDABLE
from coach_app.hearing import Blocks, hearing_of
from coach_app.lanes import LaneMaker, ObservingLane, open_engine, prosody_lanes, words_lanes
from coach_app.resume import first_sample, from_sample, unsaid
from coach_app.settled_memory import SettledMemory
from coach_app.worker_messages import Broken, EngineChoice, Finished, Grown, Listen, Observed, Order, Post, Ready
from feedback.timeline import Observation

log = logging.getLogger(__name__)


def work(post: Post, pipe: Connection) -> None:
    """Hear calls and report until nobody asks any more; the target of the process.

    Parameters
    ----------
    post : Post
        What the worker is for.
    pipe : Connection
        Takes `Order`, gives `Report`. When its other end closes, the worker ends.
    """
    # Ctrl+C is sent to the whole group; the app decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        makers = _Makers(post)
        pipe.send(Ready())
        while True:
            order: Order = pipe.recv()
            if isinstance(order, Listen):
                _listen(order, makers.of(order.engine), pipe)
    except MENDABLE as error:
        pipe.send(Broken(error.message, error.advice))
    except (EOFError, ConnectionError):
        log.info("the app is gone; nothing more to hear for")
    finally:
        pipe.close()


class _Makers:
    """Makes lanes; keeps what was loaded."""

    def __init__(self, post: Post) -> None:
        self._track = post.track
        self._engine = post.engine
        self._maker = self._load()

    def of(self, engine: EngineChoice | None) -> LaneMaker:
        """For a call; another engine than the last is loaded."""
        if engine != self._engine:
            self._engine = engine
            self._maker = self._load()
        return self._maker

    def _load(self) -> LaneMaker:
        if self._track is Track.PROSODY or self._engine is None:
            return prosody_lanes()
        return words_lanes(open_engine(self._engine))


def _listen(listen: Listen, maker: LaneMaker, pipe: Connection) -> None:
    hearing = hearing_of(listen)
    heard = listen.ears or hearing.speakers
    memory = SettledMemory()
    report = _Reporter(
        pipe, {speaker: _Ear(speaker, listen, maker) for speaker in hearing.speakers if speaker in heard}
    )
    while not hearing.over and (until_s := _allowed(pipe)) is not None:
        # A step that ends there is allowed, whatever adding up tenths has made of it.
        for blocks in hearing.read(to_samples(until_s, RATE)):
            report.heard(blocks, hearing.notices)
        memory.at(until_s)
    for blocks in hearing.finish():
        report.heard(blocks, hearing.notices)
    report.over(hearing.notices)
    memory.release()


def _allowed(pipe: Connection) -> float | None:
    """Wait until more may be read; up to where, or ``None`` for all."""
    order: Order = pipe.recv()
    while pipe.poll() and isinstance(order, Grown) and order.until_s is not None:
        order = pipe.recv()
    return order.until_s if isinstance(order, Grown) else None


class _Reporter:
    """Lets the lanes hear and reports at once: what waits is late on the screen."""

    def __init__(self, pipe: Connection, ears: dict[Speaker, _Ear]) -> None:
        self._pipe = pipe
        self._ears = ears
        self._said: set[Notice] = set()

    def heard(self, blocks: Blocks, notices: Iterable[Notice]) -> None:
        seen = tuple(one for block in blocks for one in self._feed(block))
        new = self._new(notices)
        if seen or new:
            self._pipe.send(Observed(seen, new))

    def _feed(self, block: AudioBlock) -> list[Observation]:
        ear = self._ears.get(block.speaker)
        return ear.feed(block) if ear is not None else []

    def over(self, notices: Iterable[Notice]) -> None:
        # One message: either the end has arrived or a successor says it again.
        rest = tuple(one for ear in self._ears.values() for one in ear.finish())
        self._pipe.send(Finished(rest, self._new(notices)))

    def _new(self, notices: Iterable[Notice]) -> tuple[tuple[str, str], ...]:
        new = [notice for notice in notices if notice not in self._said]
        self._said.update(new)
        return tuple((notice.code, notice.text) for notice in new)


class _Ear:
    """One speaker's lane, begun where it is needed and silent about what was said before."""

    def __init__(self, speaker: Speaker, listen: Listen, make: LaneMaker) -> None:
        self._resume = next((known for known in listen.resume if known.speaker is speaker), None)
        self._start = first_sample(listen.track, self._resume) if self._resume else 0
        self._lane: ObservingLane = make(speaker, self._start)

    def feed(self, block: AudioBlock) -> list[Observation]:
        part = from_sample(block, self._start)
        seen = self._lane.feed(part) if part is not None else ()
        return unsaid(seen, self._resume) if self._resume else list(seen)

    def finish(self) -> list[Observation]:
        seen = self._lane.finish()
        return unsaid(seen, self._resume, ended=True) if self._resume else list(seen)
