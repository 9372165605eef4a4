from __future__ import annotations

import multiprocessing
import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from coach_app.library.database import FILE, Database
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.migrating import copy_of

#: No file system guards this user's files from the administrator's, and tests may run as administrator.
NOBODY = 65534


def trouble(data: Path, url: str = "", wait_s: float = 0.05) -> LibraryError:
    with pytest.raises(LibraryError) as caught:
        Database(data, url, wait_s)
    return caught.value


def doom(database: Database, session: str) -> None:
    with database.writing() as connection:
        connection.execute(text("INSERT INTO doomed VALUES (:id)"), {"id": session})


def doomed(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(text("SELECT id FROM doomed ORDER BY id")).scalars())


def test_it_is_kept_as_the_library_promises(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.writing() as connection:
        told = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")}
        told |= {
            name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("secure_delete", "foreign_keys")
        }
    database.close()
    assert told == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}


def test_what_is_raised_on_the_way_takes_all_changes_back(tmp_path: Path) -> None:
    database = Database(tmp_path)
    doom(database, "a")

    def break_off() -> None:
        with database.writing() as connection:
            connection.execute(text("INSERT INTO doomed VALUES ('b')"))
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert doomed(database) == ["a"]
    database.close()


def test_a_reader_sees_one_state_and_keeps_no_writer_waiting(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.reading() as connection:
        before = connection.execute(text("SELECT count(*) FROM doomed")).scalar()
        doom(database, "a")
        assert connection.execute(text("SELECT count(*) FROM doomed")).scalar() == before
    assert doomed(database) == ["a"]
    database.close()


def test_writers_of_one_app_take_turns(tmp_path: Path) -> None:
    database = Database(tmp_path, wait_s=30.0)
    threads = [threading.Thread(target=doom, args=(database, f"{n:02}")) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(doomed(database)) == 12
    database.close()


def test_another_app_that_writes_too_long_is_said_in_a_sentence(tmp_path: Path) -> None:
    database = Database(tmp_path, wait_s=0.05)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError) as caught:
            doom(database, "a")
        assert doomed(database) == []  # reading goes on
        other.execute("ROLLBACK")
    assert caught.value.trouble is Trouble.LOCKED
    assert "busy" in str(caught.value)
    doom(database, "a")
    assert doomed(database) == ["a"]
    database.close()


def test_a_log_that_another_app_reads_is_not_said_to_be_empty(tmp_path: Path) -> None:
    database = Database(tmp_path, wait_s=0.05)
    with closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM doomed").fetchall()
        doom(database, "a")
        assert not database.empty_log()
        other.execute("COMMIT")
    assert database.empty_log()
    assert (tmp_path / f"{FILE}-wal").stat().st_size == 0
    database.close()


def test_a_database_of_a_newer_app_is_left_as_it_is(tmp_path: Path) -> None:
    Database(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / FILE).read_bytes()
    error = trouble(tmp_path)
    assert error.trouble is Trouble.NEWER
    assert "newer version" in str(error)
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, only words " * 200, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_damaged_file_says_how_it_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    error = trouble(tmp_path)
    assert error.trouble is Trouble.DAMAGED
    assert "coach sessions reindex" in str(error)
    assert (tmp_path / FILE).read_bytes() == content


def _open_as_nobody(data: Path, told: multiprocessing.SimpleQueue[str]) -> None:
    os.seteuid(NOBODY)
    try:
        Database(data, wait_s=0.05).close()
    except LibraryError as error:
        told.put(str(error))
    else:
        told.put("opened")


@pytest.mark.parametrize("made_before", [False, True])
def test_a_read_only_data_folder_is_said_in_a_sentence(tmp_path: Path, made_before: bool) -> None:
    data = tmp_path / "data"
    data.mkdir()
    if made_before:
        Database(data).close()
    for folder in (data, tmp_path, *tmp_path.parents[:2]):  # nobody else is let into a test's folders
        folder.chmod(0o755)
    told: multiprocessing.SimpleQueue[str]
    if os.geteuid() == 0:
        forks = multiprocessing.get_context("forkserver")
        told = forks.SimpleQueue()
        child = forks.Process(target=_open_as_nobody, args=(data, told))
        child.start()
        child.join()
        said = told.get()
    else:
        data.chmod(0o555)
        said = str(trouble(data))
        data.chmod(0o755)
    assert "cannot be written" in said
    assert "choose another data folder" in said


def test_a_server_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    error = trouble(tmp_path, url="nonsense://nowhere/library")
    assert error.trouble is Trouble.UNREACHABLE
    assert trouble(tmp_path, url="no address").trouble is Trouble.UNREACHABLE


def test_two_apps_that_make_a_library_at_once_make_one(tmp_path: Path) -> None:
    made: list[Database] = []
    start = threading.Barrier(4)

    def make() -> None:
        start.wait()
        made.append(Database(tmp_path, wait_s=30.0))

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 4
    for database in made:
        assert doomed(database) == []
        database.close()
    assert not copy_of(tmp_path / FILE).exists()


def test_a_copy_that_a_killed_app_left_goes(tmp_path: Path) -> None:
    Database(tmp_path).close()
    copy_of(tmp_path / FILE).write_bytes(b"words of a session that may be deleted by now")
    Database(tmp_path).close()
    assert not copy_of(tmp_path / FILE).exists()
