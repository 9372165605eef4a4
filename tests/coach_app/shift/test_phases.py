from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.advice import codes
from coach_app.call import Wanted
from coach_app.recording.messages import ENDINGS, CallBegan, CallEnded, CapturePlan
from coach_app.shift.calls import Calls
from coach_app.shift.keeper import Kept
from coach_app.shift.news import PhaseChanged, ShiftPhase
from coach_app.shift.phases import no_folder, not_kept, phase_of, why_ended
from coach_app.shift.setup import ShiftSetup


def test_the_phase_follows_the_call(tmp_path: Path) -> None:
    calls = Calls(ShiftSetup(Wanted(), CapturePlan(), tmp_path), lambda _: None, lambda *_: None, lambda: 0)
    assert [phase_of(calls, opened).phase for opened in (False, True)] == [ShiftPhase.OPENING, ShiftPhase.WAITING]
    calls.begin("GD-1")
    call = calls.call
    assert call is not None
    assert phase_of(calls, opened=False).phase is ShiftPhase.OPENING  # nothing is recorded yet
    calls.began(CallBegan(call.session.path, 0))
    assert phase_of(calls, opened=True) == PhaseChanged(ShiftPhase.CALL, call.id, "GD-1")
    call.pause(True)
    assert phase_of(calls, opened=True).phase is ShiftPhase.PAUSED
    calls.end()
    assert phase_of(calls, opened=True) == PhaseChanged(ShiftPhase.ENDING, call.id, "GD-1")
    calls.ended(CallEnded(call.session.path, 5.0, "asked"))
    assert phase_of(calls, opened=True) == PhaseChanged(ShiftPhase.ENDING, call.id, "GD-1")
    calls.ending.clear()
    assert phase_of(calls, opened=True).phase is ShiftPhase.WAITING


@pytest.mark.parametrize("reason", ENDINGS)
def test_an_ending_that_nobody_asked_for_is_said_by_its_code(reason: str) -> None:
    failed = why_ended(CallEnded(Path("session"), 12.0, reason))
    assert failed is not None
    assert failed.code == reason
    assert reason in codes()


@pytest.mark.parametrize("reason", ["asked", "closed"])
def test_an_ending_that_was_asked_for_is_no_failure(reason: str) -> None:
    assert why_ended(CallEnded(Path("session"), 12.0, reason)) is None


def test_a_folder_that_cannot_be_made_is_said_with_its_reason() -> None:
    assert "No space left" in no_folder(OSError(28, "No space left on device")).message
    assert "(a name too long)" in no_folder(OSError("a name too long")).message


def test_only_what_could_not_be_finished_is_said() -> None:
    assert not_kept(Kept("s", Path("s"), "partial")) is None
    failed = not_kept(Kept("s", Path("s"), "partial", marked=True))
    assert failed is not None
    assert failed.code in codes()
