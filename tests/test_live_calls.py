"""The labelled calls played to a shift as calls would come, through recorder, workers and rules.

With real devices the words are placed by the first sound of the recording: when it was played
is known to nobody to the millisecond.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.growing import GrowingSound
from audio.span import Span
from coach_app.call import Setup, Wanted
from coach_app.events import Event, FlagOpened, Measured
from coach_app.pipeline import Pipeline
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sessions import SessionFolder
from coach_app.session import run_inline
from coach_app.shift.borders import BorderSettings
from coach_app.shift.live_shift import LiveShift, Parts, ShiftSetup
from coach_app.shift.news import CallKept, LanesReady, ShiftPhase
from coach_app.worker_messages import Listen
from feedback.flag import Severity
from feedback.pack import DEFAULT, load_pack
from tests.coach_app.shift.a_shift import (
    CALLS,
    Judged,
    PlacedWords,
    Script,
    Told,
    analyzed,
    events_of,
    judged,
    open_shift,
    script,
    words_from,
)
from tests.pulse_server import PulseServer, pulse_server

__all__ = ["pulse_server"]

NAMES = tuple(f"dev{number:02d}" for number in range(1, 11))


def one_by_one(name: str) -> Judged:
    """A labelled call as the file analysis judges it."""
    sound = next(CALLS.glob(f"{name}*.flac"))
    setup = Setup(Wanted(engine="scripted", words=sound.with_suffix(".json")))
    call = setup.open(sound)
    events: list[Event] = []
    run_inline(call.source, setup.inline(call), events.append)
    return judged(events)


class FoundWords(PlacedWords):
    """Waits for the first sound of the agent's side and places the words by it."""

    sound: np.ndarray

    def live(self, folder: Path, speakers: Sequence[Speaker]) -> tuple[Pipeline, list[Listen]]:
        if (folder / "manifest.json").exists():
            begins_s = first_sound_s(self.sound[:, 0].astype(np.float32) / 32_768)
            growing, heard = GrowingSound(folder, speakers), [np.zeros(0, np.float32)]
            while (found_s := first_sound_s(np.concatenate(heard))) is None:
                heard += [blocks[0].samples for blocks in growing.read(10**9)]
                assert sum(map(len, heard)) < 30 * RATE, "nothing is played"
            assert begins_s is not None
            self.began_s = lambda _: begins_s - found_s
        return super().live(folder, speakers)


def first_sound_s(samples: np.ndarray) -> float | None:
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    return float(loud[0]) / RATE if len(loud) else None


def through_real_devices(
    server: PulseServer, folder: Path, name: str, seconds: float | None = None
) -> tuple[Told, CallKept, Script]:
    """Play a labelled call into PulseAudio's microphone and far end while a shift records."""
    played = script([name], gap_s=0.0)
    if seconds is not None:
        played.sound = played.sound[: round(seconds * RATE)]
        played.lines = [line for line in played.lines if line.start < seconds]
    told = Told()

    def prepare(wanted: Wanted) -> Setup:
        made = FoundWords(wanted)
        made.lines, made.sound = played.lines, played.sound
        return made

    wanted = Wanted(engine="scripted", words=words_from(played.lines, 0.0, 1e9, folder / "all.json"))
    root = folder / "data" / "sessions"
    setup = ShiftSetup(wanted, CapturePlan(), root, borders=BorderSettings(automatic=False))
    shift = LiveShift(setup, told, Parts(prepare=prepare))
    told.shift = shift
    shift.start()
    told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)))  # type: ignore[attr-defined]
    told.until(lambda: told.phase() is ShiftPhase.WAITING)
    shift.begin_call(name)
    told.until(lambda: told.phase() is ShiftPhase.CALL)
    sound = (played.sound / 32_768).astype(np.float32)
    server.play(sound[:, 0], sound[:, 1]).wait(len(sound) / RATE + 30.0)
    told.until(lambda: any(isinstance(e, Measured) and e.at_s > len(sound) / RATE + 0.5 for e in told.of(Measured)))
    shift.end_call()
    told.until(lambda: told.of(CallKept))
    shift.close()
    assert shift.join(30.0)
    (one,) = told.of(CallKept)
    assert isinstance(one, CallKept)
    return told, one, played


def check_real(told: Told, one: CallKept) -> Judged:
    """The recorded sound judged from its file gives the same, where no device lost sound."""
    live = judged(events_of(told, one.session))
    lost = SessionFolder(one.folder).manifest.lost
    again = analyzed(one.folder, Wanted(engine="scripted", words=one.folder / "labels.json"), lost)
    assert live == again
    late = [at_s - event.flag.opened_at_s for event, at_s in told.all if isinstance(event, FlagOpened)]
    assert all(at_s > 0 for at_s in late)
    return live


