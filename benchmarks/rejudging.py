"""Measure how much faster a kept session is judged anew than a recording is analysed.

Run as ``python -m benchmarks.rejudging [CALLS] [--engine whisper] [--copies 6] [--workers 0]``. CALLS is a folder
of labelled calls, ``tests/calls`` by default. Each is analysed from its sound as ``coach analyze --engine whisper``
does it, one process and one model for all, and kept; then each is judged anew from what was kept, in this one
process. Both are timed by the clock and in processor time of this process, without the start of Python, which is
the same for both.

Then they are judged as ``coach sessions rejudge --all --force`` does it: by a process a core, each started anew,
reading the rules and making its tables. That is timed by the clock with all of it, from the order to the last
session (``with start-up``); and once more with every call kept COPIES times, from which follows what the calls take
once the processes are at work: the difference of the two, divided by COPIES - 1 (``without``). The indexing that
the command does afterwards is not in it.

The exit code is 1 when any judgement differs, or the processes at work are not fast enough by the clock.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import soundfile
from rich.console import Console
from rich.table import Table

from audio.block import RATE
from coach_app.call import Setup, Wanted
from coach_app.events import Event
from coach_app.library.rejudging import rejudge
from coach_app.library.rejudging_many import Rejudging
from coach_app.observed import Observed
from coach_app.recording.sessions import SOUND, SessionFolder, create_session
from coach_app.report.model import Analysis, analysis_of
from coach_app.session import run_inline
from coach_app.shift.journal import read_journal, write_journal
from coach_app.shift.live_call import EVENTS

T = TypeVar("T")

#: How many times faster than the analysis.
TARGET = 100.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took.

    Parameters
    ----------
    clock_s, processor_s : float
        By the clock, and of this process on all cores.
    """

    clock_s: float
    processor_s: float

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.clock_s + other.clock_s, self.processor_s + other.processor_s)


@dataclass(frozen=True, slots=True)
class Row:
    """One call.

    Parameters
    ----------
    name : str
        Its name.
    seconds : float
        Its length.
    analysed, judged : Cost
        From its sound, and from what was kept of it.
    equal : bool
        Both came to the same.
    """

    name: str
    seconds: float
    analysed: Cost
    judged: Cost
    equal: bool


@dataclass(frozen=True, slots=True)
class Many:
    """All calls judged by processes.

    Parameters
    ----------
    workers : int
        How many.
    started_s : float
        All calls once, by the clock, from the order to the last of them.
    at_work_s : float
        What all calls add once the processes are at work.
    equal : bool
        All came to the same as before, and none was refused.
    """

    workers: int
    started_s: float
    at_work_s: float
    equal: bool


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("calls", nargs="?", type=Path, default=Path("tests/calls"))
    parser.add_argument("--engine", default="whisper")
    parser.add_argument("--copies", type=int, default=6)
    parser.add_argument("--workers", type=int, default=0, help="0 for a process a core")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(asked.calls, asked.engine, Path(folder))
        many = by_processes(Path(folder), asked.copies, asked.workers or os.cpu_count() or 1)
    return report(rows, many)


def measure(calls: Path, engine: str, root: Path) -> list[Row]:
    """Analyse and keep every call, then judge each anew."""
    setup, loading = timed(lambda: Setup(Wanted(engine=engine)))
    _, models = timed(setup.makers)
    rules, again = timed(lambda: Setup(Wanted(engine="none")))
    kept: list[tuple[SessionFolder, str, Cost]] = []
    for sound in sorted(calls.glob("*.flac")):
        session = create_session(root)
        pcm, _ = soundfile.read(sound, dtype="int16")
        soundfile.write(session.path / SOUND, pcm, RATE, "PCM_16")
        kept.append((session, sound.stem, analyse(session, setup)))
    rows = [judged_anew(session, name, cost, rules) for session, name, cost in kept]
    rows.append(Row("rules and models", 0.0, loading + models, again, equal=True))
    return rows


