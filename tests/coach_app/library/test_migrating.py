from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach_app.library import database, migrating
from coach_app.library.database import FILE, Database
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.library import Library
from coach_app.library.migrating import copy_of
from coach_app.library.schema import FOLDER, HEAD
from tests.coach_app.library.killing import killed, know_more, migrate, seconds_of
from tests.coach_app.library.sessions_on_disk import contents, is_sound, write_session

#: A step that changes every row, one after the other, so that there is time to be killed.
_STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "test", "{before}"
branch_labels = depends_on = None


def upgrade():
    with op.batch_alter_table("session") as table:
        table.add_column(sa.Column("mood", sa.String, nullable=False, server_default=""))
    connection = op.get_bind()
    for n in connection.execute(sa.text("SELECT n FROM session")).scalars().all():
        connection.execute(sa.text("UPDATE session SET mood = 'calm ' || n WHERE n = :n"), {{"n": n}})
    {more}
"""


def one_step_more(folder: Path, more: str = "") -> Path:
    """The steps of an app that knows one more."""
    shutil.copytree(FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v9999_test.py").write_text(_STEP.format(before=HEAD, more=more))
    return folder


def filled(data: Path, sessions: int) -> None:
    for n in range(sessions):
        write_session(data, n, ("您好。", f"工单{n}号。"))
    with Library(data) as library:
        library.catch_up()


def form(data: Path) -> tuple[str, list[str]]:
    """Version of a database, and what its newest column holds; no column for the old form."""
    with closing(sqlite3.connect(data / FILE)) as file:
        version = file.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        columns = [row[1] for row in file.execute("PRAGMA table_info(session)")]
        moods = [row[0] for row in file.execute("SELECT mood FROM session")] if "mood" in columns else []
        return version, moods


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make this app one that knows one step more."""
    for module in (migrating, database):
        for name in {"FOLDER", "REVISIONS", "HEAD"} & set(vars(module)):
            monkeypatch.setattr(module, name, getattr(module, name))  # put back at the end
    steps = one_step_more(tmp_path / "steps")
    know_more(steps)
    return steps


def test_a_library_of_an_older_app_is_brought_to_the_newest_form(tmp_path: Path, newer: Path) -> None:
    data = tmp_path / "data"
    with pytest.MonkeyPatch.context() as older:
        older.setattr(database, "HEAD", HEAD)
        older.setattr(migrating, "HEAD", HEAD)
        older.setattr(migrating, "FOLDER", FOLDER)
        migrate_nothing = Database(data)
        migrate_nothing.close()
    assert form(data)[0] == HEAD
    Database(data).close()
    assert form(data)[0] == "test"
    assert not copy_of(data / FILE).exists()


def test_an_app_that_is_open_meanwhile_goes_on(tmp_path: Path) -> None:
    data = tmp_path / "data"
    filled(data, 5)
    with Library(data) as library:
        before = contents(data, library)
        seconds_of(migrate, data, one_step_more(tmp_path / "steps"))
        assert contents(data, library) == before
        library.rename(before[0][0].id, "neu")
    with pytest.raises(LibraryError) as caught:
        Library(data)
    assert caught.value.trouble is Trouble.NEWER


def test_a_step_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    filled(data, 5)
    steps = one_step_more(tmp_path / "steps", more="connection.execute(sa.text('SELECT * FROM nowhere'))")
    before = form(data)
    with monkeypatch.context() as patched:
        for module in (migrating, database):
            for name in {"FOLDER", "REVISIONS", "HEAD"} & set(vars(module)):
                patched.setattr(module, name, getattr(module, name))
        know_more(steps)
        with pytest.raises(LibraryError):
            Database(data)
    assert form(data) == before
    assert is_sound(data)


def _killed_at_random_instants(data: Path, times: int) -> int:
    """Kill migrations again and again; how often one was at work."""
    draw, steps = random.Random(5), one_step_more(data / "steps")
    filled(data / "old", 60)
    hits, seconds = 0, 0.0
    for n in range(times + 1):
        now = data / f"{n}"
        shutil.copytree(data / "old", now, ignore=shutil.ignore_patterns("sessions", "*-shm"))
        if n == 0:
            seconds = seconds_of(migrate, now, steps)
            continue
        hits += killed(seconds, draw, migrate, now, steps)
        version, moods = form(now)
        assert (version, len(moods)) in ((HEAD, 0), ("test", 60))  # the old form or the new one, nothing between
        seconds_of(migrate, now, steps)
        version, moods = form(now)
        assert version == "test"
        assert sorted(moods) == sorted(f"calm {n + 1}" for n in range(60))
        assert is_sound(now)
        assert not copy_of(now / FILE).exists()
        shutil.rmtree(now)
    return hits


def test_a_migration_that_is_killed_leaves_the_old_form_or_the_new_one(tmp_path: Path) -> None:
    assert _killed_at_random_instants(tmp_path, 8) > 0


@pytest.mark.soak
def test_so_it_is_for_twenty_instants(tmp_path: Path) -> None:
    assert _killed_at_random_instants(tmp_path, 20) > 5
