"""How fast a library of thousands of sessions opens, is searched, deleted from and made anew.

The sessions are the labelled calls written again and again with other words
(`benchmarks.many_sessions`). Prints seconds on the wall and of the processor, and their share of
the budget: on a busy machine only the second can be compared.

    python -m benchmarks.library [--sessions 5000] [--data FOLDER]

With ``--data`` the sessions are kept there and used again.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.many_sessions import judged_calls, rare_words, write_sessions
from coach_app.library.library import Library
from coach_app.library.query import Query

#: Budgets in seconds: a search, and opening the library up to its first page.
SEARCH_S, OPEN_S = 0.05, 0.3

#: How often each search is repeated.
_TIMES = 15

_OPEN = """
import sys, time
from pathlib import Path
began = time.perf_counter(), time.process_time()
from coach_app.library.library import Library
from coach_app.library.query import Query
loaded = time.perf_counter(), time.process_time()
library = Library(Path(sys.argv[1]))
page = library.find(Query())
shown = time.perf_counter(), time.process_time()
print(*(b - a for pair in ((began, loaded), (loaded, shown)) for a, b in zip(*pair)), page.total)
"""


def timed(work: Callable[[], object], times: int = 1) -> tuple[float, float, float]:
    """Median and longest seconds on the wall, and median seconds of the processor."""
    walls, cpus = [], []
    for _ in range(times):
        began, began_cpu = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - began)
        cpus.append(time.process_time() - began_cpu)
    return statistics.median(walls), max(walls), statistics.median(cpus)


def queries(rare: str) -> dict[str, Query]:
    """What trainers ask for, from what nearly every call has to what none has."""
    return {
        "the latest": Query(),
        "您好 (most calls)": Query(words="您好"),
        "的 (one character)": Query(words="的"),
        "密码": Query(words="密码"),
        "退款": Query(words="退款"),
        f"{rare} (a rare name)": Query(words=rare),
        "量子 (nobody said it)": Query(words="量子"),
        "请问有什么可以帮您": Query(words="请问有什么可以帮您"),
        "请问 您好 再见 (all three)": Query(words="请问 您好 再见"),
        "nihao": Query(words="nihao"),
        "mim (pinyin, half typed)": Query(words="mim"),
        "sh (pinyin, begun)": Query(words="sh"),
        "kind rate_fast": Query(kinds=("rate_fast",)),
        "opening missed": Query(items=("opening",)),
        "tag 投诉, most flags first": Query(tags=("投诉",), order="flags"),
        "score 50 to 80": Query(score_from=50, score_to=80, order="score"),
        "您好 + kind + tag": Query(words="您好", kinds=("rate_fast", "filler"), tags=("投诉",)),
    }


def line(what: str, wall_s: float, longest_s: float, cpu_s: float, budget_s: float | None = None) -> None:
    """Print one measurement."""
    share = f"  {wall_s / budget_s:5.2f} of the budget ({cpu_s / budget_s:.2f} by processor)" if budget_s else ""
    print(f"  {what:34} {wall_s * 1e3:9.1f} ms  longest {longest_s * 1e3:9.1f}  processor {cpu_s * 1e3:9.1f}{share}")


def opened(data: Path) -> None:
    """Open the library in new processes: loading the code, and opening up to the first page."""
    figures = []
    for _ in range(7):
        done = subprocess.run(
            [sys.executable, "-c", _OPEN, str(data)], capture_output=True, text=True, check=True, cwd=Path.cwd()
        )
        figures.append([float(figure) for figure in done.stdout.split()])
    load_s, load_cpu_s, open_s, open_cpu_s = (
        statistics.median(column) for column in list(zip(*figures, strict=True))[:4]
    )
    line("loading the code, once a process", load_s, max(f[0] for f in figures), load_cpu_s)
    line("opening and the first page", open_s, max(f[2] for f in figures), open_cpu_s, OPEN_S)


def measure(data: Path, count: int) -> None:
    """Measure everything on a data folder, which is filled where it is empty."""
    sessions = data / "sessions"
    if not sessions.is_dir():
        began = time.perf_counter()
        write_sessions(sessions, count, judged_calls())
        print(f"{count} sessions written in {time.perf_counter() - began:.0f} s")
    ids = sorted(folder.name for folder in sessions.iterdir())
    with Library(data) as library:
        wall_s, _, cpu_s = timed(library.catch_up)
        print(f"taken in what was new: {wall_s:.1f} s (processor {cpu_s:.1f} s)")
    opened(data)
    rare = next(rare_words(sessions, ids))
    with Library(data) as library:
        size = (data / "library.db").stat().st_size / 1e6
        print(f"{library.find(Query()).total} sessions, index {size:.1f} MB")
        for what, query in queries(rare).items():
            found = library.find(query).total
            line(f"{what}: {found}", *timed(lambda query=query: library.find(query), _TIMES), SEARCH_S)  # type: ignore[misc]
        line("catching up, nothing new", *timed(library.catch_up, 3))
        line("renaming one", *timed(lambda: library.rename(ids[0], "第一通"), 3))
        line("taking one in again", *timed(lambda: library.add(ids[1]), 3))
        before = library.find(Query(), limit=count).rows
        wall_s, _, cpu_s = timed(library.reindex)
        same = library.find(Query(), limit=count).rows == before
        print(f"made anew from the folders: {wall_s:.1f} s (processor {cpu_s:.1f} s), equal: {same}")
        line("deleting one, to the last byte", *timed(lambda: library.delete([ids.pop()]), 3))


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
