"""How fast a person's progress is read out of a library of thousands of sessions.

The sessions are those of `benchmarks.library`. Prints seconds on the wall and of the processor, and their share
of the budget: on a busy machine only the second can be compared.

    python -m benchmarks.progress [--sessions 5000] [--data FOLDER]

With ``--data`` the sessions are kept there and used again.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.library import line, timed
from benchmarks.many_sessions import judged_calls, write_sessions
from coach_app.library.library import Library
from coach_app.progress.points import Step, progress_of
from coach_app.progress.reader import PERIODS, reader_of

#: Budget in seconds for everything that is shown of one person or of all.
READ_S = 1.0

_TIMES = 9


def measure(data: Path, count: int) -> None:
    """Measure on a data folder, which is filled where it is empty."""
    sessions = data / "sessions"
    if not sessions.is_dir():
        write_sessions(sessions, count, judged_calls())
    with Library(data) as library:
        wall_s, _, cpu_s = timed(library.catch_up)
        print(f"taken in what was new: {wall_s:.1f} s (processor {cpu_s:.1f} s)")
        calls = library.measures()
        person = library.people()[0]
        own = len(library.measures(person))
        print(f"{len(calls)} judged calls, {own} of one person")
        line("figures of all, from the index", *timed(library.measures, _TIMES))
        line("all to points, by week", *timed(lambda: progress_of(calls, Step.WEEK), _TIMES))
    reader, everything = reader_of(data), PERIODS[-1]
    line("opened and read, everybody", *timed(lambda: reader.progress("", everything), _TIMES), READ_S)
    line("opened and read, one person", *timed(lambda: reader.progress(person, everything), _TIMES), READ_S)


def main() -> None:
    """Measure, in a folder that goes again unless one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=5000)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    if asked.data is not None:
        measure(asked.data, asked.sessions)
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), asked.sessions)


if __name__ == "__main__":
    main()
