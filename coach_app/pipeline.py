"""Sound or observations in, events out: the whole program between a source and a screen.

A pipeline knows no thread, device, file, clock or window. Inline it is fed blocks and
runs the lanes itself; with worker processes it is given what their lanes observed. From
there on both are one path, which is why they give the same flags.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from asr_models.transcript import Hearing, Utterance
from audio.block import AudioBlock, Speaker
from audio.lane import Lane, Settled, Track
from audio.span import Span
from coach_app.channel_check import ChannelCheck
from coach_app.events import (
    AudioLost,
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    Heard,
    LaneFailed,
    LaneRecovered,
    NoticeGiven,
    SessionEnded,
    SessionStarted,
    VerdictGiven,
)
from coach_app.judging import Judging
from coach_app.observed import FailedLane, Observed
from coach_app.sound_events import DiskRunsLow, Paused, Resumed, SourceBack, SourceLost
from feedback.flag import Change, Closed, ItemChanged, Opened, Shown, Withdrawn
from feedback.missing import Cause
from feedback.timeline import Observation

#: Lanes of each speaker that can be heard.
Lanes = Mapping[Speaker, Sequence[Lane[Observation]]]


class Pipeline:
    """Turns one call into events.

    Parameters
    ----------
    started : SessionStarted
        What is known before the first sound; its checklist is filled in.
    judge : Judging
        Knows the rules.
    tracks : frozenset of Track
        Lanes that exist, here or in a worker.
    lanes : mapping
        Lanes to run here; empty when workers observe.
    """

    def __init__(self, started: SessionStarted, judge: Judging, tracks: frozenset[Track], lanes: Lanes) -> None:
        self._started = replace(started, items=judge.items)
        self._judge = judge
        self._lanes = lanes
        self._tracks = tracks
        self._failed: list[FailedLane] = []
        self._states = {track.value: "ok" if track in tracks else "none" for track in Track}
        both = len(started.speakers) > 1 and {Track.PROSODY, Track.WORDS} <= tracks
        self._channels = ChannelCheck() if both else None
        self._lost: dict[Speaker, str] = {}
        self._paused_s = 0.0
        self._rules: dict[int, str] = {}
        self._begun = False
        self._heard_s = 0.0
        self._measured_s = dict.fromkeys(started.speakers, 0.0 if Track.PROSODY in tracks else float("inf"))
        self._unread: list[Utterance] = []

    @property
    def heard_s(self) -> float:
        """Call time up to which sound was taken."""
        return self._heard_s

    @property
    def observed(self) -> Observed:
        """Everything that was observed so far; what is kept of a call to judge it anew."""
        mixed = "mono_mix" in self._started.notices
        return Observed.of(
            self._judge.timeline, self._tracks, failed=self._failed, baseline=self._judge.saved, mixed=mixed
        )

    def begin(self) -> list[Event]:
        """Say that the session has started, unless that was said."""
        if self._begun:
            return []
        self._begun = True
        return [self._started]

    def feed(self, block: AudioBlock) -> list[Event]:
        """Take consecutive sound of one speaker; return what happened."""
        self._heard_s = max(self._heard_s, block.span.end_s)
        return self.take(seen for lane in self._lanes.get(block.speaker, ()) for seen in lane.feed(block))

    def take(self, observations: Iterable[Observation]) -> list[Event]:
        """Take what lanes observed, each lane's in its own order; return what happened."""
        events = self.begin()
        for seen in observations:
            self._judge.add(seen)
            match seen:
                case Settled():
                    self._settle(seen)
                case Hearing():
                    events.append(Heard(seen))
                case Utterance():
                    self._unread.append(seen)
                case _:
                    pass
        return [*events, *self._read(), *self._judged(self._judge.advance())]

    def fail(self, track: Track, reason: str, advice: str) -> list[Event]:
        """Go on without a lane that is gone."""
        self._states[track.value] = "failed"
        self._failed.append(FailedLane(track, self._heard_s, reason, advice))
        self._judge.drop(track)
        if track is Track.PROSODY:
            self._measured_s = dict.fromkeys(self._measured_s, float("inf"))
        failed = LaneFailed(self._heard_s, track.value, reason, advice)
        return [*self.begin(), failed, *self._judged(self._judge.advance())]

    def recovered(self, track: Track) -> list[Event]:
        """Say that a lane was restarted and nothing was lost."""
        return [*self.begin(), LaneRecovered(self._heard_s, track.value)]

    def lost(self, speaker: Speaker, at_s: float, trouble: str) -> list[Event]:
        """A side gives no usable sound from an instant on: what needs it is not judged until it is back.

        Parameters
        ----------
        speaker : Speaker
            Whose side.
        at_s : float
            Call time from which sound is missing.
        trouble : str
            Why (`audio.capture.Trouble`).
        """
        self._lost[speaker] = trouble
        self._judge.lost(speaker, at_s, None)
        return [*self.begin(), SourceLost(at_s, speaker, trouble)]

    def back(self, speaker: Speaker, span: Span) -> list[Event]:
        """A lost side gives sound again; it was silence within `span`."""
        reason = self._lost.pop(speaker, "gone")
        self._judge.lost(speaker, span.start_s, span.end_s)
        lost = [AudioLost(speaker, span, reason)] if span.duration_s > 0 else []
        return [*self.begin(), SourceBack(span.end_s, speaker), *lost]

    def gap(self, speaker: Speaker, span: Span, reason: str = "gap") -> list[Event]:
        """Some sound of a side that goes on is missing; silence stands for it."""
        self._judge.lost(speaker, span.start_s, span.end_s, Cause.GAP)
        return [*self.begin(), AudioLost(speaker, span, reason)]

    def paused(self, at_s: float) -> list[Event]:
        """The agent paused the recording: nothing is judged until it goes on."""
        self._paused_s = at_s
        for speaker in self._started.speakers:
            self._judge.lost(speaker, at_s, None, Cause.PAUSE)
        return [*self.begin(), Paused(at_s)]

    def resumed(self, at_s: float) -> list[Event]:
        """The recording goes on."""
        for speaker in self._started.speakers:
            self._judge.lost(speaker, self._paused_s, at_s, Cause.PAUSE)
        return [*self.begin(), Resumed(at_s)]

    def disk_low(self, at_s: float, minutes: float) -> list[Event]:
        """Say how much room is left."""
        return [*self.begin(), DiskRunsLow(at_s, minutes)]

    def verdict(self, number: int, verdict: str) -> list[Event]:
        """Keep what somebody said about a flag; nothing where there is no such flag."""
        rule = self._rules.get(number)
        if rule is None:
            return []
        if verdict == "wrong":
            self._judge.dispute(number)
        return [VerdictGiven(self._heard_s, number, rule, verdict)]

    def notice(self, code: str, detail: str = "") -> list[Event]:
        """Say something about the sound that became known on the way."""
        return [*self.begin(), NoticeGiven(self._heard_s, code, detail)]

    def finish(self) -> list[Event]:
        """Take the end of the sound; return what is left to say."""
        events = self.take(seen for lanes in self._lanes.values() for lane in lanes for seen in lane.finish())
        self._measured_s = dict.fromkeys(self._measured_s, float("inf"))
        events += [*self._read(), *self._judged(self._judge.finish(self._heard_s))]
        return [*events, SessionEnded(self._heard_s, self._judge.metrics(self._heard_s), dict(self._states))]

    def _settle(self, settled: Settled) -> None:
        self._heard_s = max(self._heard_s, settled.heard_s)
        if settled.track is Track.PROSODY and settled.speaker in self._measured_s:
            known_s = self._measured_s[settled.speaker]
            self._measured_s[settled.speaker] = max(known_s, settled.until_s)

    def _read(self) -> list[Event]:
        """Final words whose voice has been measured too: their rate must not depend on which lane is faster."""
        if not self._unread:
            return []
        ready = [u for u in self._unread if u.span.end_s <= self._measured_s[u.speaker] + 1e-9]
        self._unread = [u for u in self._unread if u not in ready]
        return [event for utterance in ready for event in self._said(utterance)]

    def _said(self, utterance: Utterance) -> list[Event]:
        said = self._judge.read(utterance)
        if self._channels is not None and self._channels.hear(said):
            return [said, NoticeGiven(utterance.settled_at_s, "channels_swapped")]
        return [said]

    def _judged(self, changes: Sequence[Change]) -> list[Event]:
        gauges = self._judge.measured()
        if self._channels is not None:
            self._channels.measure(gauges)
        self._rules.update((change.flag.number, change.flag.rule) for change in changes if isinstance(change, Opened))
        return [*gauges, *(_event(change) for change in changes)]


def _event(change: Change) -> Event:
    match change:
        case Opened():
            return FlagOpened(change.at_s, change.flag, change.shown, change.held_back)
        case Shown():
            return FlagShown(change.at_s, change.flag)
        case Closed():
            return FlagClosed(change.at_s, change.flag)
        case Withdrawn():
            return FlagWithdrawn(change.at_s, change.flag, change.reason)
        case ItemChanged():
            return ChecklistChanged(change.at_s, change.state)
