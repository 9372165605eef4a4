"""The labelled calls played to a shift as calls would come: one after the other, through recorder, workers and rules."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coach_app.call import Setup, Wanted
from coach_app.events import Event
from coach_app.recording.sessions import SessionFolder
from coach_app.session import run_inline
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift
from coach_app.shift.news import CallKept, LanesReady, ShiftPhase
from feedback.flag import Severity
from tests.coach_app.shift import played_devices
from tests.coach_app.shift.a_shift import CALLS, Judged, Script, Told, analyzed, events_of, judged, open_shift, script

NAMES = tuple(f"dev{number:02d}" for number in range(1, 11))


def one_by_one(name: str) -> Judged:
    """A labelled call as the file analysis judges it."""
    sound = next(CALLS.glob(f"{name}*.flac"))
    setup = Setup(Wanted(engine="scripted", words=sound.with_suffix(".json")))
    call = setup.open(sound)
    events: list[Event] = []
    run_inline(call.source, setup.inline(call), events.append)
    return judged(events)


def played_s() -> float:
    return (played_devices.clock() - int(os.environ[played_devices.T0])) / 1e9


def opened(
    folder: Path, played: Script, environment: Callable[[str, str], None], speed: float, borders: BorderSettings
) -> tuple[LiveShift, Told]:
    shift, told = open_shift(folder, played, environment, speed=speed, borders=borders)
    told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)))  # type: ignore[attr-defined]
    return shift, told


def kept(told: Told, count: int, timeout_s: float = 600.0) -> list[CallKept]:
    told.until(lambda: len(told.of(CallKept)) >= count, timeout_s)
    return told.of(CallKept)  # type: ignore[return-value]


def told_of(call: Judged) -> list[tuple[object, ...]]:
    """Rules that the agent would be told of; a note may turn on the millisecond at which a recording begins."""
    return sorted((flag[:2] for flag in call.flags if flag[4] is not Severity.NOTE), key=str)


def check(told: Told, names: tuple[str, ...], found: list[CallKept]) -> None:
    """Each call as its own file analysis judges what was recorded, with the checklist of the labelled file."""
    assert len(found) == len(names)
    for name, one in zip(names, found, strict=True):
        live = judged(events_of(told, one.session))
        assert live == analyzed(one.folder, Wanted(engine="scripted", words=one.folder / "words.json")), name
        alone = one_by_one(name)
        assert live.items == alone.items, name
        assert told_of(live) == told_of(alone), name
        assert one.state == "complete"
        assert SessionFolder(one.folder).manifest.lost == ()


@pytest.mark.soak
def test_ten_calls_by_order_are_ten_sessions_with_the_checklists_that_each_has_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = script(NAMES)
    shift, told = opened(tmp_path, played, monkeypatch.setenv, 4.0, BorderSettings(automatic=False))
    for number, (start_s, end_s) in enumerate(zip(played.starts_s, played.ends_s, strict=True), 1):
        told.until(lambda at_s=start_s - 0.5: played_s() >= at_s, 600.0)  # type: ignore[misc]
        shift.begin_call(f"GD-{number}")
        told.until(lambda at_s=end_s + 1.0: played_s() >= at_s, 600.0)  # type: ignore[misc]
        shift.end_call()
    found = kept(told, len(NAMES))
    shift.close()
    assert shift.join(60.0)
    check(told, NAMES, found)


#: The agent of dev09 has a line on which nobody ever speaks: no sound says that this is a call.
BY_THEMSELVES = tuple(name for name in NAMES if name != "dev09")


@pytest.mark.soak
def test_calls_begin_and_end_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = script(BY_THEMSELVES, gap_s=45.0)
    borders = BorderSettings(quiet_s=5.0, end_silence_s=4.0, end_without_words_s=40.0)
    shift, told = opened(tmp_path, played, monkeypatch.setenv, 4.0, borders)
    told.until(lambda: played_s() >= played.ends_s[-1] + 43.0, 900.0)
    told.until(lambda: told.phase() is ShiftPhase.WAITING, 600.0)
    shift.close()
    assert shift.join(60.0)
    check(told, BY_THEMSELVES, kept(told, len(BY_THEMSELVES)))
