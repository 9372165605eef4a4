"""Sessions as a live call leaves them, in a moment: with the words, flags and rulings that a test is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from audio.block import Speaker
from coach_app.events import ChecklistChanged, Event, FlagClosed, FlagOpened, Said, SessionEnded
from coach_app.library.library import Library
from coach_app.library.query import Query, Row
from coach_app.recording.sessions import MANIFEST, Manifest, State
from coach_app.shift.journal import Journal
from feedback.flag import Flag, ItemState, ItemStatus
from tests.coach_app.samples import AGENT, CUSTOMER, an_utterance, started

FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def write_session(
    data: Path,
    number: int = 0,
    said: Sequence[str | tuple[Speaker, str]] = (),
    flags: Sequence[Flag] = (),
    items: Sequence[ItemState] = (),
    **fields: object,
) -> str:
    """Write a session that began `number` hours after the first; return its id."""
    began = FIRST + timedelta(hours=number)
    folder = data / "sessions" / f"{began:%Y%m%d-%H%M%S}-{number:04x}"
    folder.mkdir(parents=True)
    about: dict[str, object] = {"state": State.COMPLETE, "duration_s": 60.0, "pack_id": "zh-service"}
    manifest = Manifest.model_validate({"id": folder.name, "started_at": began, **about, **fields})
    (folder / MANIFEST).write_text(manifest.model_dump_json(by_alias=True), "utf-8")
    write_events(folder, said, flags, items)
    return folder.name


def write_events(
    folder: Path,
    said: Sequence[str | tuple[Speaker, str]] = (),
    flags: Sequence[Flag] = (),
    items: Sequence[ItemState] = (),
) -> None:
    """Write the events of a session, in place of those that it has."""
    journal = Journal(folder / "events.jsonl")
    for event in _events(said, flags, items):
        journal.write(event, getattr(event, "at_s", 0.0))
    journal.close()


def _events(
    said: Sequence[str | tuple[Speaker, str]], flags: Sequence[Flag], items: Sequence[ItemState]
) -> Iterator[Event]:
    yield replace(started(), items=tuple(ItemState(state.item, ItemStatus.PENDING) for state in items))
    for n, words in enumerate(said):
        speaker, text = words if isinstance(words, tuple) else (AGENT if n % 2 == 0 else CUSTOMER, words)
        yield Said(an_utterance(text, speaker, 4.0 * n + 1.0, 4.0 * n + 3.0), len(text), None)
    for flag in flags:
        yield FlagOpened(flag.opened_at_s, flag, True)
        yield FlagClosed(flag.span.end_s, flag)
    for state in items:
        yield ChecklistChanged(50.0, state)
    yield SessionEnded(60.0, {}, {"prosody": "ok", "words": "ok"})


def found(library: Library, **asked: object) -> list[str]:
    """Ids of what a library finds, in its order."""
    return [row.id for row in library.find(Query(**asked)).rows]  # type: ignore[arg-type]


def contents(data: Path, library: Library) -> tuple[list[Row], list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Everything a library holds, however its rows are numbered."""
    rows = library.find(Query(), limit=100_000).rows
    with closing(sqlite3.connect(data / "library.db")) as database:
        words = "SELECT s.id, u.speaker, u.start_s, u.text, u.spaced, u.pinyin, u.n & 1048575 FROM utterance u"
        said = database.execute(words + " JOIN session s ON s.n = u.session_n ORDER BY s.id, u.n").fetchall()
        items = "SELECT s.id, i.item, i.place, i.status FROM item i JOIN session s ON s.n = i.session_n"
        return list(rows), said, database.execute(items + " ORDER BY s.id, i.place").fetchall()


def is_sound(data: Path) -> bool:
    """Whether the database and its full text are whole, by SQLite's own checks."""
    with closing(sqlite3.connect(data / "library.db")) as database:
        database.execute("INSERT INTO words(words, rank) VALUES('integrity-check', 1)")
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def bytes_below(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file below a folder with its content, and its name as content too."""
    for path in sorted(folder.rglob("*")):
        yield path, str(path.relative_to(folder)).encode()
        if path.is_file():
            yield path, path.read_bytes()
