"""Watches one worker process: starts it, restarts it where it died, knows how far it came.

What it learns it returns; it publishes nothing and judges nothing.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import psutil

from audio.block import Speaker
from audio.lane import Settled, Track
from coach_app.worker import work
from coach_app.worker_messages import Broken, Finished, Grown, Listen, Observed, Order, Post, Ready, Report, Resume

log = logging.getLogger(__name__)

#: How far the words worker stands back on Linux and macOS: a third of the time of its equals on a busy processor.
WORDS_NICE = 5

#: A lane that dies twice in one call would die again.
RESTARTS = 1

#: Lanes take the sound in steps of this; growth within one is not worth a message.
_STEP_S = 0.1

#: A worker with more than this to do is told of no more until it has caught up: its pipe would fill
#: and keep whoever watches it waiting.
_ENOUGH_S = 1.0


class WatchedWorker:
    """One worker, its successors, and how far they came in the call that they hear.

    Parameters
    ----------
    post : Post
        What it is for. It begins to load at once.

    Attributes
    ----------
    track : Track
        Which lane it runs.
    ready : bool
        It has loaded what it needs.
    listening : bool
        A call was given to it and is not over.
    gone : bool
        It died twice in a call, or cannot work at all; there is no process any more.
    restarted : bool
        Its process died in this call and was replaced.
    heard_s : float
        Call time up to which every lane has reported.
    """

    def __init__(self, post: Post) -> None:
        self.track: Track = post.track
        self.ready = False
        self.gone = False
        self.restarted = False
        self.heard_s = 0.0
        self._post = post
        self._listen: Listen | None = None
        self._restarts = RESTARTS
        self._allowed_s = 0.0
        self._came_to: dict[Speaker, Resume] = {}
        self._start()

    @property
    def listening(self) -> bool:
        """A call was given to it and is not over."""
        return self._listen is not None

    @property
    def pid(self) -> int | None:
        """The process's number, for tests that kill it."""
        return self._process.pid

    @property
    def pipe(self) -> Connection:
        """Wait on this for the next report."""
        return self._pipe

    @property
    def unsettled_s(self) -> float:
        """Seconds of sound that were heard and that a successor would have to hear again."""
        return max((known.heard_s - known.until_s for known in self._came_to.values()), default=0.0)

    @property
    def memory_mb(self) -> float:
        """Resident megabytes of the process; 0 when it is gone."""
        try:
            return float(psutil.Process(self.pid).memory_info().rss) / 1e6
        except psutil.Error:
            return 0.0

    def hear(self, listen: Listen) -> None:
        """Give it its next call; what it lacks is loaded on the way."""
        self._listen, self._came_to = listen, {}
        self._restarts, self.restarted, self._allowed_s, self.heard_s = RESTARTS, False, 0.0, 0.0
        if self.gone:
            self.gone = False
            self._start()
        else:
            self._send(listen)

    def receive(self) -> Report | None:
        """Take a report that is there; ``None`` when the process has died.

        After ``None`` either a successor was started, or `gone` is true.
        """
        try:
            report: Report = self._pipe.recv()
        except (EOFError, OSError):
            self._died()
            return None
        match report:
            case Ready():
                self.ready = True
            case Observed():
                self._note(report)
            case Finished():
                self._listen = None
            case Broken():
                self.stop()
                self._listen, self.gone = None, True
        return report

    def allow(self, until_s: float) -> None:
        """Let the worker read the sound up to an instant of call time; infinity when it is over."""
        over = until_s == float("inf")
        reached = over or int(until_s / _STEP_S + 1e-6) > int(self._allowed_s / _STEP_S + 1e-6)
        if self._listen is None or not self.ready or until_s <= self._allowed_s or not reached:
            return
        if self._allowed_s - self.heard_s > _ENOUGH_S:
            return
        self._allowed_s = until_s
        self._send(Grown(None if over else until_s))

    def recycle(self) -> None:
        """Replace the process by a fresh one that goes on where this one is; no death, so none is counted."""
        self.stop()
        self._start()

    @property
    def owes(self) -> bool:
        """It was let read on and has not reported all of it."""
        return self._listen is not None and self._allowed_s > self.heard_s + _STEP_S

    def kill(self) -> None:
        """End a process that hangs; its death is noticed as any other."""
        self._process.kill()

    def stop(self) -> None:
        """End the process, however it feels about it."""
        self._pipe.close()
        self._process.terminate()
        self._process.join(timeout=2.0)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def _start(self) -> None:
        # Spawned, not forked: a copy of a process with threads and a window inherits their locks.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        name = f"voice-coach {self.track} worker"
        self._process: SpawnProcess = context.Process(target=work, args=(self._post, theirs), name=name, daemon=True)
        self._process.start()
        theirs.close()
        if self.track is Track.WORDS:
            _stand_back(self._process.pid)
        self.ready, self._allowed_s = False, 0.0
        if self._listen is not None:
            self._send(replace(self._listen, resume=tuple(self._came_to.values())))

    def _send(self, order: Order) -> None:
        try:
            self._pipe.send(order)
        except OSError:
            log.info("the %s worker is gone; it is noticed when its pipe is read", self.track)

    def _note(self, observed: Observed) -> None:
        for seen in observed.observations:
            if isinstance(seen, Settled):
                self._came_to[seen.speaker] = Resume(seen.speaker, seen.until_s, seen.heard_s)
        self.heard_s = min((known.heard_s for known in self._came_to.values()), default=0.0)

    def _died(self) -> None:
        self.stop()
        log.info("the %s worker ended with %s at %.1f s", self.track, self._process.exitcode, self.heard_s)
        if not self._restarts:
            self._listen, self.gone = None, True
            return
        self._restarts -= 1
        self.restarted = self._listen is not None
        self._start()


def _stand_back(pid: int | None) -> None:
    """Let recording, window and voice go first where the machine is busy: words may be late, and say so."""
    with suppress(OSError, psutil.Error):  # it may be gone already
        worker = psutil.Process(pid)
        worker.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else min(19, os.nice(0) + WORDS_NICE))
