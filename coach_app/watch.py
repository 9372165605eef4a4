"""Watches one worker process: starts it, restarts it once where it died, knows how far it came.

What it learns it returns; it publishes nothing and judges nothing.
"""

from __future__ import annotations

import logging
import multiprocessing
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from audio.block import Speaker
from audio.lane import Settled, Track
from coach_app.worker import work
from coach_app.worker_messages import Broken, Finished, Grown, Listen, Observed, Ready, Report, Resume

log = logging.getLogger(__name__)

#: A lane that dies twice would die again.
RESTARTS = 1

#: Smallest growth of the file that is worth a message.
_STEP_S = 0.1


class WatchedWorker:
    """One worker, its successor, and how far they came.

    Parameters
    ----------
    listen : Listen
        What to hear.
    """

    def __init__(self, listen: Listen) -> None:
        self.track: Track = listen.track
        self.ready = False
        self.over = False
        self.restarted = False
        self.heard_s = 0.0
        self._listen = listen
        self._restarts = RESTARTS
        self._allowed_s = -1.0
        self._came_to: dict[Speaker, Resume] = {}
        self._start()

    @property
    def pid(self) -> int | None:
        """The process's number, for tests that kill it."""
        return self._process.pid

    @property
    def pipe(self) -> Connection:
        """Wait on this for the next report."""
        return self._pipe

    def receive(self) -> Report | None:
        """Take a report that is there; ``None`` when the process has died.

        After ``None`` either a successor was started, or `over` is true.
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
            case Finished() | Broken():
                self.over = True
                self.stop()
        return report

    def allow(self, until_s: float) -> None:
        """Let the worker read the file up to an instant of call time."""
        if self.over or not self.ready or until_s < self._allowed_s + _STEP_S:
            return
        self._allowed_s = until_s
        try:
            self._pipe.send(Grown(None if until_s == float("inf") else until_s))
        except OSError:
            log.info("the %s worker is gone; it is noticed when its pipe is read", self.track)

    def stop(self) -> None:
        """End the process, however it feels about it."""
        self._pipe.close()
        if not self.over:
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
        self._process: SpawnProcess = context.Process(target=work, args=(self._listen, theirs), name=name, daemon=True)
        self._process.start()
        theirs.close()

    def _note(self, observed: Observed) -> None:
        for seen in observed.observations:
            if isinstance(seen, Settled):
                self._came_to[seen.speaker] = Resume(seen.speaker, seen.until_s, seen.heard_s)
        self.heard_s = min((known.heard_s for known in self._came_to.values()), default=0.0)

    def _died(self) -> None:
        self.stop()
        log.info("the %s worker ended with %s at %.1f s", self.track, self._process.exitcode, self.heard_s)
        if not self._restarts:
            self.over = True
            return
        self._restarts -= 1
        self.restarted, self.ready, self._allowed_s = True, False, -1.0
        self._listen = replace(self._listen, resume=tuple(self._came_to.values()))
        self._start()
