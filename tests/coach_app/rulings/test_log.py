"""Rulings on disk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def comment(text: str, minute: int = 0) -> Comment:
    return Comment(at_s=1, text=text, at=NOW + timedelta(minutes=minute))


def texts(log: RulingLog) -> list[str]:
    return [entry.text for entry in log.entries() if isinstance(entry, Comment)]


def test_nothing_is_written_until_somebody_says_something(tmp_path: Path) -> None:
    log = RulingLog(tmp_path)
    assert log.entries() == ()
    assert not log.path.exists()


def test_entries_come_in_the_order_of_their_time(tmp_path: Path) -> None:
    log = RulingLog(tmp_path)
    log.add(comment("后", 5))
    log.add(comment("前", 1))
    assert texts(log) == ["前", "后"]


def test_a_torn_line_and_a_foreign_one_cost_nothing_else(tmp_path: Path) -> None:
    log = RulingLog(tmp_path)
    log.add(comment("一"))
    with log.path.open("ab") as file:
        file.write(b'{"entry":"from a later version"}\n{"entry":"comm')
    log.add(comment("二", 1))
    assert texts(log) == ["一", "二"]
    assert b"from a later version" in log.path.read_bytes()


def test_two_copies_put_together_have_what_either_had_and_nothing_twice(tmp_path: Path) -> None:
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here, there = RulingLog(tmp_path / "here"), RulingLog(tmp_path / "there")
    shared = comment("共有")
    for log in (here, there):
        log.add(shared)
    here.add(comment("这边", 2))
    there.add(comment("那边", 1))
    assert here.merge(there.path) == 1
    assert here.merge(there.path) == 0
    assert texts(here) == ["共有", "那边", "这边"]


def test_a_copy_without_rulings_brings_none(tmp_path: Path) -> None:
    log = RulingLog(tmp_path)
    log.add(comment("一"))
    assert log.merge(tmp_path / "nowhere" / "rulings.jsonl") == 0
    assert texts(log) == ["一"]


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "rulings.jsonl").mkdir()
    with pytest.raises(OSError, match="directory"):
        RulingLog(tmp_path).add(comment("一"))


def test_a_session_that_was_deleted_meanwhile_does_not_come_back(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        RulingLog(tmp_path / "deleted").add(comment("一"))
    assert list(tmp_path.iterdir()) == []
