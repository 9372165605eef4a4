"""A worker process: reads the sound by itself, runs one lane per speaker, reports over a pipe.

It may take long or die without taking the window or the recording with it. It reads the
file up to where it was told that the file has grown, so there is no queue to overflow.
"""

from __future__ import annotations

import logging
import signal
from multiprocessing.connection import Connection

from audio.block import AudioBlock, Speaker
from audio.lane import STEP, Track
from audio.source import open_sound
from coach_app.errors import MENDABLE
from coach_app.lanes import LaneMaker, ObservingLane, open_engine, prosody_lanes, words_lanes
from coach_app.resume import first_sample, from_sample, unsaid
from coach_app.worker_messages import Broken, Finished, Grown, Listen, Observed, Ready
from feedback.timeline import Observation

log = logging.getLogger(__name__)


def work(listen: Listen, pipe: Connection) -> None:
    """Run a lane for every speaker of a file and report; the target of the process.

    Parameters
    ----------
    listen : Listen
        What to hear, and where to begin.
    pipe : Connection
        Takes `Grown`, gives `Report`. When its other end closes, the worker ends.
    """
    # Ctrl+C is sent to the whole group; the app decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        _listen(listen, pipe)
    except MENDABLE as error:
        pipe.send(Broken(error.message, error.advice))
    except (EOFError, BrokenPipeError):
        log.info("the app is gone; nothing more to hear for")
    finally:
        pipe.close()


def _listen(listen: Listen, pipe: Connection) -> None:
    source = open_sound(listen.file, listen.channels, block_samples=STEP)
    ears = {speaker: _Ear(speaker, listen, maker) for maker in [_maker(listen)] for speaker in source.speakers}
    pipe.send(Ready())
    allowance = _Allowance(pipe)
    for blocks in source:
        allowance.wait_for(blocks[0].span.end_s)
        seen = [one for block in blocks for one in ears[block.speaker].feed(block)]
        if seen:
            pipe.send(Observed(tuple(seen)))
    # One message: either the end has arrived or a successor says it again.
    rest = tuple(one for ear in ears.values() for one in ear.finish())
    pipe.send(Finished(rest, tuple((notice.code, notice.text) for notice in source.notices)))


def _maker(listen: Listen) -> LaneMaker:
    if listen.track is Track.PROSODY or listen.engine is None:
        return prosody_lanes()
    return words_lanes(open_engine(listen.engine))


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


class _Allowance:
    """How much of the file is there to be read."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._until_s: float | None = 0.0

    def wait_for(self, at_s: float) -> None:
        """Return when the file holds the sound before an instant."""
        while self._until_s is not None and (self._until_s < at_s - 1e-9 or self._pipe.poll()):
            grown = self._pipe.recv()
            self._until_s = grown.until_s if isinstance(grown, Grown) else self._until_s