def test_a_call_through_real_devices_is_judged_as_its_recording(pulse_server: PulseServer, tmp_path: Path) -> None:
    told, one, played = through_real_devices(pulse_server, tmp_path, "dev04", seconds=9.0)
    assert len(check_real(told, one).words) == len(played.lines)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["dev02", "dev04", "dev05"])
def test_a_labelled_call_through_real_devices_is_judged_as_its_labels_say(
    pulse_server: PulseServer, tmp_path: Path, name: str
) -> None:
    told, one, _ = through_real_devices(pulse_server, tmp_path, name)
    live, alone = check_real(told, one), one_by_one(name)
    assert live.items == alone.items
    assert len(live.words) == len(alone.words)
    live_met, live_more = against_labels(live, name)
    alone_met, alone_more = against_labels(alone, name)
    assert live_met >= alone_met
    assert not live_more - alone_more


def opened(
    folder: Path, played: Script, environment: Callable[[str, str], None], speed: float, borders: BorderSettings
) -> tuple[LiveShift, Told]:
    shift, told = open_shift(folder, played, environment, speed=speed, borders=borders, lead_s=10.0)
    told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)))  # type: ignore[attr-defined]
    return shift, told


def kept(told: Told, count: int, timeout_s: float = 600.0) -> list[CallKept]:
    told.until(lambda: len(told.of(CallKept)) >= count, timeout_s)
    return told.of(CallKept)  # type: ignore[return-value]


def against_labels(call: Judged, name: str) -> tuple[set[tuple[str, float]], Counter[str]]:
    """Labels that are met by what the agent is told, by kind and beginning; and rules told of beside them.

    An ending near its limit may be told or not by the millisecond at which a recording begins.
    """
    label = json.loads(next(CALLS.glob(f"{name}*.json")).read_text("utf-8"))
    later_s = min(span.start_s for _, span, *_ in call.words) - min(one["start"] for one in label["utterances"])  # type: ignore[attr-defined]
    kinds = {rule.id: rule.kind.value for rule in load_pack(DEFAULT).rules}
    met: set[tuple[str, float]] = set()
    more: Counter[str] = Counter()
    for rule, _, span, _, severity, _ in call.flags:
        meant = {
            (one["kind"], one["start"])
            for one in label["flags"]
            if one["kind"] == kinds[str(rule)] and Span(one["start"] + later_s, one["end"] + later_s).gap(span) < 0.5  # type: ignore[arg-type]
        }
        met |= meant
        if not meant and severity is not Severity.NOTE:
            more[str(rule)] += 1
    return met, more


def check(told: Told, names: tuple[str, ...], found: list[CallKept]) -> None:
    """Each call as its own file analysis judges what was recorded, with the checklist of the labelled file.

    Where a recording begins moves the steps in which sound is measured, so flags are compared with the
    analysis of the same recording only.
    """
    assert len(found) == len(names)
    for name, one in zip(names, found, strict=True):
        live = judged(events_of(told, one.session))
        assert live == analyzed(one.folder, Wanted(engine="scripted", words=one.folder / "labels.json")), name
        alone = one_by_one(name)
        assert live.items == alone.items, name
        assert one.state == "complete"
        assert SessionFolder(one.folder).manifest.lost == ()


@pytest.mark.soak
def test_ten_calls_by_order_are_ten_sessions_with_the_checklists_that_each_has_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    played = script(NAMES, gap_s=16.0)
    shift, told = opened(tmp_path, played, monkeypatch.setenv, 4.0, BorderSettings(automatic=False))
    for number, (start_s, end_s) in enumerate(zip(played.starts_s, played.ends_s, strict=True), 1):
        told.until(lambda at_s=start_s - 8.0: told.played_s >= at_s, 600.0)  # type: ignore[misc]
        shift.begin_call(f"GD-{number}")
        told.until(lambda at_s=end_s + 2.0: told.played_s >= at_s, 600.0)  # type: ignore[misc]
        shift.end_call()
    found = kept(told, len(NAMES))
    shift.close()
    assert shift.join(60.0)
    check(told, NAMES, found)


#: The agent of dev09 has a line on which nobody ever speaks: no sound says that this is a call.
BY_THEMSELVES = tuple(name for name in NAMES if name != "dev09")


@pytest.mark.soak
def test_calls_begin_and_end_by_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    played = script(BY_THEMSELVES, gap_s=66.0)
    borders = BorderSettings()  # dev06 holds for longer than 40 s without a word
    shift, told = opened(tmp_path, played, monkeypatch.setenv, 4.0, borders)
    told.until(lambda: told.played_s >= played.ends_s[-1] + 63.0, 900.0)
    told.until(lambda: told.phase() is ShiftPhase.WAITING, 600.0)
    shift.close()
    assert shift.join(60.0)
    check(told, BY_THEMSELVES, kept(told, len(BY_THEMSELVES)))
