from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from coach_app.library.database import Database
from coach_app.library.tables import PLACE_BITS, Base


def test_the_steps_lead_to_exactly_these_tables(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("words")},
        )
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_the_longest_call_has_fewer_utterances_than_there_are_places() -> None:
    assert 1 << PLACE_BITS > 24 * 3600 / 0.1
