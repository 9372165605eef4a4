"""The database behind the library: opening it, one writer at a time, and every fault as one sentence.

SQLite with a write-ahead log, so that readers never wait; every commit is synced; what is deleted
is overwritten with zeros. Two apps may have it open: writers wait for each other, up to a limit.
A PostgreSQL server can stand in its place, by URL.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from coach_app.library.errors import LibraryError, Trouble
from coach_app.library.migrating import copy_of, migrate, version
from coach_app.library.schema import HEAD

FILE: Final = "library.db"

_WRITES = "library_writes"
#: Between two tries where SQLite itself does not wait.
_LOOK_S = 0.01
#: Any number; writers of one PostgreSQL database wait for each other by it.
_TURN: Final = 7_318_524
_PRAGMAS: Final = (
    "synchronous=FULL",
    "secure_delete=ON",
    "foreign_keys=ON",
    "temp_store=MEMORY",  # what is sorted on the way leaves no file either
)


class Database:
    """A library's database, opened and in its newest form.

    Parameters
    ----------
    data : Path
        Data folder; the file is made in it where there is none.
    url : str
        Of another database instead, such as ``postgresql+psycopg://…``.
    wait_s : float
        How long a writer waits for another before it says so.

    Raises
    ------
    LibraryError
        If it cannot be used; nothing was changed then.
    """

    def __init__(self, data: Path, url: str = "", wait_s: float = 5.0) -> None:
        self.file = None if url else data / FILE
        self._wait_s = wait_s
        self._turn = threading.Lock()
        with self._mended():
            if self.file is not None:
                data.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(_url(self.file, url), pool_pre_ping=bool(url))
            event.listen(self._engine, "connect", self._connected)
            event.listen(self._engine, "begin", _begin)
            try:
                self._prepare()
            except BaseException:
                self.close()
                raise

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the library, whatever others write meanwhile."""
        with self._mended(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are all kept at the end, or none if anything is raised; wait for other writers.

        Raises
        ------
        LibraryError
            If another app does not let go in time.
        """
        if not self._turn.acquire(timeout=self._wait_s):
            raise _locked()
        try:
            with self._mended(), self._engine.connect() as plain:
                connection = plain.execution_options(**{_WRITES: True})
                with connection.begin():
                    yield connection
        finally:
            self._turn.release()

    def empty_log(self) -> bool:
        """Move everything from the write-ahead log into the database and empty it.

        Returns
        -------
        bool
            ``False`` if another app was reading all the while, so that what was deleted may still stand in the log.
        """
        if self.dialect != "sqlite":
            return True
        until = time.monotonic() + self._wait_s
        with self._turn, self._mended():
            while True:
                with self._raw() as cursor:
                    busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                if not busy:
                    return True
                if time.monotonic() > until:
                    return False

    def close(self) -> None:
        """Give all connections back; the last one empties the write-ahead log."""
        self._engine.dispose()

    def _prepare(self) -> None:
        if self.file is not None:
            self._use_log()
        with self.reading() as connection:
            ready = version(connection) == HEAD
        # Without a newer form to bring it to, a copy is left of an app that was killed.
        if not ready or (self.file is not None and copy_of(self.file).exists()):
            with self.writing() as connection:
                migrate(connection, self.file)
                # Whoever holds the turn to write is the only one that may have made the copy.
            if self.file is not None:
                copy_of(self.file).unlink(missing_ok=True)

    def _use_log(self) -> None:
        """Turn the write-ahead log on; SQLite does not wait there for another app that does the same."""
        until = time.monotonic() + self._wait_s
        while True:
            try:
                with self._raw() as cursor:
                    mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
                    if mode != "wal":
                        mode = cursor.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            except sqlite3.OperationalError as error:
                if _trouble_of(error) is not Trouble.LOCKED or time.monotonic() > until:
                    raise
                time.sleep(_LOOK_S)
                continue
            if mode != "wal":
                raise LibraryError(
                    Trouble.UNREACHABLE,
                    "The data folder is on a disk that several programs cannot share.",
                    "Choose a data folder on a disk of this computer.",
                )
            return

    @contextmanager
    def _raw(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor outside of any transaction."""
        connection = self._engine.raw_connection()
        try:
            yield connection.cursor()  # type: ignore[misc]  # SQLAlchemy says only that it is some driver's
        finally:
            connection.close()

    def _connected(self, connection: object, _: object) -> None:
        if not isinstance(connection, sqlite3.Connection):
            return
        connection.isolation_level = None  # transactions are begun by `_begin`, not guessed by the driver
        connection.execute(f"PRAGMA busy_timeout={round(self._wait_s * 1000)}")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @contextmanager
    def _mended(self) -> Iterator[None]:
        """Turn faults of the database into errors with a sentence."""
        try:
            yield
        except DBAPIError as error:
            raise self._sentence(error.orig or error) from error
        except (sqlite3.Error, OSError) as error:
            raise self._sentence(error) from error
        except (ArgumentError, NoSuchModuleError, ImportError) as error:
            raise LibraryError(
                Trouble.UNREACHABLE,
                "The address of the library's database cannot be used.",
                "Check the address, and that the driver it names is installed.",
            ) from error

    def _sentence(self, error: BaseException) -> LibraryError:
        where = self.file.parent if self.file is not None else "the server"
        match _trouble_of(error):
            case Trouble.LOCKED:
                return _locked()
            case Trouble.DAMAGED:
                return LibraryError(
                    Trouble.DAMAGED,
                    "The library's index is damaged; the sessions themselves are not touched by that.",
                    "Run 'coach sessions reindex': it is made again from the sessions.",
                )
            case Trouble.FULL:
                return LibraryError(Trouble.FULL, "The disk is full.", "Make room, then try again; nothing was lost.")
            case Trouble.READ_ONLY:
                return LibraryError(
                    Trouble.READ_ONLY,
                    f"The data folder {where} cannot be written.",
                    "Allow writing to it, or choose another data folder.",
                )
            case _:
                return LibraryError(
                    Trouble.UNREACHABLE,
                    f"The library cannot be opened in {where}: {str(error).splitlines()[0]}.",
                    "See that the disk or the server can be reached, then try again.",
                )


def _url(file: Path | None, url: str) -> URL:
    return URL.create("sqlite", database=str(file)) if file is not None else make_url(url)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    if connection.dialect.name == "sqlite":
        # The turn to write is taken at once: a reader that begins to write later may not be let.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})


def _locked() -> LibraryError:
    return LibraryError(
        Trouble.LOCKED,
        "The library is busy: another window or command is writing to it.",
        "Wait a moment and try again; nothing was lost.",
    )


_TROUBLES: Final = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), Trouble.LOCKED),
    (("SQLITE_CORRUPT", "SQLITE_NOTADB"), Trouble.DAMAGED),
    (("SQLITE_FULL",), Trouble.FULL),
    (("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"), Trouble.READ_ONLY),
    (("SQLITE_ERROR", "SQLITE_SCHEMA"), Trouble.DAMAGED),  # our statements are right: the tables are not
)


def _trouble_of(error: BaseException) -> Trouble:
    if isinstance(error, PermissionError):
        return Trouble.READ_ONLY
    name = getattr(error, "sqlite_errorname", "")
    return next((trouble for names, trouble in _TROUBLES if name.startswith(names)), Trouble.UNREACHABLE)
