from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.dialects import postgresql

from coach_app.library.database import FILE
from coach_app.library.library import Library
from coach_app.library.spelling import terms
from coach_app.library.wordsearch import Fts5Search, PostgresSearch, word_search
from tests.coach_app.library.sessions_on_disk import found, is_sound, write_session


def test_each_database_has_its_own() -> None:
    assert isinstance(word_search("sqlite"), Fts5Search)
    assert isinstance(word_search("postgresql"), PostgresSearch)


def test_postgresql_is_asked_for_the_same_pieces_in_the_same_order() -> None:
    (term,) = terms("xian")
    compiled = PostgresSearch().hits(term).compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
    assert [v for k, v in sorted(compiled.params.items())] == ["xian:*", "xian:*", "xi <-> an:*"]
    assert "to_tsvector('simple', spaced) @@ to_tsquery('simple', " in str(compiled)
    (term,) = terms("退款")
    compiled = PostgresSearch().hits(term).compile(dialect=postgresql.dialect())  # type: ignore[no-untyped-call]
    assert list(compiled.params.values()) == ["退 <-> 款"]


def test_a_full_text_that_fell_behind_is_mended_from_the_utterances(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("我要退款。",))
    with Library(tmp_path) as library:
        library.catch_up()
        assert found(library, words="退款") == [session]
        with closing(sqlite3.connect(tmp_path / FILE)) as file, file:
            file.execute("INSERT INTO words(words) VALUES('delete-all')")
        assert found(library, words="退款") == []
        library.reindex()
        assert found(library, words="退款") == [session]
    assert is_sound(tmp_path)
