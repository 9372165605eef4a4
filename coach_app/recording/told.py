"""What a recorder was told and has said: its successor hears the one again, and the app not the other."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from audio.block import Speaker
from audio.span import Span
from coach_app.recording.clip_messages import ClipEnded, HushClip, PlayClip
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CapturePlan,
    CloseDevices,
    DevicesOpened,
    EndCall,
    Gap,
    Levels,
    OpenDevices,
    Order,
    PauseCall,
    Recorded,
    Refused,
    Report,
    SideBack,
    SideLost,
)

#: Codes of `Refused` that answer `OpenDevices`.
_NO_DEVICE: Final = frozenset({"no_microphone", "no_far_end", "no_output", "no_audio_system"})


@dataclass(slots=True)
class Told:
    """The state of one shift's recording, whichever process does it.

    Examples
    --------
    >>> told = Told()
    >>> told.note_order(OpenDevices(CapturePlan()))
    >>> [type(order).__name__ for order in told.again()]
    ['OpenDevices']
    """

    open: CapturePlan | None = None
    opened: CapturePlan | None = None
    call: BeginCall | None = None
    paused: bool = False
    ending: EndCall | CloseDevices | None = None
    going_on: bool = False
    until_s: float = 0.0
    taken_ns: int = 0
    lost: dict[Speaker, SideLost] = field(default_factory=dict)
    clip: PlayClip | None = None
    """What is being played, as far as is known."""
    hushed: bool = False
    """That was ordered to end."""
    unsure: set[Speaker] = field(default_factory=set)
    """Sides that were lost when their recorder died: the next has not said yet whether they are back."""

    def note_order(self, order: Order) -> None:
        """Remember what a successor must hear."""
        match order:
            case OpenDevices():
                self.open = order.plan
                self.ending = None if isinstance(self.ending, CloseDevices) else self.ending
            case BeginCall():
                self.call, self.going_on, self.until_s, self.ending = order, order.going_on, 0.0, None
            case PauseCall():
                self.paused = order.paused
            case EndCall():
                self.ending = order if self.call is not None else None
            case CloseDevices():
                self.open = self.opened = None
                self.ending = order
            case PlayClip():
                self.clip, self.hushed = order, False
            case HushClip():
                self.hushed = True

    def note_report(self, report: Report) -> list[Report]:
        """Learn from a report; what of it the app does not know yet."""
        match report:
            case DevicesOpened():
                self.opened = report.plan
                return [*self._all_back(), report]
            case CallBegan() if self.call is not None:
                known, self.going_on = self.going_on, False
                sides = self.call.speakers or report.speakers
                self.call = replace(self.call, going_on=True, began_ns=report.began_ns, speakers=sides)
                return [] if known else [report]
            case SideLost():
                return self._note_lost(report)
            case SideBack():
                return [self._note_back(report)]
            case Gap() if report.speaker in self.unsure:
                return [self._back(report.speaker, report.missing.end_s)]
            case _:
                self._note(report)
        return [report]

    def again(self) -> list[Order]:
        """What a successor must be told, in order."""
        self.unsure = set(self.lost)
        # A pause before anything is open: not a moment of it is heard.
        orders: list[Order] = [PauseCall(paused=True)] if self.paused else []
        if self.call is not None:
            self.going_on = self.call.began_ns is not None
            orders.append(replace(self.call, going_on=True))
        plan = self.open or self.opened
        if plan is not None:
            # What was open and is missing now is a lost side; what never was may be refused.
            orders.append(OpenDevices(plan, insistent=plan == self.opened))
        if self.clip is not None:
            orders += [self.clip, *([HushClip()] if self.hushed else [])]
        if self.ending is not None:
            orders.append(self.ending)
        return orders

    def _note(self, report: Report) -> None:
        match report:
            case CallEnded():
                self.call, self.ending, self.paused, self.going_on = None, None, False, False
                self.lost = {who: replace(lost, at_s=None) for who, lost in self.lost.items() if self._records(who)}
            case Refused() if report.code in _NO_DEVICE:
                self.open = self.opened
                self.call = self.call if self.opened is not None else None
            case Refused():
                self.call = None
            case Recorded():
                self.until_s, self.taken_ns = report.until_s, report.taken_ns
            case Levels():
                self.taken_ns = report.taken_ns
            case ClipEnded() if self.clip is not None and self.clip.number == report.number:
                self.clip = None
            case _:
                pass

    def _note_back(self, report: SideBack) -> SideBack:
        """A successor knows of a loss from its own beginning; the call knows of it from before."""
        self.unsure.discard(report.speaker)
        known = self.lost.pop(report.speaker, None)
        if known is None or known.at_s is None or report.missing is None:
            return report
        return replace(report, missing=report.missing | Span(known.at_s, known.at_s))

    def _note_lost(self, report: SideLost) -> list[Report]:
        known = self.lost.get(report.speaker)
        if report.speaker in self.unsure and known is not None:
            self.unsure.discard(report.speaker)
            return []
        self.lost[report.speaker] = report
        return [report]

    def _all_back(self) -> list[Report]:
        return [self._back(speaker, self.until_s) for speaker in sorted(self.unsure) if self._records(speaker)]

    def _records(self, speaker: Speaker) -> bool:
        """A side that the open plan leaves out is no lost one; only a call that had it misses it."""
        return self.opened is None or speaker in self.opened.speakers

    def _back(self, speaker: Speaker, at_s: float) -> SideBack:
        """A side that its dead recorder had lost gives sound to the next."""
        self.unsure.discard(speaker)
        since_s = self.lost.pop(speaker).at_s or 0.0  # of a call that began without the side: all of it
        missing = Span(since_s, max(since_s, at_s)) if self.call is not None else None
        return SideBack(speaker, self.taken_ns, missing)
