"""The jobs of an import on disk: what a killed import had not done is still to be done.

Each import has a file of its own, held by a lock that the system gives back when its process
dies; whoever gets that lock afterwards goes on with the rest.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from filelock import FileLock, Timeout

from coach_app.library.import_job import Fate, Job, Settled
from coach_app.line_file import append_line, lines

_FOLDER: Final = "imports"


class ImportQueue:
    """Jobs of one import.

    Made by `create` or `abandoned`, which hold its lock; `close` gives it back.

    Parameters
    ----------
    path : Path
        Its file.
    lock : FileLock
        Held.
    """

    def __init__(self, path: Path, lock: FileLock) -> None:
        self._path = path
        self._lock = lock
        self._jobs: dict[str, Job] = {}
        self._settled: set[str] = set()
        self._made: dict[str, list[str]] = {}
        for line in lines(path):
            self._read(line)

    @classmethod
    def create(cls, data: Path) -> ImportQueue:
        """A new queue in a data folder.

        Raises
        ------
        OSError
            If it cannot be made.
        """
        (data / _FOLDER).mkdir(parents=True, exist_ok=True)
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}.jsonl"
        lock = _lock(data / _FOLDER / name)
        lock.acquire(timeout=0)
        return cls(data / _FOLDER / name, lock)

    @classmethod
    def abandoned(cls, data: Path) -> list[ImportQueue]:
        """Queues whose import is dead and that hold jobs that are not done; their locks are held from now on."""
        found: list[ImportQueue] = []
        for path in sorted((data / _FOLDER).glob("*.jsonl")):
            lock = _lock(path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                continue
            queue = cls(path, lock)
            if queue.waiting:
                found.append(queue)
            else:
                queue.close()
        return found

    @property
    def waiting(self) -> tuple[Job, ...]:
        """Jobs that are not settled, in the order in which they were given."""
        return tuple(job for job in self._jobs.values() if job.id not in self._settled)

    def made(self, job: Job) -> tuple[str, ...]:
        """Ids under which a session of this job was about to be put among the others."""
        return tuple(self._made.get(job.id, ()))

    def add(self, jobs: Iterable[Job]) -> None:
        """Take jobs; they are safe on disk afterwards."""
        for job in jobs:
            self._write({"add": asdict(job)})

    def making(self, job: Job, session: str) -> None:
        """Its session is about to be put among the others."""
        self._write({"job": job.id, "making": session})

    def settle(self, settled: Settled) -> None:
        """A job is done with."""
        self._write({"job": settled.job.id, "settled": settled.fate.value, "session": settled.session})

    def close(self) -> None:
        """Give the lock back; a queue with nothing left to do goes."""
        if not self.waiting:
            self._path.unlink(missing_ok=True)
        self._lock.release()
        if not self._path.exists():
            with suppress(OSError):  # another app may just be looking at it
                Path(self._lock.lock_file).unlink(missing_ok=True)

    def _write(self, line: dict[str, Any]) -> None:
        append_line(self._path, line)
        self._read(line)

    def _read(self, line: dict[str, Any]) -> None:
        """Take a line in; one of another version of the app that is not understood says nothing."""
        with suppress(KeyError, TypeError):
            if "add" in line:
                fields = {**line["add"], "tags": tuple(line["add"]["tags"])}
                self._jobs[fields["id"]] = Job(**fields)
            elif "making" in line:
                self._made.setdefault(str(line["job"]), []).append(str(line["making"]))
            elif "settled" in line:
                self._settled.add(str(line["job"]))


def cancel_made(data: Path, sessions: Collection[str]) -> None:
    """Settle what killed imports had made these sessions of: deleted, they are not made again on resuming.

    Parameters
    ----------
    data : Path
        The data folder.
    sessions : collection of str
        Ids.
    """
    for queue in ImportQueue.abandoned(data):
        for job in queue.waiting:
            for session in set(queue.made(job)).intersection(sessions):
                queue.settle(Settled(job, Fate.CANCELLED, session))
        queue.close()


def commit_lock(data: Path) -> FileLock:
    """Held for the moment in which a session is put among the others, by whichever app does it.

    Parameters
    ----------
    data : Path
        The data folder.
    """
    (data / _FOLDER).mkdir(parents=True, exist_ok=True)
    return FileLock(data / _FOLDER / "commit.lock")


def _lock(path: Path) -> FileLock:
    # Noted in one thread, run and given back in another.
    return FileLock(path.with_suffix(".lock"), thread_local=False)
