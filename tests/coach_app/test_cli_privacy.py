"""Retention and forgetting from the command line: nothing goes that was not listed or agreed to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach_app.cli import main
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from tests.coach_app.privacy.kept_session import CANARY, below, kept_session


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    return tmp_path


def coach(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return ended.value.code if isinstance(ended.value.code, int) else 0


def test_what_is_due_by_the_settings_is_listed_and_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_settings(data, Settings(keep_words_days=30))
    session = kept_session(data)
    assert coach("sessions", "retention", "--list", "--format", "json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["session"], one["what"]) for one in answer["due"]] == [(session.id, "words")]
    assert answer["removed"] == []
    assert coach("sessions", "retention") == 0
    assert "--carry-out" in capsys.readouterr().out
    assert CANARY.encode() in below(data)


def test_carrying_out_removes_what_is_listed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = kept_session(data)
    assert coach("sessions", "retention", "--carry-out", "--words-days", "30") == 0
    assert "Removed" in capsys.readouterr().out
    assert CANARY.encode() not in below(data)
    assert session.sound is not None
    assert coach("sessions", "retention", "--words-days", "30") == 0
    assert "Nothing is due" in capsys.readouterr().out


def test_by_default_everything_is_kept(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept_session(data)
    assert coach("sessions", "retention", "--carry-out") == 0
    assert "Nothing is due" in capsys.readouterr().out
    assert CANARY.encode() in below(data)


def test_a_person_is_forgotten_by_name(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = People(data / "people").add(Profile.new("李静", staff_number="8021"))
    session = kept_session(data, person=person.id)
    assert coach("people", "list", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["people"][0]["id"] == person.id
    assert coach("people", "forget", "李静", "--yes", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["sessions"] == [session.id]
    assert CANARY.encode() not in below(data)
    assert People(data / "people").all() == ()


def test_nobody_is_forgotten_without_being_asked(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    person = People(data / "people").add(Profile.new("李静"))
    kept_session(data, person=person.id)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: (_ for _ in ()).throw(SystemExit(1)))
    assert coach("people", "forget", "李静") == 1
    assert "1 个会话" in capsys.readouterr().err
    assert People(data / "people").all() == (person,)
    assert CANARY.encode() in below(data)


def test_a_name_that_nobody_has_is_one_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("people", "forget", "赵") == 2
    assert "赵" in capsys.readouterr().err


def test_practice_of_nobody_is_emptied_and_that_of_people_stays(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    person = People(data / "people").add(Profile.new("李静"))
    nobody, hers = data / "practice" / "gym", data / "people" / person.id / "gym"
    for gym in (nobody, hers):
        (gym / "takes").mkdir(parents=True)
        (gym / "takes" / "t-0123456789ab.flac").write_bytes(b"sound")
        (gym / "takes" / "takes.jsonl").write_text("{}\n", "utf-8")
    (data / "path.json").write_text("{}", "utf-8")
    assert coach("people", "empty-practice", "--yes", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == {"schema": "coach.sessions/1", "person": "", "sounds": 1}
    assert not nobody.exists()
    assert not (data / "path.json").exists()
    assert hers.is_dir()
    assert coach("people", "empty-practice", "李静", "--yes") == 0
    assert not hers.exists()
    assert People(data / "people").get(person.id) is not None
    assert coach("people", "empty-practice", "nobody-of-this-name", "--yes") == 2


def test_calls_of_somebody_whose_profile_is_gone_are_listed_and_forgotten_by_id(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = People(data / "people").add(Profile.new("李静"))
    session = kept_session(data, person=person.id)
    People(data / "people").remove(person.id)
    assert coach("people", "list", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["without_profile"] == [person.id]
    assert coach("people", "list") == 0
    listed = capsys.readouterr().out
    assert person.id in listed
    assert "本机没有档案" in listed, "removed here, or never here: the session may have come from elsewhere"
    assert coach("people", "forget", person.id, "--yes") == 0
    assert not session.path.exists()
