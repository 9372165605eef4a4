r"""Runs tests of the library on a PostgreSQL server instead of SQLite; needs psycopg and a server to try on.

    COACH_POSTGRESQL=postgresql+psycopg://user@host/database \
        python -m pytest -p tests.coach_app.library.postgresql tests/coach_app/library/test_finding.py

Each data folder gets a database of its own on that server. Tests that look into SQLite's files,
or kill processes that open them, have nothing to say about it.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from coach_app.library.database import Database

_made: dict[Path, str] = {}
_open = Database.__init__


def _server() -> URL:
    return make_url(os.environ["COACH_POSTGRESQL"])


def _on_server(self: Database, data: Path, url: str = "", wait_s: float = 5.0) -> None:
    if not url and data not in _made:
        _made[data] = f"coach_test_{secrets.token_hex(6)}"
        _run(f"CREATE DATABASE {_made[data]}")
    _open(self, data, url or _server().set(database=_made[data]).render_as_string(hide_password=False), wait_s)


def _run(statement: str) -> None:
    engine = create_engine(_server(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def pytest_sessionstart() -> None:
    """Have every library of this run on the server."""
    pytest.MonkeyPatch().setattr(Database, "__init__", _on_server)


def pytest_sessionfinish() -> None:
    """Remove what was made."""
    for name in _made.values():
        _run(f"DROP DATABASE {name} WITH (FORCE)")
