from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from coach_app.cli import main
from coach_app.privacy.disclosure import Disclosures
from coach_app.recording.sessions import create_session
from coach_app.report.document import schema
from tests.coach_app.a_call import write_call


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write_call(tmp_path_factory.mktemp("call"))


def analyze(call: tuple[Path, Path], *options: str) -> int:
    sound, words = call
    with pytest.raises(SystemExit) as ended:
        main(["analyze", str(sound), "--engine", "scripted", "--words", str(words), *options])
    return ended.value.code if isinstance(ended.value.code, int) else 0


def test_json_goes_to_the_output_and_nothing_else_does(
    call: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert analyze(call, "--format", "json") == 0
    plain = json.loads(capsys.readouterr().out)
    jsonschema.validate(plain, schema())
    assert plain["engine"] == {"name": "scripted", "model": "call", "language": "zh"}
    assert plain["pack"]["id"] == "zh-service"
    assert plain["lanes"] == {"prosody": "ok", "words": "ok"}
    assert [u["text"] for u in plain["utterances"]][:2] == ["您好，中国银行。", "我想改一下密码。"]
    assert {item["item"]: item["status"] for item in plain["checklist"]}["hold_request"] == "said"


def test_english_is_there_for_who_asks(call: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert analyze(call, "--language", "en") == 0
    assert "Checklist" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "begins"), [("html", "<!doctype html>"), ("srt", "1\n"), ("textgrid", "File type")])
def test_a_file_may_be_named_for_the_document(
    name: str, begins: str, call: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "report"
    assert analyze(call, "--format", name, "--out", str(out)) == 0
    assert out.read_text("utf-8").startswith(begins)
    assert capsys.readouterr().out == ""


def test_several_recordings_become_documents_in_a_folder(call: tuple[Path, Path], tmp_path: Path) -> None:
    sound, words = call
    other = tmp_path / "other.wav"
    other.write_bytes(sound.read_bytes())
    with pytest.raises(SystemExit):
        main(
            [
                "analyze",
                str(sound),
                str(other),
                "--words",
                str(words),
                "--format",
                "csv",
                "--out",
                str(tmp_path / "out"),
            ]
        )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["call.csv", "other.csv"]


def with_a_code(folder: Path) -> tuple[Path, Path]:
    """The same call, in which the customer says a password."""
    sound, words = write_call(folder)
    words.write_text(words.read_text("utf-8").replace("密码。", "密码，密码是九五二七。"), "utf-8")
    return sound, words


def test_identifiers_are_hidden_unless_they_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = with_a_code(tmp_path)
    assert analyze(call, "--format", "json") == 0
    written = capsys.readouterr().out
    assert "我想改一下密码，密码是••••。" in written
    assert "九五二七" not in written
    assert analyze(call, "--format", "json", "--show-identifiers") == 0
    assert "密码是九五二七。" in capsys.readouterr().out


def test_showing_identifiers_of_a_kept_session_is_journalled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path))
    session = create_session(tmp_path / "sessions")
    call = with_a_code(session.path)
    assert analyze(call, "--format", "srt") == 0
    assert Disclosures(tmp_path).all() == []
    assert analyze(call, "--format", "srt", "--show-identifiers") == 0
    assert [(one.session, one.where) for one in Disclosures(tmp_path).all()] == [(session.id, "analyze")]
    assert "九五二七" in capsys.readouterr().out
