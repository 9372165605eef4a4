from __future__ import annotations

from pathlib import Path

from coach_app.rulings.accuracy import by_kind
from coach_app.rulings.entry import FlagRef, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.ui.library.ruled import ruled_sessions
from feedback.flag import Kind
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


def rule(data: Path, session: str, verdict: str) -> None:
    ruling = Ruling(flag=FlagRef.of(a_flag()), verdict=verdict)
    RulingLog(data / "sessions" / session).add(ruling)


def test_sessions_that_nobody_ruled_on_are_passed_by(tmp_path: Path) -> None:
    first, second = (write_session(tmp_path, n, flags=[a_flag()]) for n in range(2))
    assert list(ruled_sessions(tmp_path / "sessions")) == []
    rule(tmp_path, first, "right")
    rule(tmp_path, second, "wrong")
    (accuracy,) = by_kind(ruled_sessions(tmp_path / "sessions"))
    assert (accuracy.kind, accuracy.right, accuracy.wrong, accuracy.precision) == (Kind.RATE_FAST, 1, 1, 0.5)


def test_a_session_whose_events_are_gone_is_left_out(tmp_path: Path) -> None:
    session = write_session(tmp_path, flags=[a_flag()])
    rule(tmp_path, session, "right")
    (tmp_path / "sessions" / session / "events.jsonl").unlink()
    assert list(ruled_sessions(tmp_path / "sessions")) == []
