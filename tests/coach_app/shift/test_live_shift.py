from __future__ import annotations

from pathlib import Path

from coach_app.call import Wanted
from coach_app.recording.messages import CapturePlan
from coach_app.shift.live_shift import LiveShift, ShiftSetup
from coach_app.shift.news import PhaseChanged, ShiftPhase


def test_a_shift_that_is_closed_ends(tmp_path: Path) -> None:
    told: list[object] = []
    shift = LiveShift(ShiftSetup(Wanted(engine="none"), CapturePlan(), tmp_path), told.append)
    shift.start()
    shift.close()
    assert shift.join(20.0)
    assert told[-1] == PhaseChanged(ShiftPhase.CLOSED)
