from __future__ import annotations

from coach_app.shift.news import PhaseChanged, ShiftPhase


def test_a_phase_without_a_call_names_no_session() -> None:
    assert PhaseChanged(ShiftPhase.WAITING).session == ""
