"""Which sides are lost now, and what each report of the recorder means for the call that runs."""

from __future__ import annotations

from dataclasses import replace

from audio.block import Speaker
from coach_app.recording.messages import (
    CallBegan,
    DevicesOpened,
    DiskLow,
    Gap,
    Recorded,
    Report,
    SideBack,
    SideLost,
)
from coach_app.shift.calls import Calls
from coach_app.shift.live_call import LiveCall


class Sides:
    """Tells the call that runs what becomes of its sound.

    Parameters
    ----------
    calls : Calls
        Knows the call.
    """

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._lost: dict[Speaker, SideLost] = {}

    def hear(self, report: Report) -> None:
        """Take a report; others than those on sound are left alone."""
        call = self._calls.call
        match report:
            case Recorded(until_s, taken_ns):
                self._calls.now_ns = taken_ns
                if self._calls.current is not None:
                    self._calls.current.recorded_s = until_s
            case DevicesOpened(plan):
                self._calls.plan = plan
                # What nobody wants to record is not lost; the call that runs has been told that it lacks it.
                self._lost = {side: lost for side, lost in self._lost.items() if side in plan.speakers}
            case CallBegan():
                self._calls.began(report)
                for lost in self._lost.values():
                    _lose(self._calls.call, replace(lost, at_s=0.0))
            case SideLost():
                self._lost[report.speaker] = report
                _lose(call, report)
            case SideBack(speaker, _, missing):
                self._lost.pop(speaker, None)
                if call is not None and speaker in call.speakers:
                    call.side_back(speaker, missing)
            case Gap() | DiskLow() if call is not None:
                _tell(call, report)
            case _:
                pass


def _lose(call: LiveCall | None, lost: SideLost) -> None:
    if call is not None and lost.at_s is not None and lost.speaker in call.speakers:
        call.side_lost(lost.speaker, lost.at_s, lost.trouble.value)


def _tell(call: LiveCall, report: Gap | DiskLow) -> None:
    match report:
        case Gap(speaker, missing):
            call.gap(speaker, missing)
        case DiskLow(minutes):
            call.disk_low(minutes)
