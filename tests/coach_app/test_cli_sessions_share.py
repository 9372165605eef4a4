from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from audio.block import RATE
from coach_app.cli_sessions import app
from coach_app.recording.sessions import SOUND, SessionFolder, create_session, sessions
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from coach_app.shift.journal import write_journal
from coach_app.shift.live_call import EVENTS
from tests.coach_app.samples import one_of_each


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SessionFolder:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    made = create_session(tmp_path / "data" / "sessions", title="晨会")
    write_journal(made.path / EVENTS, [(event, 1.0) for event in one_of_each()])
    made.finish(duration_s=30.0)
    return made


def run(*arguments: object) -> str:
    done = CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_session_goes_to_somebody_and_comes_back(
    session: SessionFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(run("share", session.id, "--out", tmp_path).strip())
    assert file == tmp_path / f"{session.id}.coach"
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "trainer"))
    assert json.loads(run("open", file, "--format", "json"))["opened"] == [
        {"session": session.id, "new": True, "rulings": 0}
    ]
    (there,) = sessions(tmp_path / "trainer" / "sessions")
    assert session.id in run("list", "--format", "json")
    RulingLog(there.path).add(Comment(at_s=3.0, text="这里放慢"))
    answer = json.loads(run("share", there.id, "--out", tmp_path / "back.coach", "--format", "json"))
    assert answer["file"] == str(tmp_path / "back.coach")
    assert answer["sound_withheld"] is False
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    assert "1 " in run("open", tmp_path / "back.coach")
    assert len(RulingLog(session.path).entries()) == 1


def test_a_session_without_words_goes_without_its_sound_and_says_so(session: SessionFolder, tmp_path: Path) -> None:
    soundfile.write(session.path / SOUND, np.ones((RATE, 2), np.int16), RATE)
    session.change(words_removed="2025-03-20T12:00:00+00:00")
    done = CliRunner().invoke(app, ["share", session.id, "--out", str(tmp_path / "one.coach")])
    assert done.exit_code == 0
    assert "Without its sound" in done.stderr
    kept = json.loads(
        run("share", session.id, "--out", tmp_path / "two.coach", "--show-identifiers", "--format", "json")
    )
    assert kept["sound_withheld"] is False
