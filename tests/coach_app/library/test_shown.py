from __future__ import annotations

from pathlib import Path

from coach_app.library.shown import analysis_of_folder
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


def test_identifiers_are_hidden_in_what_is_shown(tmp_path: Path) -> None:
    session = write_session(tmp_path, 0, ("请问电话号码是多少？", "一三八零零一三八零零零。"), [a_flag()])
    analysis = analysis_of_folder(tmp_path / "sessions" / session)
    assert analysis is not None
    assert "三八" not in analysis.said[1].utterance.text
    assert len(analysis.findings) == 1


def test_what_was_not_judged_to_its_end_is_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "sessions" / write_session(tmp_path, 0, ("您好。",))
    events = folder / "events.jsonl"
    events.write_bytes(events.read_bytes()[:-40])
    assert analysis_of_folder(folder) is None
    events.unlink()
    assert analysis_of_folder(folder) is None
