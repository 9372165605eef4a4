"""What a long shift costs and whether all of it is kept; everything through the real processes.

Sound comes from devices that play labelled calls, at the speed of life or faster. Prints the memory of every process
as it goes, how it grows an hour, and what of the sound, the journal, the words and the gauges is there at the end.

    python -m benchmarks.long_shift hours 8 12     (eight hours at twelve times the speed of life: 45 minutes)
    python -m benchmarks.long_shift hours 0.5 1 vosk [MODEL_FOLDER]    (half an hour of life, heard by Vosk)
    python -m benchmarks.long_shift calls 12 10 8  (twelve calls of ten minutes each, at eight times the speed of life)
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil

from benchmarks.live import korean
from coach_app.call import Wanted
from coach_app.events import Event, Lagging, Measured, Said, SessionEnded
from coach_app.recording.sessions import SessionFolder, State
from coach_app.settled_memory import SettledMemory
from coach_app.shift.journal import read_journal
from coach_app.shift.news import CallKept, LanesReady, News, ShiftPhase
from tests.coach_app.shift import played_devices
from tests.coach_app.shift.a_shift import Line, Script, Told, analyzed, events_of, judged, open_shift, script

#: Gauges are measured so often on each side.
_GAUGE_S = 0.2


@dataclass(frozen=True, slots=True)
class Long:
    """What was left of a long call.

    Parameters
    ----------
    duration_s : float
        Sound that was kept.
    state : State
        Of its session.
    lost : int
        Stretches of sound that are missing.
    good, written : int
        Lines of the journal that can be read, and that were written.
    ended : bool
        The last of them says how the call ended.
    said, due : int
        Utterances that were heard, and that were played whole.
    gauges : int
        Gauges that were told.
    gauges_due : int
        Those that so much sound has.
    mb_an_hour : dict of str to float
        Growth of each process's memory after the first quarter.
    same : dict of str to bool
        Whether words, flags, checklist and figures are those of the kept sound judged as a file; only where asked.
    """

    duration_s: float
    state: State
    lost: int
    good: int
    written: int
    ended: bool
    said: int
    due: int
    gauges: int
    gauges_due: int
    mb_an_hour: dict[str, float]
    same: dict[str, bool] = field(default_factory=dict)


class _Counted(Told):
    """Keeps nothing that a call has hours of: that would be the memory that is measured. The journal has it all."""

    def __call__(self, what: News | Event) -> None:
        if isinstance(what, Lagging) or (not isinstance(what, Event) and type(what).__name__ != "Levels"):
            super().__call__(what)


def hours(wanted_h: float, speed: float, engine: str = "scripted", model: str = "") -> Long:
    """One call of many hours."""
    model = str(korean(model)) if engine == "vosk" else model
    once = script([f"dev{number:02d}" for number in range(1, 11)], gap_s=3.0)
    turn_s = len(once.sound) / 16_000
    lines = [
        type(line)(line.speaker, line.start + turn_s * n, line.end + turn_s * n, line.text)
        for n in range(int(wanted_h * 3_600 / turn_s) + 2)
        for line in once.lines
    ]
    played = Script(once.sound, lines)
    with tempfile.TemporaryDirectory() as name:
        os.environ[played_devices.LOOP] = "1"
        began = time.monotonic()
        shift, told = open_shift(
            Path(name),
            played,
            os.environ.__setitem__,
            speed=speed,
            lead_s=12.0,
            told=_Counted(),
            engine=engine,
            model=model,
        )
        told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)), 60.0)  # type: ignore[attr-defined]
        shift.begin_call()
        told.until(lambda: told.phase() is ShiftPhase.CALL, 30.0)
        rows: list[dict[str, float]] = []
        memory = SettledMemory()
        while told.played_s < wanted_h * 3_600:
            time.sleep(min(60.0, wanted_h * 3_600 / speed / 24))
            memory.at(time.monotonic())  # as `coach live` and the window do
            pids = {"app": os.getpid(), **shift.pids}
            rows.append({"h": told.played_s / 3_600} | {who: _mb(pid) for who, pid in pids.items()})
            print("  ".join(f"{who} {value:8.2f}" for who, value in rows[-1].items()), flush=True)
        shift.end_call()
        told.until(lambda: told.of(CallKept), wanted_h * 3_600)
        shift.close()
        shift.join(120.0)
        slopes = _slopes(rows)
        (kept,) = told.of(CallKept)
        print(f"the call took {time.monotonic() - began:.0f} s")
        lags = [event for event in told.of(Lagging) if event.behind_s > 0]  # type: ignore[attr-defined]
        for lane in sorted({event.lane for event in lags}):  # type: ignore[attr-defined]
            worst = max(event.behind_s for event in lags if event.lane == lane)  # type: ignore[attr-defined]
            print(f"{lane} said to lag, at most {worst:.1f} s")
        same = (
            _as_file(told, kept.session, kept.folder, Wanted(engine=engine, model=model))  # type: ignore[attr-defined]
            if engine == "vosk"
            else {}
        )
        return _left(kept.folder, lines, slopes, same)  # type: ignore[attr-defined]


def calls(count: int, minutes: float, speed: float) -> None:
    """Many calls of one shift, one after the other: what stays in memory of each."""
    played = script(["dev01", "dev05"], gap_s=3.0)
    with tempfile.TemporaryDirectory() as name:
        os.environ[played_devices.LOOP] = "1"
        shift, told = open_shift(Path(name), played, os.environ.__setitem__, speed=speed, lead_s=12.0, told=_Counted())
        told.until(lambda: any(len(one.lanes) == 2 for one in told.of(LanesReady)), 60.0)  # type: ignore[attr-defined]
        rows: list[dict[str, float]] = []
        for number in range(1, count + 1):
            shift.begin_call()
            told.until(lambda: told.phase() is ShiftPhase.CALL, 60.0)
            time.sleep(minutes * 60.0 / speed)
            shift.end_call()
            told.until(lambda n=number: len(told.of(CallKept)) >= n, minutes * 60.0)  # type: ignore[misc]
            told.all = [one for one in told.all if isinstance(one[0], CallKept)]
            gc.collect()
            pids = {"app": os.getpid(), **shift.pids}
            rows.append({"h": number * minutes / 60.0} | {who: _mb(pid) for who, pid in pids.items()})
            print("  ".join(f"{who} {value:8.2f}" for who, value in rows[-1].items()), flush=True)
        shift.close()
        shift.join(120.0)
        _slopes(rows)


def _as_file(told: Told, session: str, folder: Path, wanted: Wanted) -> dict[str, bool]:
    """Whether the kept sound, judged as a file, gives what the live call gave."""
    live, again = judged(events_of(told, session)), analyzed(folder, wanted)
    same = {}
    for what in ("words", "flags", "items", "metrics"):
        mine, other = getattr(live, what), getattr(again, what)
        same[what] = bool(mine == other)
        print(f"{what}: {len(mine)} live, {len(other)} from the kept sound, {'equal' if same[what] else 'different'}")
    return same


def _mb(pid: int) -> float:
    return float(psutil.Process(pid).memory_info().rss) / 1e6


def _slopes(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    later = [row for row in rows if row["h"] >= rows[-1]["h"] / 4]  # what is loaded and cached is there by then
    slopes = {}
    for who in rows[0]:
        if who != "h" and len(later) > 2:
            slopes[who] = float(np.polyfit([row["h"] for row in later], [row[who] for row in later], 1)[0])
            began, ended = later[0][who], later[-1][who]
            print(f"{who}: {began:.0f} MB after a quarter, {ended:.0f} at the end, {slopes[who]:+.1f} MB an hour")
    return slopes


def _left(folder: Path, lines: Sequence[Line], slopes: dict[str, float], same: dict[str, bool]) -> Long:
    manifest = SessionFolder(folder).manifest
    events = [entry.event for entry in read_journal(folder / "events.jsonl")]
    left = Long(
        duration_s=manifest.duration_s,
        state=manifest.state,
        lost=len(manifest.lost),
        good=len(events),
        written=(folder / "events.jsonl").read_bytes().count(b"\n"),
        ended=isinstance(events[-1], SessionEnded),
        said=sum(isinstance(event, Said) for event in events),
        due=len([line for line in lines if line.end < manifest.duration_s]),
        gauges=sum(isinstance(event, Measured) for event in events),
        gauges_due=2 * int(manifest.duration_s / _GAUGE_S),
        mb_an_hour=slopes,
        same=same,
    )
    print(f"{left.duration_s:.1f} s recorded, state {left.state}, lost {left.lost}")
    print(f"journal: {left.good} of {left.written} lines good, ended {left.ended}")
    print(f"words: {left.said} of about {left.due}; gauges: {left.gauges} of {left.gauges_due}")
    return left


def main(arguments: Sequence[str]) -> None:
    """Run what was asked for; six minutes of a shift otherwise."""
    match arguments:
        case ["calls", count, minutes, speed]:
            calls(int(count), float(minutes), float(speed))
        case ["hours", length, speed, *heard]:
            hours(float(length), float(speed), *heard)
        case _:
            hours(0.1, 8.0)


if __name__ == "__main__":
    main(sys.argv[1:])
