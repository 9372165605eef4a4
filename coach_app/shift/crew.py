"""The workers of a shift: they hear call after call, and are watched.

They may be behind a call but are never with two at once: the next call is heard when all
have heard the last, so that the events of two calls never mix.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection

from asr_models.transcript import Utterance
from audio.lane import Track
from coach_app.session import hear
from coach_app.shift.lag import Lag
from coach_app.shift.live_call import LiveCall
from coach_app.watch import WatchedWorker
from coach_app.worker_messages import Broken, Finished, Listen, Observed, Post
from feedback.timeline import Observation

log = logging.getLogger(__name__)

#: Seconds of the clock between two looks at a process's memory.
_WEIGH_EVERY_S = 2.0

#: Between two utterances the words are settled up to here; the recogniser looks back that far in silence.
_SETTLED_S = 2.0

#: Whose memory is too large goes after so long even in the middle of an utterance.
_PATIENCE_S = 30.0


#: Nothing takes so long, not even an hour of sound heard again by a lane that follows a dead one.
_HANGS_S = 180.0


@dataclass(slots=True)
class _Seat:
    """A worker, the call that it hears, and what is known of its health."""

    worker: WatchedWorker
    call: LiveCall | None = None
    lag: Lag = field(default_factory=Lag)
    weighed_s: float = 0.0
    heavy_s: float | None = None
    busy_s: float | None = None
    """Since when it owes a report."""


class Crew:
    """Workers for voice and words.

    Parameters
    ----------
    words_memory_mb : float
        Resident megabytes above which the words worker is replaced.
    """

    def __init__(self, words_memory_mb: float) -> None:
        self._limit_mb = words_memory_mb
        self._seats: dict[Track, _Seat] = {}
        self.recycled = 0
        """How often a worker was replaced for its memory."""

    def hire(self, post: Post) -> None:
        """Start a worker, unless there is one for this track."""
        if post.track not in self._seats:
            self._seats[post.track] = _Seat(WatchedWorker(post))

    @property
    def ready(self) -> tuple[str, ...]:
        """Lanes whose workers are warm."""
        return tuple(track.value for track, seat in self._seats.items() if seat.worker.ready and not seat.worker.gone)

    @property
    def all_ready(self) -> bool:
        """Everybody who was hired is warm, or is gone and will not be."""
        return bool(self._seats) and all(seat.worker.ready or seat.worker.gone for seat in self._seats.values())

    @property
    def pids(self) -> dict[Track, int]:
        """Process numbers, for tests that kill them."""
        return {track: seat.worker.pid for track, seat in self._seats.items() if seat.worker.pid is not None}

    @property
    def pipes(self) -> list[Connection]:
        """Wait on these."""
        return [seat.worker.pipe for seat in self._seats.values() if not seat.worker.gone]

    def hear(self, call: LiveCall, listens: Sequence[Listen]) -> None:
        """Let a call be heard; the last one is over."""
        for listen in listens:
            seat = self._seats[listen.track]
            seat.call, seat.lag = call, Lag()
            seat.worker.hear(listen)

    def receive(self, pipe: Connection) -> tuple[Observation, ...]:
        """Take a report that is there; the call that it is about publishes what comes of it.

        Returns
        -------
        tuple of Observation
            What was observed.
        """
        seat = next(seat for seat in self._seats.values() if seat.worker.pipe is pipe)
        call = seat.call
        if call is None:
            # Between calls a worker only says that it is ready, or dies and is replaced.
            seat.worker.receive()
            return ()
        report = hear(seat.worker, call.pipeline, call.remarks)
        seat.busy_s = None
        if isinstance(report, Finished | Broken) or seat.worker.gone:
            seat.call = None
            call.waits_for.discard(seat.worker.track)
        elif isinstance(report, Observed):
            self._relieve(seat, report)
        return report.observations if isinstance(report, Observed | Finished) else ()

    def allow(self) -> None:
        """Let everybody read on to where the calls have come."""
        for seat in self._seats.values():
            if seat.call is not None:
                seat.worker.allow(seat.call.available_s)

    def look(self, now_s: float) -> None:
        """See who is behind and who has grown too large; `now_s` is the clock."""
        for track, seat in self._seats.items():
            call = seat.call
            if call is not None:
                behind_s = seat.lag.note(call.recorded_s - seat.worker.heard_s, now_s)
                if behind_s is not None:
                    call.lagging(track, behind_s)
                self._wake(seat, now_s)
            if track is Track.WORDS:
                self._weigh(seat, now_s)

    def stop(self) -> None:
        """End all processes."""
        for seat in self._seats.values():
            seat.worker.stop()

    def _wake(self, seat: _Seat, now_s: float) -> None:
        """End a worker that hangs, so that a successor goes on."""
        if not seat.worker.owes:
            seat.busy_s = None
        elif seat.busy_s is None:
            seat.busy_s = now_s
        elif now_s - seat.busy_s > _HANGS_S:
            log.info("the %s worker said nothing for %.0f s and is ended", seat.worker.track, _HANGS_S)
            seat.busy_s = None
            seat.worker.kill()

    def _weigh(self, seat: _Seat, now_s: float) -> None:
        if now_s - seat.weighed_s < _WEIGH_EVERY_S or seat.worker.gone or not seat.worker.ready:
            return
        seat.weighed_s = now_s
        if seat.worker.memory_mb <= self._limit_mb:
            seat.heavy_s = None
            return
        seat.heavy_s = seat.heavy_s if seat.heavy_s is not None else now_s
        if seat.call is None or now_s - seat.heavy_s > _PATIENCE_S:
            self._recycle(seat)

    def _relieve(self, seat: _Seat, report: Observed) -> None:
        """Replace who has grown too large where an utterance has just ended and no other has begun."""
        ended = any(isinstance(seen, Utterance) for seen in report.observations)
        if seat.heavy_s is not None and ended and seat.worker.unsettled_s <= _SETTLED_S:
            self._recycle(seat)

    def _recycle(self, seat: _Seat) -> None:
        seat.worker.recycle()
        seat.heavy_s = None
        self.recycled += 1
