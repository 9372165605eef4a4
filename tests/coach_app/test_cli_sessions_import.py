from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from coach_app.cli_sessions import app
from coach_app.errors import BadInputError
from coach_app.library.import_queue import ImportQueue
from coach_app.library.importing import Importer
from tests.coach_app.library.quick_work import BROKEN, quick_work


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder, and processes that take in without hearing."""
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    usual = Importer.__init__.__kwdefaults__ or {}
    monkeypatch.setattr(Importer.__init__, "__kwdefaults__", {**usual, "target": quick_work})
    return tmp_path / "data"


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["import", *map(str, arguments)])
    if isinstance(done.exception, BadInputError):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


def recording(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder / name


def test_what_was_taken_in_what_was_there_and_what_could_not_be_is_said(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    recording(calls, "a.wav", b"a")
    recording(calls, "b.wav", BROKEN)
    code, out, err = run(calls, "--engine", "none", "--tag", "新员工", "--workers", 1)
    assert code == 2
    assert [line.split()[-1] for line in out.splitlines()] == ["a.wav"]
    assert [line for line in err.splitlines() if "没有声音" in line or "holds no sound" in line]
    code, out, _ = run(recording(tmp_path, "copy.wav", b"a"), "--engine", "none", "--format", "json")
    assert code == 0
    (one,) = json.loads(out)["imported"]
    assert (one["fate"], one["file"]) == ("duplicate", str(tmp_path / "copy.wav"))
    listed = CliRunner().invoke(app, ["list", "--format", "json"])
    assert [row["tags"] for row in json.loads(listed.stdout)["sessions"]] == [["新员工"]]


def test_nothing_to_import_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="Nothing was named"):
        run()
    (tmp_path / "empty").mkdir()
    with pytest.raises(BadInputError, match="no recordings"):
        run(tmp_path / "empty", "--engine", "none")


def test_what_waits_is_pointed_out_and_resumed(tmp_path: Path, data: Path) -> None:
    from coach_app.library.import_job import Job

    queue = ImportQueue.create(data)
    queue.add([Job(str(recording(tmp_path, "left.wav", b"left")))])
    queue.close()
    _, out, err = run(recording(tmp_path, "new.wav", b"new"), "--engine", "none")
    assert ("left.wav" in out, "--resume" in err) == (False, True)
    code, out, err = run("--resume")
    assert (code, "left.wav" in out, "--resume" in err) == (0, True, False)
