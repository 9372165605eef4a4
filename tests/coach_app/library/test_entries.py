from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select

from coach_app.library.database import Database
from coach_app.library.entries import Entries
from coach_app.library.indexing import Indexed, read_session
from coach_app.library.tables import FlagCount, Item, Session, Tag, Utterance
from coach_app.library.wordsearch import word_search
from coach_app.privacy.masking import mask_said
from feedback.rubric import Rubric
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path)
    yield opened
    opened.close()


def read(data: Path, session: str) -> Indexed:
    return read_session(data / "sessions" / session, None, mask_said, lambda _: Rubric())


def counts(connection: Connection) -> list[int]:
    tables = (Session, Tag, FlagCount, Item, Utterance)
    return [connection.execute(select(func.count()).select_from(table)).scalar_one() for table in tables]


def test_what_is_put_can_be_taken_out_whole(database: Database, tmp_path: Path) -> None:
    ids = [write_session(tmp_path, n, ("您好。",), [a_flag()], tags=("甲", "乙")) for n in range(3)]
    with database.writing() as connection:
        entries = Entries(connection, word_search(database.dialect))
        for session in ids:
            entries.put(read(tmp_path, session))
        assert counts(connection) == [3, 6, 3, 0, 3]
        assert set(entries.seen()) == set(ids)
        entries.remove(ids[:2])
        assert counts(connection) == [1, 2, 1, 0, 1]
        assert entries.seen_of(ids[0]) is None
        assert entries.seen_of(ids[2]) == read(tmp_path, ids[2]).seen


def test_putting_again_replaces_and_says_when_words_went(database: Database, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。", "再见。"), [a_flag()])
    with database.writing() as connection:
        entries = Entries(connection, word_search(database.dialect))
        assert not entries.put(read(tmp_path, session))
        (tmp_path / "sessions" / session / "events.jsonl").unlink()
        assert entries.put(read(tmp_path, session))
        assert counts(connection) == [1, 0, 0, 0, 0]


def test_what_somebody_wants_deleted_does_not_come_back(database: Database, tmp_path: Path) -> None:
    session = write_session(tmp_path, 0)
    with database.writing() as connection:
        entries = Entries(connection, word_search(database.dialect))
        entries.doom([session, session])
        entries.doom([session])
        assert entries.doomed() == [session]
        entries.put(read(tmp_path, session))
        assert entries.seen_of(session) is None
        entries.spare([session])
        entries.put(read(tmp_path, session))
        assert entries.seen_of(session) is not None
