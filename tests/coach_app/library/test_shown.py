from __future__ import annotations

from pathlib import Path

from coach_app.library.shown import shown_of
from coach_app.rulings.entry import FlagRef, Objection, Ruling
from coach_app.rulings.log import RulingLog
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


def test_identifiers_are_hidden_in_what_is_shown(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("请问电话号码是多少？", "一三八零零一三八零零零。"), [a_flag()])
    found = shown_of(tmp_path / "sessions" / session)
    assert found is not None
    assert "三八" not in found.analysis.said[1].utterance.text
    assert len(found.analysis.findings) == 1
    assert found.lost == ()


def test_rulings_whose_flag_is_gone_are_told_without_identifiers(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("您好。",), [a_flag()])
    folder = tmp_path / "sessions" / session
    gone = FlagRef.of(a_flag()).model_copy(update={"start_s": 40.0, "end_s": 44.0})
    log = RulingLog(folder)
    log.add(Ruling(flag=FlagRef.of(a_flag()), verdict="right"))
    log.add(Ruling(flag=gone, verdict="wrong", note="客户号123456"))
    log.add(Objection(flag=gone, reason="当时在核对 6222021234567890123"))
    found = shown_of(folder)
    assert found is not None
    ruling, objection = found.lost
    assert isinstance(ruling, Ruling)
    assert isinstance(objection, Objection)
    assert ruling.note == "客户号••••••"
    assert objection.reason == "当时在核对 •••••••••••••••••••"


def test_what_was_not_judged_to_its_end_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / write_session(tmp_path, 0, ("您好。",))
    events = folder / "events.jsonl"
    events.write_bytes(events.read_bytes()[:-40])
    assert shown_of(folder) is None
    events.unlink()
    assert shown_of(folder) is None
