from __future__ import annotations

import threading
from pathlib import Path

import pytest
from filelock import Timeout

from coach_app.library.import_job import Fate, Job, Settled
from coach_app.library.import_queue import ImportQueue, commit_lock

JOBS = (Job("/a.wav", tags=("x",)), Job("/b.wav", person="p-1"))


def test_what_was_not_settled_is_found_again(tmp_path: Path) -> None:
    queue = ImportQueue.create(tmp_path)
    queue.add(JOBS)
    queue.making(JOBS[0], "20261122-100000-abcd")
    queue.settle(Settled(JOBS[1], Fate.FAILED))
    queue.close()
    (again,) = ImportQueue.abandoned(tmp_path)
    assert again.waiting == JOBS[:1]
    assert again.made(JOBS[0]) == ("20261122-100000-abcd",)
    assert again.made(JOBS[1]) == ()
    again.close()


def test_a_queue_with_nothing_to_do_goes(tmp_path: Path) -> None:
    queue = ImportQueue.create(tmp_path)
    queue.add(JOBS)
    for job in JOBS:
        queue.settle(Settled(job, Fate.KEPT, "s"))
    queue.close()
    assert ImportQueue.abandoned(tmp_path) == []
    assert list((tmp_path / "imports").iterdir()) == []


def test_a_queue_that_somebody_works_on_is_left_to_them(tmp_path: Path) -> None:
    queue = ImportQueue.create(tmp_path)
    queue.add(JOBS)
    assert ImportQueue.abandoned(tmp_path) == []
    queue.close()
    (taken,) = ImportQueue.abandoned(tmp_path)
    assert ImportQueue.abandoned(tmp_path) == []
    taken.close()


def test_one_thread_may_note_and_another_give_back(tmp_path: Path) -> None:
    made: list[ImportQueue] = []

    def note() -> None:
        made.append(ImportQueue.create(tmp_path))
        made[0].add([Job("/a.wav")])

    thread = threading.Thread(target=note)
    thread.start()
    thread.join()
    assert ImportQueue.abandoned(tmp_path) == [], "it is still somebody's"
    made[0].close()
    again = ImportQueue.abandoned(tmp_path)
    assert [job.file for queue in again for job in queue.waiting] == ["/a.wav"]
    again[0].close()


def test_lines_that_are_torn_or_from_another_version_are_passed_over(tmp_path: Path) -> None:
    queue = ImportQueue.create(tmp_path)
    queue.add(JOBS)
    queue.close()
    (path,) = (tmp_path / "imports").glob("*.jsonl")
    with path.open("a", encoding="utf-8") as file:
        file.write('{"add": {"id": "z", "later": 1, "tags": []}}\n{"add": 5}\n{"job"')
    (again,) = ImportQueue.abandoned(tmp_path)
    assert again.waiting == JOBS
    again.settle(Settled(JOBS[0], Fate.KEPT, "s"))
    again.close()
    (again,) = ImportQueue.abandoned(tmp_path)
    assert again.waiting == JOBS[1:]
    again.close()


def test_only_one_puts_sessions_in_place(tmp_path: Path) -> None:
    with commit_lock(tmp_path), pytest.raises(Timeout):
        commit_lock(tmp_path).acquire(timeout=0)
