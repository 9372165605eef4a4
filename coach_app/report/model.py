"""Everything a report can say about one call, gathered from its events and nothing else.

Because it is made from the stream, a report of a call that was just judged and of one that
was stored a year ago are the same report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from audio.block import Speaker
from coach_app.events import (
    AudioLost,
    ChecklistChanged,
    Event,
    FlagClosed,
    FlagOpened,
    FlagShown,
    FlagWithdrawn,
    LaneFailed,
    Measured,
    NoticeGiven,
    Said,
    SessionEnded,
    SessionStarted,
)
from feedback.flag import Flag, ItemState, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A flag that stood to the end.

    Parameters
    ----------
    flag : Flag
        Its last form.
    shown_at_s : float or None
        When the agent saw it; ``None`` if never.
    held_back : str
        Why it was not shown when it opened: ``note``, ``settling``, ``spacing`` …
    """

    flag: Flag
    shown_at_s: float | None
    held_back: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """One judged call.

    Parameters
    ----------
    started : SessionStarted
        File, engine and pack.
    duration_s : float
        Length of the call.
    said : tuple of Said
        Final words by start.
    findings : tuple of Finding
        Flags by start, withdrawn ones left out.
    checklist : tuple of ItemState
        In the pack's order.
    metrics : dict
        By ``agent``, ``customer`` and ``call``.
    lanes : dict
        State of each lane at the end.
    notices : tuple of NoticeGiven
        What the reader should know about the sound.
    failures : tuple of LaneFailed
        Lanes that went missing.
    audio_lost : tuple of AudioLost
        Stretches without sound.
    gauges : tuple of Measured
        What the voices did, every 0.2 s.
    """

    started: SessionStarted
    duration_s: float
    said: tuple[Said, ...]
    findings: tuple[Finding, ...]
    checklist: tuple[ItemState, ...]
    metrics: dict[str, dict[str, float | None]]
    lanes: dict[str, str]
    notices: tuple[NoticeGiven, ...]
    failures: tuple[LaneFailed, ...]
    audio_lost: tuple[AudioLost, ...]
    gauges: tuple[Measured, ...]

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """Findings that ask for a change: alerts and nudges."""
        return tuple(f for f in self.findings if f.flag.severity in (Severity.ALERT, Severity.NUDGE))

    def gauges_of(self, speaker: Speaker) -> tuple[Measured, ...]:
        """What one voice did."""
        return tuple(measured for measured in self.gauges if measured.speaker is speaker)


class AnalysisBuilder:
    """Takes a session's events in order; gives the analysis when it is over."""

    def __init__(self) -> None:
        self._started: SessionStarted | None = None
        self._ended: SessionEnded | None = None
        self._said: list[Said] = []
        self._findings: dict[int, Finding] = {}
        self._checklist: dict[str, ItemState] = {}
        self._notices: list[NoticeGiven] = []
        self._failures: list[LaneFailed] = []
        self._lost: list[AudioLost] = []
        self._gauges: list[Measured] = []

    def take(self, event: Event) -> None:
        """Take the next event; what a report does not show is ignored."""
        match event:
            case SessionStarted():
                self._started = event
                self._checklist = {state.item: state for state in event.items}
                self._notices += [NoticeGiven(0.0, code) for code in event.notices]
            case Said():
                self._said.append(event)
            case ChecklistChanged():
                self._checklist[event.state.item] = event.state
            case Measured():
                self._gauges.append(event)
            case NoticeGiven():
                self._notices.append(event)
            case LaneFailed():
                self._failures.append(event)
            case AudioLost():
                self._lost.append(event)
            case SessionEnded():
                self._ended = event
            case FlagOpened() | FlagShown() | FlagClosed() | FlagWithdrawn():
                self._flag(event)
            case _:
                pass

    def result(self) -> Analysis:
        """The analysis.

        Raises
        ------
        ValueError
            If the session did not start and end.
        """
        if self._started is None or self._ended is None:
            raise ValueError("a report needs the events of a whole session")
        return Analysis(
            started=self._started,
            duration_s=self._ended.at_s,
            said=tuple(sorted(self._said, key=lambda said: (said.utterance.span, said.utterance.speaker))),
            findings=tuple(sorted(self._findings.values(), key=lambda f: (f.flag.span, f.flag.number))),
            checklist=tuple(self._checklist.values()),
            metrics=self._ended.metrics,
            lanes=self._ended.lanes,
            notices=tuple(self._notices),
            failures=tuple(self._failures),
            audio_lost=tuple(self._lost),
            gauges=tuple(self._gauges),
        )

    def _flag(self, event: FlagOpened | FlagShown | FlagClosed | FlagWithdrawn) -> None:
        number = event.flag.number
        if isinstance(event, FlagWithdrawn):
            self._findings.pop(number, None)
            return
        known = self._findings.get(number) or Finding(event.flag, None, "")
        known = replace(known, flag=event.flag)
        if isinstance(event, FlagOpened):
            known = replace(known, held_back=event.held_back)
        seen = isinstance(event, FlagShown) or (isinstance(event, FlagOpened) and event.shown)
        if seen and known.shown_at_s is None:
            known = replace(known, shown_at_s=event.at_s)
        self._findings[number] = known


def analysis_of(events: Iterable[Event]) -> Analysis:
    """Analysis of a whole session.

    Parameters
    ----------
    events : iterable of Event
        From `SessionStarted` to `SessionEnded`.

    Raises
    ------
    ValueError
        If the session did not start and end.
    """
    builder = AnalysisBuilder()
    for event in events:
        builder.take(event)
    return builder.result()
