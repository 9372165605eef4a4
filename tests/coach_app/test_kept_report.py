from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.events import Event, SessionEnded
from coach_app.kept_report import write_kept_report
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
    assert write_kept_report(folder, "en").read_text("utf-8") != before


def test_events_that_break_off_give_no_report_and_one_sentence(tmp_path: Path) -> None:
    folder = kept(tmp_path / "call", [event for event in story() if not isinstance(event, SessionEnded)])
    with pytest.raises(BadInputError, match=r"not whole.*coach analyze"):
        write_kept_report(folder, "en")
    assert not (folder / "report.html").exists()


def test_where_nothing_was_kept_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="cannot be written"):
        write_kept_report(tmp_path / "gone", "en")
