from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from coach_app.library.database import Database
from coach_app.library.schema import FOLDER, REVISIONS


def test_the_list_of_steps_is_the_one_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    steps = [step.revision for step in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == REVISIONS


def test_the_first_form_has_its_tables_and_its_full_text(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
    database.close()
    assert {"session", "tag", "flag_count", "item", "utterance", "doomed", "words"} <= tables
