"""A row of the library without a library."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from coach_app.library.query import Row

BEGAN = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def a_row(number: int = 0, **fields: object) -> Row:
    """A complete call with an alert and two nudges, changed where asked."""
    row = Row(
        id=f"20261122-09050{number}-{number:04x}",
        title="",
        reference=f"GD-{number}",
        person="",
        started_at=BEGAN,
        duration_s=96.0,
        kind="call",
        state="complete",
        engine="scripted",
        pack_id="zh-service",
        pack_version="1",
        source="call.wav",
        tags=(),
        flags=(("rate_fast", 2), ("phrase_forbidden", 1)),
        alerts=1,
        nudges=2,
        missing=(),
        score=83.4,
        ruled=0,
        open_objections=0,
        has_sound=True,
        has_words=True,
    )
    return replace(row, **fields)  # type: ignore[arg-type]
