"""One call of a shift: the folder that it is recorded into, how it is judged, and its journal.

Recording waits for nothing: what happens before the rules are loaded is judged afterwards.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from audio.block import Speaker
from audio.lane import Track
from audio.span import Span
from coach_app.events import Event, Lagging
from coach_app.observed import Observed
from coach_app.pipeline import Pipeline
from coach_app.recording.sessions import Kind, Lost, SessionFolder
from coach_app.session import Remarks
from coach_app.shift.journal import Journal
from feedback.timeline import Observation

log = logging.getLogger(__name__)

#: Name of the journal in a session's folder.
EVENTS = "events.jsonl"

#: Takes an event, whose call it belongs to, and the call time by the clock at which it is told.
Publish = Callable[["LiveCall", Event, float], None]


@dataclass(frozen=True, slots=True)
class _Later:
    """Something that happened before there was a pipeline."""

    say: Callable[[Pipeline], list[Event]]


class LiveCall:
    """A call that is being recorded and judged.

    Parameters
    ----------
    session : SessionFolder
        Where it is recorded.
    kind : Kind
        ``call``, ``practice``, or ``between``, which is never judged.
    speakers : sequence of Speaker
        Sides that are recorded.
    publish : callable
        Takes its events.
    clock : callable
        Monotonic nanoseconds.

    Attributes
    ----------
    reference : str
        工单号.
    began_ns : int or None
        When its first sample was taken; ``None`` until the recorder has begun.
    recorded_s : float
        Sound that can be read.
    ended : bool
        The recorder has finished its files.
    reason : str
        Why it ended.
    about : dict
        What its manifest says of the rules and ears that it is judged by.
    waits_for : set of Track
        Lanes that have not come to its end.
    lost : list of Lost
        Where silence stands for sound.
    """

    def __init__(
        self,
        session: SessionFolder,
        kind: Kind,
        speakers: Sequence[Speaker],
        publish: Publish,
        clock: Callable[[], int],
    ) -> None:
        self.session = session
        self.kind = kind
        self.speakers = tuple(speakers)
        self.reference = ""
        self.began_ns: int | None = None
        self.recorded_s = 0.0
        self.ended = False
        self.reason = ""
        self.about: dict[str, object] = {}
        self.waits_for: set[Track] = set()
        self.lost: list[Lost] = []
        self._publish = publish
        self._clock = clock
        self._journal: Journal | None = None
        self._pipeline: Pipeline | None = None
        self._remarks: Remarks | None = None
        self._later: list[_Later] = []
        self._missing: dict[Speaker, tuple[float, str]] = {}
        self._paused_s: float | None = None

    @property
    def id(self) -> str:
        """Id of the session."""
        return self.session.id

    @property
    def paused(self) -> bool:
        """Its sound is dropped now."""
        return self._paused_s is not None

    @property
    def judged(self) -> bool:
        """Rules are loaded and workers hear it."""
        return self._pipeline is not None

    @property
    def pipeline(self) -> Pipeline:
        """Judges it, once `judged`."""
        if self._pipeline is None:
            raise RuntimeError("the call is not judged yet")
        return self._pipeline

    @property
    def observed(self) -> Observed | None:
        """What its lanes observed, once it is `over`; ``None`` where it was not judged."""
        return self._pipeline.observed if self._pipeline is not None else None

    @property
    def remarks(self) -> Remarks:
        """Publishes for it, once `judged`."""
        if self._remarks is None:
            raise RuntimeError("the call is not judged yet")
        return self._remarks

    @property
    def available_s(self) -> float:
        """Sound that may be read; infinity when the call is over."""
        return float("inf") if self.ended else self.recorded_s

    @property
    def over(self) -> bool:
        """Recorded and heard to its end."""
        return self.ended and not self.waits_for

    def record(self, speakers: Sequence[Speaker]) -> None:
        """The recorder writes these sides, whatever was planned; none where it does not say."""
        if not speakers or tuple(speakers) == self.speakers:
            return
        self.speakers = tuple(speakers)
        with suppress(OSError):  # then a side is silent, or stays unpacked
            self.session.change(speakers=self.speakers)

    def attach(self, pipeline: Pipeline, tracks: Sequence[Track]) -> None:
        """Judge it from here on, what has happened so far included."""
        self._pipeline, self.waits_for = pipeline, set(tracks)
        try:
            self._journal = Journal(self.session.path / EVENTS)
        except OSError as error:
            self._no_journal(error)
        self._remarks = Remarks(pipeline, self._say)
        self._remarks.begin(())
        for later in self._later:
            self._remarks.all(later.say(pipeline))
        self._later.clear()

    def add(self, observed: Sequence[Observation]) -> None:
        """Take what was observed by nobody's ears, such as words that the app said itself; it is `judged`."""
        self.remarks.all(self.pipeline.take(observed))

    def side_lost(self, speaker: Speaker, at_s: float, trouble: str) -> None:
        """A side gives no usable sound from an instant on."""
        if speaker not in self._missing:
            self._missing[speaker] = (at_s, trouble)
            self._do(lambda pipeline: pipeline.lost(speaker, at_s, trouble))

    def side_back(self, speaker: Speaker, missing: Span | None) -> None:
        """A lost side gives sound again; ``None`` where it was lost before the call alone."""
        known = self._missing.pop(speaker, None)
        if missing is None and known is None:
            return
        from_s, trouble = known or (0.0, "gone")
        span = missing or Span(from_s, from_s)
        self._note_lost(speaker, span, trouble)
        self._do(lambda pipeline: pipeline.back(speaker, span))

    def gap(self, speaker: Speaker, missing: Span) -> None:
        """Some sound of a side that goes on is missing."""
        self._note_lost(speaker, missing, "gap")
        self._do(lambda pipeline: pipeline.gap(speaker, missing))

    def pause(self, paused: bool) -> None:
        """Its sound is dropped from now on, or kept again."""
        if paused == self.paused:
            return
        at_s = self.recorded_s
        if self._paused_s is None:
            self._paused_s = at_s
        else:
            for speaker in self.speakers:
                self._note_lost(speaker, Span(self._paused_s, at_s), "paused")
            self._paused_s = None
        self._do(lambda pipeline: pipeline.paused(at_s) if paused else pipeline.resumed(at_s))

    def disk_low(self, minutes: float) -> None:
        """There is little room left."""
        at_s = self.recorded_s
        self._do(lambda pipeline: pipeline.disk_low(at_s, minutes))

    def verdict(self, number: int, verdict: str) -> None:
        """Somebody said whether a flag is right."""
        self._do(lambda pipeline: pipeline.verdict(number, verdict))

    def lagging(self, track: Track, behind_s: float) -> None:
        """A lane is behind."""
        if self._remarks is not None:
            self._remarks.all([Lagging(self.recorded_s, track.value, behind_s)])

    def finish(self, reason: str, duration_s: float) -> None:
        """The recorder has finished its files."""
        self.ended, self.reason, self.recorded_s = True, reason, duration_s
        self.pause(False)
        for speaker, (from_s, trouble) in self._missing.items():
            if from_s < duration_s:
                self._note_lost(speaker, Span(from_s, duration_s), trouble)

    def close(self) -> None:
        """Judge the end and finish the journal; it is `over`."""
        if self._pipeline is not None and self._remarks is not None:
            self._remarks.all(self._pipeline.finish())
        if self._journal is not None:
            self._journal.close()

    def _do(self, say: Callable[[Pipeline], list[Event]]) -> None:
        if self._pipeline is None or self._remarks is None:
            self._later.append(_Later(say))
        else:
            self._remarks.all(say(self._pipeline))

    def _note_lost(self, speaker: Speaker, span: Span, reason: str) -> None:
        if span.duration_s > 0:
            self.lost.append(Lost(speaker=speaker, start_s=span.start_s, end_s=span.end_s, reason=reason))

    def _say(self, event: Event) -> None:
        published_s = 0.0 if self.began_ns is None else max(0.0, (self._clock() - self.began_ns) / 1e9)
        if self._journal is not None:
            try:
                self._journal.write(event, published_s)
            except OSError as error:
                self._journal.close()
                self._no_journal(error)
        self._publish(self, event, published_s)

    def _no_journal(self, error: OSError) -> None:
        # The sound is worth more than its events, which can be had from it again.
        log.info("the journal of %s cannot be written: %s", self.id, error)
        self.reason = self.reason or "journal"
        self._journal = None
