from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from coach_app.call import Setup, Wanted
from coach_app.recording.sessions import create_session
from coach_app.ui.todays_calls import as_judged, calls_at, calls_of_day
from feedback.baseline import Baseline

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


def test_a_call_is_judged_anew_by_its_own_persons_voice_and_names(tmp_path: Path) -> None:
    now = Wanted(pack="own", engine="whisper", baseline=tmp_path / "other.json", placeholders=(("姓名", "乙"),))
    theirs: dict[str, Any] = {"placeholders": {"姓名": "甲"}, "silenced": ("filler",), "wrong": {"pace.too_fast": 2}}
    folder = tmp_path / made(tmp_path, MORNING, person="p-1", pack_id="zh-service", **theirs)
    by = as_judged(folder, now)
    assert (by.pack, by.engine, by.baseline) == ("own", "whisper", None)
    assert (by.placeholders, by.silenced, by.wrong) == (
        (("姓名", "甲"),),
        frozenset({"filler"}),
        (("pace.too_fast", 2),),
    )
    (folder / "baseline.json").write_text(Baseline(rate_cpm=240.0).to_json(), "utf-8")
    assert Setup(replace(as_judged(folder, now), engine="none", pack="zh-service")).baseline() == Baseline(
        rate_cpm=240.0
    )


def test_a_call_that_was_never_judged_goes_by_who_works_here_now(tmp_path: Path) -> None:
    now = Wanted(placeholders=(("姓名", "乙"),))
    assert as_judged(tmp_path / made(tmp_path, MORNING), now) == now
    assert as_judged(tmp_path / "none", now) == now
