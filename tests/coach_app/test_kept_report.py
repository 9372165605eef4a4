from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.events import Event, SessionEnded
from coach_app.kept_report import read_kept, write_kept_report
from coach_app.library.rubrics import Rubrics
from coach_app.rulings.entry import Comment, Decision, FlagRef, Objection, Ruling
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import Journal
from tests.coach_app.ui.story import story


def kept(folder: Path, events: list[Event]) -> Path:
    folder.mkdir()
    journal = Journal(folder / "events.jsonl")
    for event in events:
        journal.write(event, 0.0)
    journal.close()
    return folder


def test_the_report_of_a_kept_call_is_written_beside_its_sound(tmp_path: Path) -> None:
    page = write_kept_report(kept(tmp_path / "20261122-093512-3f2a", list(story())), "zh")
    assert page == tmp_path / "20261122-093512-3f2a" / "report.html"
    assert "放慢一点" in page.read_text("utf-8")


def test_it_is_written_anew_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    folder = kept(tmp_path / "call", list(story()))
    before = write_kept_report(folder, "zh").read_text("utf-8")
    after = write_kept_report(folder, "en").read_text("utf-8")
    assert "放慢一点" in before
    assert "Slow down" in after
    assert "放慢一点" not in after


def test_events_that_break_off_give_no_report_and_one_sentence(tmp_path: Path) -> None:
    folder = kept(tmp_path / "call", [event for event in story() if not isinstance(event, SessionEnded)])
    with pytest.raises(BadInputError, match=r"not whole.*coach sessions rejudge"):
        write_kept_report(folder, "en")
    assert not (folder / "report.html").exists()


def test_where_nothing_was_kept_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="not whole"):
        write_kept_report(tmp_path / "gone", "en")


def test_what_people_said_of_it_stands_in_its_report_with_numbers_hidden(tmp_path: Path) -> None:
    folder = kept(tmp_path / "call", list(story()))
    before = read_kept(folder, Rubrics())
    flag = before.analysis.findings[0].flag
    objection = Objection(flag=FlagRef.of(flag), reason="当时线路有杂音", author="小周")
    log = RulingLog(folder)
    for entry in (
        Ruling(flag=FlagRef.of(flag), verdict="right", note="听得出来", author="李教练"),
        objection,
        Decision(objection=objection.id, upheld=False, words="再听一遍", author="李教练"),
        Comment(at_s=3.0, text="客户的卡号是6217850012345678901，别念出来", author="李教练"),
    ):
        log.add(entry)
    page = write_kept_report(folder, "zh").read_text("utf-8")
    for part in ("✓ 判断正确", "听得出来", "当时线路有杂音", "申诉不成立", "再听一遍", "李教练", "别念出来", "评分"):
        assert part in page
    assert "6217850012345678901" not in page
    shown = read_kept(folder, Rubrics(), identifiers=True)
    assert shown.reviewed.rulings.comments[0].text.count("6217850012345678901") == 1


def test_a_session_without_its_manifest_is_reported_by_what_its_events_tell(tmp_path: Path) -> None:
    found = read_kept(kept(tmp_path / "call", list(story())), Rubrics())
    assert found.manifest.pack_id == found.analysis.started.pack_id
    assert found.reviewed.marks.marks
