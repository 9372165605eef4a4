from __future__ import annotations

import threading
from multiprocessing.connection import wait

from coach_app.shift.inbox import Inbox


def test_what_many_threads_put_wakes_one_and_nothing_is_lost() -> None:
    inbox: Inbox[int] = Inbox()

    def put(first: int) -> None:
        for item in range(first, first + 500):
            inbox.put(item)

    threads = [threading.Thread(target=put, args=(1000 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    taken: list[int] = []
    while len(taken) < 2000 and wait([inbox.bell], 10.0):
        taken += inbox.take()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(n * 1000 + i for n in range(4) for i in range(500))
    assert [item for item in taken if item < 500] == list(range(500))
    assert wait([inbox.bell], 0) == []
