"""Where a shift stands, from what is recorded and heard; and in which words it says what went wrong."""

from __future__ import annotations

from coach_app.recording.messages import CallEnded
from coach_app.recording.sessions import Kind
from coach_app.shift.calls import Calls
from coach_app.shift.keeper import Kept
from coach_app.shift.news import PhaseChanged, ShiftFailed, ShiftPhase


def phase_of(calls: Calls, opened: bool) -> PhaseChanged:
    """The phase to show.

    Parameters
    ----------
    calls : Calls
        What is recorded and what is being put away.
    opened : bool
        The devices give sound.
    """
    call, current = calls.call, calls.current
    keeping = current is not None and current.kind is Kind.BETWEEN and current.began_ns is not None
    paused = current is not None and keeping and current.paused
    if call is not None and call.began_ns is not None and not calls.stopping:
        return PhaseChanged(ShiftPhase.PAUSED if call.paused else ShiftPhase.CALL, call.id, call.reference)
    begun = [call] if call is not None and call.began_ns is not None else []
    ending = [one for one in [*calls.ending, *begun] if one.kind is not Kind.BETWEEN]
    if ending:
        return PhaseChanged(ShiftPhase.ENDING, ending[-1].id, ending[-1].reference, keeping, paused)
    return PhaseChanged(ShiftPhase.WAITING if opened else ShiftPhase.OPENING, keeping=keeping, paused=paused)


def why_ended(ended: CallEnded) -> ShiftFailed | None:
    """What to say of a recording that ended although nobody asked.

    Examples
    --------
    >>> from pathlib import Path
    >>> why_ended(CallEnded(Path("a"), 61.0, "disk_full")).advice
    'Make room, then begin again.'
    """
    match ended.reason:
        case "disk_full":
            return ShiftFailed(
                "disk_full", "The disk is full and recording has stopped.", "Make room, then begin again."
            )
        case "disk_failed":
            return ShiftFailed(
                "disk_failed", "The disk fails and recording has stopped.", "Check it, then begin again."
            )
        case "no_devices":
            return ShiftFailed(
                "no_devices", "All devices were gone for long and recording has stopped.", "Choose others."
            )
        case _:
            return None


def not_kept(kept: Kept) -> ShiftFailed | None:
    """What to say of a session that could not be finished on disk.

    Examples
    --------
    >>> from pathlib import Path
    >>> not_kept(Kept("20261122-093512-3f2a", Path("sessions"), "partial", marked=True)).code
    'not_kept'
    """
    if not kept.marked:
        return None
    message = f"The recording {kept.session} could not be finished on disk."
    return ShiftFailed("not_kept", message, "Check the disk, then open the app again: what was written is offered.")


def no_folder(error: OSError) -> ShiftFailed:
    """What to say when a session cannot be begun on disk."""
    why = error.strerror or str(error)
    return ShiftFailed("folder", f"The call cannot be recorded: its folder cannot be made ({why}).", "Free some space.")
