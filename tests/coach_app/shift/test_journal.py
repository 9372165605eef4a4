from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach_app.events import Event, Heard, Measured
from coach_app.shift.journal import Entry, Journal, read_journal, write_journal
from tests.coach_app.samples import one_of_each


def written(folder: Path) -> Path:
    path = folder / "events.jsonl"
    journal = Journal(path)
    for number, event in enumerate(one_of_each()):
        journal.write(event, number / 4)
    journal.close()
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    read = list(read_journal(written(tmp_path)))
    assert [entry.event for entry in read] == list(one_of_each())
    assert read[3] == Entry(4, 0.75, one_of_each()[3])


@pytest.mark.parametrize("line", [0, 5, -1])
def test_reading_ends_before_the_first_damaged_line(tmp_path: Path, line: int) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    at = line % len(lines)
    lines[at] = lines[at].replace(b"published_s", b"publisheds", 1)
    path.write_bytes(b"".join(lines))
    assert len(list(read_journal(path))) == at


def test_a_line_of_something_else_ends_it_too(tmp_path: Path) -> None:
    path = written(tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:3], b"no line of a journal\n", *lines[3:]]))
    assert len(list(read_journal(path))) == 3


def test_a_line_that_broke_off_or_is_missing_ends_it_too(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    assert len(list(read_journal(path))) == len(one_of_each()) - 1
    lines = whole.splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:4] + lines[5:]))
    assert len(list(read_journal(path))) == 4


def test_events_that_nobody_asks_for_are_left_out_and_still_checked(tmp_path: Path) -> None:
    path = written(tmp_path)
    few = list(read_journal(path, without={"measured", "heard"}))
    assert [entry.event for entry in few] == [e for e in one_of_each() if not isinstance(e, Measured | Heard)]
    path.write_bytes(path.read_bytes().replace(b'"event":"measured","at_s":', b'"event":"measured","at_s":1', 1))
    damaged_at = next(n for n, e in enumerate(one_of_each()) if isinstance(e, Measured))
    assert len(list(read_journal(path, without={"measured", "heard"}))) == damaged_at


def test_a_whole_journal_replaces_the_old_one_or_leaves_it(tmp_path: Path) -> None:
    path = written(tmp_path)
    told = [(event, 1.0) for event in one_of_each()[:3]]

    def broken_off() -> Iterator[tuple[Event, float]]:
        yield told[0]
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_journal(path, broken_off())
    assert len(list(read_journal(path))) == len(one_of_each())
    write_journal(path, told)
    assert [(entry.event, entry.published_s) for entry in read_journal(path)] == told
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_two_that_write_at_once_do_not_write_into_each_other(tmp_path: Path) -> None:
    path = written(tmp_path)
    events = one_of_each()

    def told() -> Iterator[tuple[Event, float]]:
        yield events[0], 1.0
        other = threading.Thread(target=write_journal, args=(path, [(event, 2.0) for event in events]))
        other.start()
        other.join()
        assert [entry.published_s for entry in read_journal(path)] == [2.0] * len(events)
        yield events[1], 1.0

    write_journal(path, told())
    assert [entry.event for entry in read_journal(path)] == list(events[:2])
    assert [one.name for one in tmp_path.iterdir()] == [path.name]
