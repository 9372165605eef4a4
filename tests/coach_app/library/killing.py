"""Work on a library that is killed at a random instant, and what does the work.

The processes are forked from one that has loaded the library already, so that the instants fall
into the work and not into the loading of modules.
"""

from __future__ import annotations

import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Event as Started
from pathlib import Path
from typing import Any

from coach_app.library import database, library, migrating, schema

_HERE = "tests.coach_app.library.killing"


def forks() -> ForkServerContext:
    """Processes that have loaded this module already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_HERE])
    return context


def begun(work: Callable[..., None], *given: Any) -> BaseProcess:
    """A process at work; its work has begun."""
    context = forks()
    started = context.Event()
    process = context.Process(target=_run, args=(started, work, given))
    process.start()
    assert started.wait(60)
    return process


def seconds_of(work: Callable[..., None], *given: Any) -> float:
    """How long the work takes if nobody kills it."""
    process = begun(work, *given)
    began = time.perf_counter()
    process.join()
    assert process.exitcode == 0
    return time.perf_counter() - began


def killed(within_s: float, draw: random.Random, work: Callable[..., None], *given: Any) -> bool:
    """Begin some work and kill it within so many seconds; whether it was still at it."""
    process = begun(work, *given)
    process.join(draw.uniform(0.0, within_s))
    at_work = process.is_alive()
    process.kill()
    process.join()
    return at_work


def _run(started: Started, work: Callable[..., None], given: tuple[Any, ...]) -> None:
    started.set()
    work(*given)


def delete(data: Path, ids: list[str]) -> None:
    """Delete sessions."""
    with library.Library(data) as opened:
        opened.delete(ids)


def migrate(data: Path, steps: Path) -> None:
    """Open a library with an app that knows one step more."""
    know_more(steps)
    database.Database(data, wait_s=30.0).close()


def know_more(steps: Path) -> None:
    """Make this process an app of which the last step is in a folder of its own."""
    vars(migrating).update(FOLDER=steps, REVISIONS=(*schema.REVISIONS, "test"), HEAD="test")
    vars(database).update(HEAD="test")


def keep_at_it(data: Path, ids: list[str], other: list[str]) -> None:
    """Take sessions in, rename, tag and search, as a second app does."""
    from coach_app.library.query import Query

    with library.Library(data, wait_s=60.0) as opened:
        for n, session in enumerate(ids):
            opened.add(session)
            opened.rename(session, f"第{n}通")
            opened.add(other[n % len(other)])
            opened.tag(session, ["甲", f"乙{n % 3}"])
            assert opened.find(Query(words="您好", tags=("甲",))).total > 0
            if n % 7 == 6:
                opened.delete([session])
