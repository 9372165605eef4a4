from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from coach_app.call import Wanted
from coach_app.recording.sessions import create_session
from coach_app.ui.todays_calls import calls_at, calls_of_day

ZONE = timezone(timedelta(hours=8))
MORNING = datetime(2026, 11, 22, 9, 35, tzinfo=ZONE)


def made(root: Path, started_at: datetime, state: str = "complete", kind: str = "call", **fields: Any) -> str:
    return create_session(root, started_at=started_at, state=state, kind=kind, **fields).id


def test_finished_calls_of_the_day_are_listed_in_order(tmp_path: Path) -> None:
    later = made(tmp_path, MORNING + timedelta(hours=2), "recovered")
    first = made(tmp_path, MORNING, reference="A7", duration_s=60.0)
    made(tmp_path, MORNING - timedelta(days=1))
    made(tmp_path, MORNING + timedelta(hours=3), "recording")
    made(tmp_path, MORNING + timedelta(hours=4), kind="between")
    lines = calls_of_day(tmp_path, MORNING)
    assert [line.session for line in lines] == [first, later]
    assert (lines[0].reference, lines[0].duration_s) == ("A7", 60.0)


def test_the_day_begins_where_the_agent_is(tmp_path: Path) -> None:
    early = made(tmp_path, datetime(2026, 11, 22, 0, 30, tzinfo=ZONE))
    at = calls_at(tmp_path, Wanted, lambda: MORNING)
    assert [line.session for line in at.calls()] == [early]
    assert calls_of_day(tmp_path / "none", MORNING) == ()


def test_a_night_shift_is_mended_after_midnight(tmp_path: Path) -> None:
    late = made(tmp_path, datetime(2026, 11, 21, 23, 50, tzinfo=ZONE))
    made(tmp_path, datetime(2026, 11, 21, 9, 0, tzinfo=ZONE))
    early = made(tmp_path, datetime(2026, 11, 22, 0, 30, tzinfo=ZONE))
    lines = calls_of_day(tmp_path, datetime(2026, 11, 22, 1, 0, tzinfo=ZONE))
    assert [line.session for line in lines] == [late, early]
