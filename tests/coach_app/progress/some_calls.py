"""Figures of calls, as the index holds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from coach_app.library.measures import Measures

ME = "p-0123456789ab"
#: A Monday.
FIRST = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def a_call(day: int = 0, **figures: object) -> Measures:
    """A call of ten minutes of talk, so many days after the first, changed where asked."""
    call = Measures(
        session=f"20260302-090000-{day:04x}",
        person=ME,
        started_at=FIRST + timedelta(days=day),
        speech_s=600.0,
        rate_cpm=240.0,
        level_spread_db=1.5,
        pitch_spread_st=2.5,
        alerts=1,
        nudges=2,
        said=4,
        required=5,
        right=1,
        wrong=1,
        unsure=1,
        score=80.0,
    )
    return replace(call, **figures)  # type: ignore[arg-type]
