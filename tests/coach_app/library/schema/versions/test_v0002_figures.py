from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from coach_app.library.database import FILE
from coach_app.library.library import Library
from coach_app.library.query import Query
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


def step_back(data: Path) -> None:
    """Bring a library to the form before."""
    with closing(sqlite3.connect(data / FILE)) as file, file:
        file.execute("DROP TABLE figures")
        file.execute("UPDATE alembic_version SET version_num = '0001'")


def test_sessions_of_the_old_form_get_their_figures_at_the_next_look(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。",), [a_flag()])
    with Library(tmp_path) as library:
        library.catch_up()
    step_back(tmp_path)
    with Library(tmp_path) as library:
        assert [row.id for row in library.find(Query()).rows] == [session], "nothing was lost"
        assert library.measures() == ()
        assert library.catch_up() == 1
        assert [one.session for one in library.measures()] == [session]
        assert library.catch_up() == 0
