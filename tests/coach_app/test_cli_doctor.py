from __future__ import annotations

import importlib.metadata
import subprocess

import pytest

from coach_app import cli_doctor
from coach_app.cli import main
from coach_app.cli_doctor import Check, examine
from tests.pulse_server import PulseServer


def test_it_looks_at_everything_the_program_needs() -> None:
    names = [check.name for check in examine()]
    for part in ("Python", "librosa", "vosk", "faster-whisper", "Mandarin", "Qt", "Chinese font", "PortAudio", "cache"):
        assert any(part in name for name in names), part


def test_whatever_is_missing_comes_with_what_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(package: str) -> str:
        raise importlib.metadata.PackageNotFoundError(package)

    def no_window(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(importlib.metadata, "version", nothing)
    monkeypatch.setattr(cli_doctor, "find_library", lambda _: None)
    monkeypatch.setattr(subprocess, "run", no_window)
    monkeypatch.setattr("asr_models.choose.installed", list)
    bad = [check for check in examine() if check.good is False]
    assert {"Mandarin", "Qt", "PortAudio"} <= {check.name for check in bad}
    assert all(check.mend for check in bad)


@pytest.mark.parametrize(("good", "code"), [(True, 0), (None, 0), (False, 3)])
def test_the_shell_is_told_whether_something_is_missing(
    good: bool | None, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli_doctor, "examine", lambda: iter([Check("ears", good, "none", "coach models install x")]))
    with pytest.raises(SystemExit) as ended:
        main(["doctor"])
    assert (ended.value.code or 0) == code
    assert "coach models install x" in capsys.readouterr().out


def test_a_sound_server_is_no_must_and_leads_to_the_look_at_its_devices(pulse_server: PulseServer) -> None:
    def server() -> Check:
        return next(check for check in examine() if check.name == "sound server")

    assert server() == Check("sound server", True, "5 sources", "coach doctor audio")
    pulse_server.kill()
    assert server().good is None
    assert "PipeWire" in server().mend
