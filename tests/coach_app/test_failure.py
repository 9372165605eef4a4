from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError, Exit
from coach_app.failure import report_failure
from coach_app.paths import LOG_VARIABLE
from feedback.errors import PackError


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    monkeypatch.setenv(LOG_VARIABLE, str(tmp_path / "logs"))
    return tmp_path / "logs"


def failing() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018 - fails as a bug does
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_a_mistake_of_the_user_is_one_sentence_and_no_log(capsys: pytest.CaptureFixture[str], logs: Path) -> None:
    assert report_failure(BadInputError("The file is odd.", "Give another.")) is Exit.BAD_INPUT
    assert capsys.readouterr().err == "The file is odd. Give another.\n"
    assert not logs.exists()


def test_a_packs_mistakes_are_all_named(capsys: pytest.CaptureFixture[str]) -> None:
    report_failure(PackError("2 mistakes.", "Mend them.", ("pack.toml: one", "pack.toml: two")))
    assert capsys.readouterr().err.splitlines() == ["pack.toml: one", "pack.toml: two", "2 mistakes. Mend them."]


@pytest.mark.parametrize(("language", "said"), [("en", "our mistake"), ("zh", "程序出错了")])
def test_a_bug_is_one_sentence_that_names_the_log(
    language: str, said: str, capsys: pytest.CaptureFixture[str], logs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", language)
    assert report_failure(failing()) is Exit.OUR_BUG
    (log,) = logs.iterdir()
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert str(log) in line
    assert "Traceback" not in line
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_a_log_that_cannot_be_written_is_said_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv(LOG_VARIABLE, str(blocked / "logs"))
    assert report_failure(failing()) is Exit.OUR_BUG
    assert "could not be written either" in capsys.readouterr().err
