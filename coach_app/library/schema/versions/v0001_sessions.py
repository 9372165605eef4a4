"""The first form: sessions with their tags, flags, checklist and words."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make all tables and the full text."""
    op.create_table(
        "session",
        sa.Column("n", _NUMBER, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("title", "reference", "person", "started")),
        *(sa.Column(name, sa.Double, nullable=False) for name in ("started_s", "duration_s")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("kind", "state", "engine", "pack_id")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("pack_version", "source", "content")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("alerts", "nudges")),
        sa.Column("score", sa.Double),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("ruled", "open_objections")),
        *(sa.Column(name, sa.Boolean, nullable=False) for name in ("has_sound", "has_words")),
        *(sa.Column(name, sa.String, nullable=False) for name in ("about_seen", "judged_seen")),
    )
    op.create_table("tag", _session(key=True), sa.Column("tag", sa.String, primary_key=True))
    op.create_table(
        "flag_count",
        _session(key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "item",
        _session(key=True),
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
    )
    op.create_table(
        "utterance",
        sa.Column("n", _NUMBER, primary_key=True, autoincrement=False),
        _session(key=False),
        sa.Column("speaker", sa.String, nullable=False),
        sa.Column("start_s", sa.Double, nullable=False),
        *(sa.Column(name, sa.String, nullable=False) for name in ("text", "spaced", "pinyin")),
    )
    op.create_table("doomed", sa.Column("id", sa.String, primary_key=True))
    for table, columns in _INDEXES:
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    if op.get_bind().dialect.name == "sqlite":
        # What is indexed stands in `utterance` already; the full text holds no copy of it.
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5"
            "(spaced, pinyin, content='utterance', content_rowid='n', tokenize='ascii')"
        )
    else:
        for column in ("spaced", "pinyin"):
            op.execute(f"CREATE INDEX ix_words_{column} ON utterance USING gin (to_tsvector('simple', {column}))")


_INDEXES = (
    ("session", ("person",)),
    ("session", ("started_s",)),
    ("session", ("content",)),
    ("tag", ("tag",)),
    ("flag_count", ("kind",)),
    ("item", ("item", "status")),
    ("item", ("status", "session_n")),
)


def _session(key: bool) -> sa.Column[int]:
    return sa.Column(
        "session_n", _NUMBER, sa.ForeignKey("session.n", ondelete="CASCADE"), primary_key=key, nullable=False
    )
