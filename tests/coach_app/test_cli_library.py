from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from coach_app.cli_library import agreed, bar, opened, plain, print_json, row_of
from coach_app.errors import BadInputError
from tests.coach_app.library.sessions_on_disk import write_session


def test_opening_takes_in_what_is_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    session = write_session(tmp_path, 0, ("您好。",))
    with opened() as library:
        row = row_of(library, session)
        assert plain(row)["started_at"] == "2026-03-02T09:00:00+00:00"
        with pytest.raises(BadInputError, match="no session 'nope'"):
            row_of(library, "nope")


def test_sessions_are_called_without_the_numbers_of_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    session = write_session(tmp_path, 0, ("您好。",), source="13800138000_in.wav", title="回访 13800138000")
    with opened() as library:
        named = plain(row_of(library, session))
    assert (named["source"], named["title"]) == ("•••••••••••_in.wav", "回访 •••••••••••")


def test_answers_carry_the_name_of_their_form(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"total": 1})
    assert json.loads(capsys.readouterr().out) == {"schema": "coach.sessions/1", "total": 1}


def test_progress_is_silent_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("indexing") as tell:
        tell(1, 2)
        tell(2, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("answer", ["", "n\n", "no\n"])
def test_where_nobody_says_yes_nothing_is_done_and_it_says_so(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    with pytest.raises(BadInputError, match="Nothing was deleted"):
        agreed("Delete for good?")


def test_who_says_yes_agrees(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    agreed("Delete for good?")
