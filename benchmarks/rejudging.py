"""Measure how much faster a kept session is judged anew than a recording is analysed.

Run as ``python -m benchmarks.rejudging [CALLS] [--engine whisper]``. CALLS is a folder of labelled calls,
``tests/calls`` by default. Each is analysed from its sound as ``coach analyze --engine whisper`` does it, one
process and one model for all, and kept; then each is judged anew from what was kept. Both are timed by the
clock and in processor time of this process, without the start of Python, which is the same for both. The exit
code is 1 when any judgement differs or the ratio by the clock is missed.
"""

from __future__ import annotations

import argparse
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


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("calls", nargs="?", type=Path, default=Path("tests/calls"))
    parser.add_argument("--engine", default="whisper")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(asked.calls, asked.engine, Path(folder))
    return report(rows)


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


def told(session: SessionFolder) -> Analysis:
    """What its events tell: flags, checklist, words with rates and phrases, figures, gauges."""
    return analysis_of(entry.event for entry in read_journal(session.path / EVENTS))


def timed(work: Callable[[], T]) -> tuple[T, Cost]:
    """What something gives, and what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    given = work()
    return given, Cost(time.perf_counter() - clock, time.process_time() - processor)


def report(rows: list[Row]) -> int:
    """Print the table; 1 when the target is missed."""
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
    console.print(f"all: {analysed.clock_s:.1f} s to {judged.clock_s:.2f} s by the clock: {by_clock:.0f} times faster")
    console.print(
        f"of the processor: {analysed.processor_s:.1f} s to {judged.processor_s:.2f} s: {by_processor:.0f} times less"
    )
    console.print(f"target: {TARGET:.0f} times by the clock")
    return 0 if by_clock >= TARGET and all(row.equal for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
