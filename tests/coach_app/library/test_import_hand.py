from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from coach_app.library.import_hand import STAGED, Hand, clear, stage
from coach_app.library.import_job import Job
from coach_app.library.import_queue import ImportQueue
from coach_app.library.import_work import Decoded, Made, Worked
from coach_app.recording import marker
from coach_app.recording.sessions import sessions
from tests.coach_app.library.quick_work import DEADLY, quick_work


def test_what_is_being_made_is_no_session_until_it_is_put_in_place(tmp_path: Path) -> None:
    root, file = tmp_path / "sessions", tmp_path / "call.wav"
    file.write_bytes(b"sound")
    os.utime(file, (1_760_000_000, 1_760_000_000))
    queue = ImportQueue.create(tmp_path)
    hand = Hand(tmp_path, root, quick_work)
    try:
        hand.take(queue, Job(str(file)))
        assert hand.busy
        assert hand.session.startswith(f"{datetime.fromtimestamp(1_760_000_000).astimezone():%Y%m%d-%H%M%S}-")
        decoded = hand.receive()
        assert isinstance(decoded, Decoded)
        hand.go_on(decoded.content)
        assert [hand.receive(), hand.receive()] == [Worked(0.5), Made()]
        assert sessions(root) == []
        assert len(list(root.glob(f"{STAGED}*"))) == 1
        hand.put(root / hand.session)
        assert [session.id for session in sessions(root)] == [hand.session]
        assert not marker.is_marked(root / hand.session)
        assert not hand.busy
    finally:
        hand.end()
        queue.close()


def test_one_that_dies_is_replaced(tmp_path: Path) -> None:
    deadly, good = tmp_path / "deadly.wav", tmp_path / "good.wav"
    deadly.write_bytes(DEADLY)
    good.write_bytes(b"sound")
    queue = ImportQueue.create(tmp_path)
    hand = Hand(tmp_path, tmp_path / "sessions", quick_work)
    try:
        hand.take(queue, Job(str(deadly)))
        assert hand.receive() is None
        died = hand.pid
        hand.renew()
        assert list((tmp_path / "sessions").iterdir()) == []
        hand.take(queue, Job(str(good)))
        assert hand.pid != died
        assert isinstance(hand.receive(), Decoded)
        hand.leave()
        assert list((tmp_path / "sessions").iterdir()) == []
    finally:
        hand.end()
        queue.close()


def test_without_work_there_is_nothing_to_ask_of_it(tmp_path: Path) -> None:
    hand = Hand(tmp_path, tmp_path / "sessions", quick_work)
    for name in ("at", "pipe"):
        with pytest.raises(RuntimeError):
            getattr(hand, name)
    assert hand.pid is None
    hand.end()


def test_only_what_the_dead_left_is_cleared_away(tmp_path: Path) -> None:
    alive, unsigned = stage(tmp_path, "alive"), stage(tmp_path, "dead")
    marker.unmark(unsigned)
    (tmp_path / "20261122-100000-abcd").mkdir()
    clear(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([alive.name, "20261122-100000-abcd"])
