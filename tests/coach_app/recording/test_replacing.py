"""Sessions that were joined or cut never stay beside what was made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.recording.recovery import unfinished
from coach_app.recording.replacing import replace
from coach_app.recording.sessions import SessionFolder, create_session, sessions


def test_a_kill_between_two_deletions_is_finished_by_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other, made = (create_session(tmp_path) for _ in range(3))
    delete = SessionFolder.delete

    def dies(session: SessionFolder) -> None:
        if session.id == other.id:
            raise KeyboardInterrupt
        delete(session)

    monkeypatch.setattr(SessionFolder, "delete", dies)
    with pytest.raises(KeyboardInterrupt):
        replace([one, other], made)
    assert {left.id for left in sessions(tmp_path)} == {other.id, made.id}
    monkeypatch.undo()
    unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == [made.path]
