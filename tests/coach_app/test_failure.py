from __future__ import annotations

import ast
import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import coach_app
from asr_models.errors import DownloadError, ModelError, ScriptError, UnknownModelError
from audio.errors import DecoderMissingError, DeviceMissingError, EmptyFileError
from coach_app.advice import advice, codes
from coach_app.errors import BadInputError, Exit, MissingPartError
from coach_app.failure import failure_code, report_failure
from coach_app.live_setup import ConsentMissingError
from coach_app.paths import LOG_VARIABLE
from feedback.errors import BaselineError, CalibrationError, PackError


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


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_disk_that_does_not_let_us_write_is_the_users_to_mend(
    capsys: pytest.CaptureFixture[str], logs: Path, number: int
) -> None:
    error = OSError(number, os.strerror(number), "/data/consent.jsonl")
    assert report_failure(error) is Exit.BAD_INPUT
    assert capsys.readouterr().err.count("'/data/consent.jsonl' cannot be used") == 1
    assert not logs.exists()


def test_an_error_of_the_system_that_is_no_disks_is_our_mistake(logs: Path) -> None:
    assert report_failure(OSError(errno.EBADF, os.strerror(errno.EBADF), "/data/x")) is Exit.OUR_BUG
    assert report_failure(OSError(errno.EACCES, os.strerror(errno.EACCES))) is Exit.OUR_BUG


def test_a_log_that_cannot_be_written_is_said_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv(LOG_VARIABLE, str(blocked / "logs"))
    assert report_failure(failing()) is Exit.OUR_BUG
    assert "could not be written either" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PackError("No.", "Mend."), "pack_unusable"),
        (ModelError("No.", "Mend."), "model_unusable"),
        (UnknownModelError("No.", "Mend."), "model_unknown"),
        (DownloadError("No.", "Mend."), "missing"),
        (ScriptError("No.", "Mend."), "bad_input"),
        (BaselineError("No.", "Mend."), "voice_unusable"),
        (CalibrationError("calibration_short", "No.", "Mend."), "calibration_short"),
        (EmptyFileError("No.", "Mend."), "voice_unusable"),
        (DecoderMissingError("No.", "Mend."), "missing"),
        (ConsentMissingError("No.", "Mend."), "no_consent"),
        (MissingPartError("No.", "Mend."), "missing"),
        (BadInputError("No.", "Mend."), "bad_input"),
        (ZeroDivisionError("oh"), "failed"),
        (OSError(errno.ENOSPC, "No space", "/data/consent.jsonl"), "disk_refused"),
        (OSError(errno.EACCES, "Denied", "/data/consent.jsonl"), "folder"),
    ],
)
def test_why_a_shift_cannot_begin_has_sentences_in_both_languages(error: Exception, code: str) -> None:
    assert failure_code(error) == code
    assert advice(code, "zh").title != advice(code, "en").title != code


def codes_in_code() -> Iterator[str]:
    """Codes that are written where a shift or a recorder says that it cannot."""
    for file in Path(coach_app.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
                code = call.args[0]
                if call.func.id in {"ShiftFailed", "Refused"} and isinstance(code, ast.Constant):
                    yield str(code.value)


def test_every_code_that_a_shift_can_fail_with_has_sentences() -> None:
    # An import's refusals and a drill's are said by their own pages; a mistake of ours in the window has no code.
    elsewhere = {"OSError", "broke_off", ""}
    devices = {kind.code for kind in DeviceMissingError.__subclasses__()}
    found = set(codes_in_code())
    assert {"shift_open", "failed", "folder", "not_kept", "disk_refused"} <= found
    assert (found | devices) - elsewhere <= codes()
