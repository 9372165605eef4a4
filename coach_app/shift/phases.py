"""Where a shift stands, from what is recorded and heard."""

from __future__ import annotations

from coach_app.recording.sessions import Kind
from coach_app.shift.calls import Calls
from coach_app.shift.news import PhaseChanged, ShiftPhase


def phase_of(calls: Calls, opened: bool) -> PhaseChanged:
    """The phase to show.

    Parameters
    ----------
    calls : Calls
        What is recorded and what is being put away.
    opened : bool
        The devices give sound.
    """
    call = calls.call
    if call is not None and call.began_ns is not None and not calls.stopping:
        return PhaseChanged(ShiftPhase.PAUSED if call.paused else ShiftPhase.CALL, call.id, call.reference)
    begun = [call] if call is not None and call.began_ns is not None else []
    ending = [one for one in [*calls.ending, *begun] if one.kind is Kind.CALL]
    if ending:
        return PhaseChanged(ShiftPhase.ENDING, ending[-1].id, ending[-1].reference)
    return PhaseChanged(ShiftPhase.WAITING if opened else ShiftPhase.OPENING)
