from __future__ import annotations

import importlib
from pathlib import Path

from sqlalchemy import text

from coach_app.library.database import Database
from coach_app.library.schema import HEAD


def test_looking_at_it_changes_nothing() -> None:
    assert callable(importlib.import_module("coach_app.library.schema.env").migrate)


def test_alembic_notes_how_far_it_came(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.reading() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [HEAD]
    database.close()
