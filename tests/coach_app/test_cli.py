from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from types import SimpleNamespace

import pytest
import typer

from coach_app import cli


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    code = ended.value.code
    return code if isinstance(code, int) else 0, out + err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(["--help"], capsys)
    assert code == 0
    for command in ("analyze", "demo", "models", "packs", "doctor"):
        assert command in said


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"], capsys) == (0, f"Voice Coach {importlib.metadata.version('voice-coach')}\n")


def test_help_needs_neither_window_nor_models() -> None:
    heavy = "{'PySide6', 'librosa', 'numba', 'vosk', 'faster_whisper', 'pydantic', 'soundfile', 'jinja2'}"
    code = (
        "import sys\nfrom coach_app import cli\n"
        "try: cli.main(['--help'])\nexcept SystemExit: pass\n"
        f"print('loaded', sorted({heavy} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "loaded []"


def test_without_a_command_the_app_opens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    opened: list[bool] = []

    def main() -> int:
        opened.append(True)
        return 0

    monkeypatch.setitem(sys.modules, "coach_app.app", SimpleNamespace(main=main))
    assert run([], capsys)[0] == 0
    assert opened == [True]


@pytest.mark.parametrize("name", cli.LATER)
def test_a_command_that_lives_elsewhere_is_loaded_with_its_own_help(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = run([name, "--help"], capsys)
    assert code == 0
    assert f"coach {name}" in said


def test_what_such_a_command_returns_reaches_the_shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def demo(speed: float = 1.0) -> None:
        raise typer.Exit(3 if speed == 4.0 else 0)

    monkeypatch.setitem(sys.modules, "coach_app.cli_demo", SimpleNamespace(demo=demo))
    assert run(["demo", "--speed", "4"], capsys)[0] == 3
    assert run(["demo"], capsys)[0] == 0


@pytest.mark.parametrize("arguments", [["sing"], ["analyze"], ["analyze", "a.wav", "--loud"], ["models", "sing"]])
def test_a_command_that_is_not_understood_is_bad_input(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments, capsys)[0] == 2


def test_giving_up_is_no_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "coach_app.app", SimpleNamespace(main=interrupted))
    with pytest.raises(SystemExit) as ended:
        cli.main([])
    assert ended.value.code in (1, 130)
