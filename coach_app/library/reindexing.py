"""Makes the index anew from the folders alone, whatever state the old one is in, and tells what is wrong with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from coach_app.atomic_file import set_aside
from coach_app.library.damage import Damage, damage_of
from coach_app.library.database import FILE
from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.indexing import Indexed
from coach_app.library.library import Library, Progress

#: What SQLite keeps beside a database.
_BESIDE = ("-wal", "-shm")


def _untold(_: Damage) -> None:
    """Nobody wants to know."""


def reindex(
    data: Path,
    progress: Progress,
    opened: Callable[[Path], Library] = Library,
    damaged: Callable[[Damage], None] = _untold,
) -> int:
    """Make the index of a data folder anew; a damaged one is set aside first.

    Parameters
    ----------
    data : Path
        Data folder.
    progress : callable
        Told how many sessions are done, of how many.
    opened : callable
        Opens the library.
    damaged : callable
        Told what is wrong with the files of each session; one that is damaged is indexed as far as it can be.

    Returns
    -------
    int
        How many sessions there are.

    Raises
    ------
    LibraryError
        If it cannot be done; the sessions are not touched.
    """
    if not _is_sound(data / FILE):
        _set_aside(data)
    try:
        library = opened(data)
    except LibraryError as error:
        if error.trouble is not Trouble.DAMAGED:
            raise
        _set_aside(data)
        library = opened(data)
    with library:

        def look(indexed: Indexed) -> None:
            for damage in damage_of(library.sessions / indexed.manifest.id, indexed):
                damaged(damage)

        return library.reindex(progress, look)


def _is_sound(file: Path) -> bool:
    """Whether every page of a database can be read; one that is not there is sound."""
    if not file.is_file():
        return True
    try:
        with closing(sqlite3.connect(file)) as connection:
            return bool(connection.execute("PRAGMA quick_check").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        return not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB"))


def _set_aside(data: Path) -> None:
    for name in (FILE, *(FILE + suffix for suffix in _BESIDE)):
        if (data / name).exists():
            set_aside(data / name)
