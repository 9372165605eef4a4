"""Brings a database to the form that this version of the app knows, whole or not at all.

All steps are one transaction under the lock of a writer: whoever is killed in between leaves the
old form, and a second app waits and then finds the work done. While it runs, a copy of the old
file lies beside it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from coach_app.atomic_file import sync_folder
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.schema import FOLDER, HEAD, REVISIONS

#: Ends the name of the copy of a database that is being brought to a newer form.
COPY_SUFFIX = ".before"


def version(connection: Connection) -> str:
    """The form of a database: a revision, or empty for one that is new.

    Raises
    ------
    LibraryError
        If a newer version of the app has changed it.
    """
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
    if found and found not in REVISIONS:
        raise LibraryError(
            Trouble.NEWER,
            "The library was changed by a newer version of the app.",
            "Update the app, or use another data folder; nothing was changed.",
        )
    return found


def migrate(connection: Connection, file: Path | None) -> None:
    """Take the steps that are missing.

    Parameters
    ----------
    connection : Connection
        With a transaction of a writer; the caller commits.
    file : Path or None
        The database's file, copied before; ``None`` for a server.
    """
    before = version(connection)
    if before == HEAD:
        return
    if file is not None and before:
        _copy(file, copy_of(file))
    # Loading Alembic takes as long as opening a library, and is needed once a version.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def copy_of(file: Path) -> Path:
    """Where the copy of a database is while that is brought to a newer form."""
    return file.with_name(file.name + COPY_SUFFIX)


def _copy(file: Path, to: Path) -> None:
    """Copy a database with what is in its log, whoever else has it open."""
    to.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    sync_folder(to.parent)
