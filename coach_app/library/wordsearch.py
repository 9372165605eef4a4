"""The one place that knows how a database searches in words: FTS5, or the text search of PostgreSQL.

Both hold the same pieces (`coach_app.library.spelling`), so both find the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Protocol

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.sql.selectable import TextualSelect

from coach_app.library.spelling import Term
from coach_app.library.tables import PLACE_BITS, Utterance

Hits = TextualSelect | Select[*tuple[Any, ...]]


class WordSearch(Protocol):
    """Full text over the utterances."""

    def hits(self, term: Term) -> Hits:
        """Sessions in which a term was said: columns ``session_n`` and ``first``, the number of the first utterance."""

    def put(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Take in utterances that were just written, from the first to the second number."""

    def take_out(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Forget utterances, before they are removed, from the first to the second number."""

    def clean(self, connection: Connection) -> None:
        """Leave nothing of what was forgotten."""

    def mend(self, connection: Connection) -> None:
        """Make the full text anew from the utterances."""


def word_search(dialect: str) -> WordSearch:
    """Return the one for a database: ``sqlite`` or ``postgresql``."""
    return Fts5Search() if dialect == "sqlite" else PostgresSearch()


class Fts5Search:
    """SQLite's full text, a table beside the utterances that holds no copy of them.

    FTS5 does not overwrite what is deleted: it notes that it is gone and drops it when it next joins its
    parts. `clean` has it join all of them, which holds for every version of SQLite that has FTS5, while its
    own option for that came with 3.42 and would make the file unreadable to older ones.
    """

    _RANGE: Final = "SELECT {what} n, spaced, pinyin FROM utterance WHERE n BETWEEN :first AND :last"

    def hits(self, term: Term) -> Hits:
        """Sessions in which a term was said."""
        statement: TextClause = text(
            f"SELECT rowid >> {PLACE_BITS} AS session_n, min(rowid) AS first FROM words"  # noqa: S608 (a constant)
            f" WHERE words MATCH :match GROUP BY rowid >> {PLACE_BITS}"
        )
        # Several terms stand in one statement, each with a value of its own.
        match: BindParameter[str] = bindparam("match", _fts5(term), unique=True)
        return statement.bindparams(match).columns(session_n=BigInteger, first=BigInteger)

    def put(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Take in utterances that were just written."""
        self._run(connection, "INSERT INTO words(rowid, spaced, pinyin) " + self._RANGE.format(what=""), numbers)

    def take_out(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Forget utterances, before they are removed."""
        statement = "INSERT INTO words(words, rowid, spaced, pinyin) " + self._RANGE.format(what="'delete',")
        self._run(connection, statement, numbers)

    def clean(self, connection: Connection) -> None:
        """Leave nothing of what was forgotten."""
        connection.execute(text("INSERT INTO words(words) VALUES('optimize')"))

    def mend(self, connection: Connection) -> None:
        """Make the full text anew from the utterances."""
        connection.execute(text("INSERT INTO words(words) VALUES('rebuild')"))

    @staticmethod
    def _run(connection: Connection, statement: str, numbers: tuple[int, int]) -> None:
        connection.execute(text(statement), {"first": numbers[0], "last": numbers[1]})


class PostgresSearch:
    """PostgreSQL's text search with the ``simple`` configuration, which changes no word."""

    def hits(self, term: Term) -> Hits:
        """Sessions in which a term was said."""
        ways = [_matches("spaced", term.chars, goes_on=_is_latin(term))]
        ways += [_matches("pinyin", way, goes_on=True) for way in term.syllables]
        return (
            select(Utterance.session_n, func.min(Utterance.n).label("first"))
            .where(or_(*ways))
            .group_by(Utterance.session_n)
        )

    def put(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Nothing to do: an index follows its table."""

    def take_out(self, connection: Connection, numbers: tuple[int, int]) -> None:
        """Nothing to do: an index follows its table."""

    def clean(self, connection: Connection) -> None:
        """Nothing to do: the server overwrites what is deleted when it next vacuums."""

    def mend(self, connection: Connection) -> None:
        """Nothing to do: an index follows its table."""


def _matches(column: str, pieces: Sequence[str], goes_on: bool) -> ColumnElement[bool]:
    wanted = " <-> ".join(pieces) + (":*" if goes_on else "")
    return func.to_tsvector(literal_column("'simple'"), literal_column(column)).bool_op("@@")(
        func.to_tsquery(literal_column("'simple'"), wanted)
    )


def _fts5(term: Term) -> str:
    """A term as FTS5 asks for it; its pieces hold nothing but letters, digits and characters."""
    parts = [f"spaced : {_phrase(term.chars, goes_on=_is_latin(term))}"]
    parts += [f"pinyin : {_phrase(way, goes_on=True)}" for way in term.syllables]
    return " OR ".join(parts)


def _phrase(pieces: Sequence[str], goes_on: bool) -> str:
    return '"' + " ".join(pieces) + '"' + ("*" if goes_on else "")


def _is_latin(term: Term) -> bool:
    return term.chars[-1].isascii()