def analyse(session: SessionFolder, setup: Setup) -> Cost:
    """What `coach analyze` does with a recording; what it observed is kept when the clock has stopped."""
    events: list[tuple[Event, float]] = []

    def work() -> Observed:
        call = setup.open(session.path / SOUND)
        pipeline = setup.inline(call)
        run_inline(call.source, pipeline, lambda event: events.append((event, pipeline.heard_s)))
        return pipeline.observed

    observed, cost = timed(work)
    observed.save(session.path)
    write_journal(session.path / EVENTS, events)
    session.finish(duration_s=events[-1][1], **setup.about)
    return cost


def judged_anew(session: SessionFolder, name: str, analysed: Cost, rules: Setup) -> Row:
    """Judge one anew and compare."""
    before = told(session)
    _, cost = timed(lambda: rejudge(session.path, rules))
    return Row(name, session.manifest.duration_s, analysed, cost, told(session) == before)


def by_processes(root: Path, copies: int, workers: int) -> Many:
    """Judge the calls as the command does it: once, and each some times over."""
    kept = [SessionFolder(path) for path in sorted(root.iterdir())]
    before = {session.id: told(session) for session in kept}
    once_s, equal = judged_by_many(root, [session.id for session in kept], workers)
    for session, n in itertools.product(kept, range(1, copies)):
        again = root / f"{session.id}-{n}"
        shutil.copytree(session.path, again, ignore=shutil.ignore_patterns(SOUND))
        before[again.name] = before[session.id]
    often_s, equal_often = judged_by_many(root, sorted(before), workers)
    same = all(told(SessionFolder(root / name)) == expected for name, expected in before.items())
    return Many(workers, once_s, (often_s - once_s) / (copies - 1), equal and equal_often and same)


def judged_by_many(root: Path, ids: list[str], workers: int) -> tuple[float, bool]:
    """How long sessions take by the clock, and whether all of them were judged."""
    began_s = time.perf_counter()
    changed = [one.changed for one in Rejudging(root, Wanted(), workers=workers, force=True).run(ids)]
    return time.perf_counter() - began_s, len(changed) == len(ids) and all(changed)


def told(session: SessionFolder) -> Analysis:
    """What its events tell: flags, checklist, words with rates and phrases, figures, gauges."""
    return analysis_of(entry.event for entry in read_journal(session.path / EVENTS))


def timed(work: Callable[[], T]) -> tuple[T, Cost]:
    """What something gives, and what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    given = work()
    return given, Cost(time.perf_counter() - clock, time.process_time() - processor)


def report(rows: list[Row], many: Many) -> int:
    """Print the table and what processes take; 1 when the target is missed."""
    table = Table("call", "length s", "analysed s", "of processor", "judged anew s", "of processor", "ratio", "equal")
    analysed, judged = Cost(0.0, 0.0), Cost(0.0, 0.0)
    for row in rows:
        analysed, judged = analysed + row.analysed, judged + row.judged
        costs = (row.analysed.clock_s, row.analysed.processor_s, row.judged.clock_s, row.judged.processor_s)
        ratio = row.analysed.clock_s / row.judged.clock_s
        table.add_row(row.name, f"{row.seconds:.1f}", *(f"{c:.2f}" for c in costs), f"{ratio:.0f}", str(row.equal))
    console = Console()
    console.print(table)
    by_clock, by_processor = analysed.clock_s / judged.clock_s, analysed.processor_s / judged.processor_s
    console.print(
        f"in one process: {analysed.clock_s:.1f} s to {judged.clock_s:.2f} s by the clock: {by_clock:.0f} times faster"
    )
    console.print(
        f"of the processor: {analysed.processor_s:.1f} s to {judged.processor_s:.2f} s: {by_processor:.0f} times less"
    )
    *calls, loading = rows
    heard_s = sum(row.analysed.clock_s for row in calls)
    at_work, started = heard_s / many.at_work_s, (heard_s + loading.analysed.clock_s) / many.started_s
    console.print(f"as 'coach sessions rejudge' does it, {many.workers} processes, by the clock (equal: {many.equal}):")
    console.print(
        f"  with start-up: {many.started_s:.2f} s, {started:.0f} times faster than rules, models and analysis"
    )
    console.print(f"  without: {many.at_work_s:.2f} s, {at_work:.0f} times faster than the {heard_s:.1f} s of analysis")
    console.print(f"target: {TARGET:.0f} times by the clock, the processes at work")
    return 0 if at_work >= TARGET and many.equal and all(row.equal for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
