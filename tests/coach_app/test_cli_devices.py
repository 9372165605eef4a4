from __future__ import annotations

import json

import pytest

from coach_app.cli import main
from tests.pulse_server import PulseServer


def devices(*options: str) -> int:
    """Run ``coach devices``; its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["devices", *options])
    return int(ended.value.code or 0)


def test_devices_are_listed_with_ids_that_can_be_used(
    pulse_server: PulseServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "zh")
    assert devices() == 0
    said = capsys.readouterr().out
    assert "★  HeadsetMicrophone  pulse:agentmic" in said
    assert "麦克风（客服）" in said


def test_programs_get_every_field(pulse_server: PulseServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert devices("--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["schema"] == "coach.devices/1"
    assert listed["devices"][0] == {
        "id": "pulse:agentmic",
        "name": "HeadsetMicrophone",
        "role": "microphone",
        "channels": 1,
        "rate": 48000,
        "usual": True,
        "through": "sounddevice",
    }


def test_a_machine_without_sound_says_so_and_exits_with_3(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("coach_app.cli_devices.in_child", lambda _: ())
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    assert devices() == 3
    said = capsys.readouterr().out
    assert "Plug a headset in" in said
    assert "two-channel telephone adapter" in said
