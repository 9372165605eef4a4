"""Figures of each session for a person's progress; every entry is read anew at the next look, to fill them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table, and forget in which state events were read."""
    op.create_table(
        "figures",
        sa.Column("session_n", _NUMBER, sa.ForeignKey("session.n", ondelete="CASCADE"), primary_key=True),
        *(sa.Column(name, sa.Double) for name in ("speech_s", "rate_cpm", "level_spread_db", "pitch_spread_st")),
        *(sa.Column(f"ruled_{name}", sa.Integer, nullable=False) for name in ("right", "wrong", "unsure")),
    )
    op.execute(sa.text("UPDATE session SET judged_seen = ''"))
