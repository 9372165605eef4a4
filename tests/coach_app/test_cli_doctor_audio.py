from __future__ import annotations

import json
from pathlib import Path

import pytest

from audio.device_check import Finding
from coach_app.cli import main
from coach_app.cli_doctor_audio import check
from coach_app.recording.messages import CapturePlan
from coach_app.recording.sides import wanted_devices
from coach_app.settings import Settings
from coach_app.settings_file import save_settings
from tests.pulse_server import PulseServer

CALL = Path(__file__).parent.parent / "calls" / "dev01_good_bank_pin.flac"


def doctor(*options: str) -> int:
    """Run ``coach doctor audio``; its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "audio", *options])
    return int(ended.value.code or 0)


def test_a_call_through_both_devices_is_found_good(
    pulse_server: PulseServer, capsys: pytest.CaptureFixture[str]
) -> None:
    pulse_server.play_file(CALL)
    assert doctor("--seconds", "3", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["usable"] is True
    microphone, far_end = said["sides"]
    assert (microphone["name"], far_end["name"]) == ("HeadsetMicrophone", "Headset")
    for side in (microphone, far_end):
        # A machine that is busy with other tests may find a gap; `test_device_check` says when there is none.
        assert side["finding"] in {"ok", "gaps", "clock"}
        assert side["sound_s"] > 1.5
        assert side["peak_db"] > -60
    assert microphone["speech_s"] > 1


def test_people_get_the_figures_and_what_to_do(
    pulse_server: PulseServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COACH_LANGUAGE", "zh")
    assert doctor("--seconds", "1") == 3
    said = capsys.readouterr().out
    for part in (
        "听 1 秒",
        "麦克风: HeadsetMicrophone",
        "麦克风只送来零",
        "静音开关",
        "声音 / 时钟",
        "系统播放的声音: Headset",
    ):
        assert part in said


def test_the_microphone_alone_can_be_checked(pulse_server: PulseServer) -> None:
    (only,) = check(wanted_devices(CapturePlan("pulse:othermic", None)), 0.5)
    assert (only.name, only.id) == ("Other", "pulse:othermic")


def test_a_microphone_that_is_pulled_out_meanwhile_is_gone(pulse_server: PulseServer) -> None:
    import time

    pulled: list[bool] = []

    def wait(seconds: float) -> None:
        if not pulled:
            pulse_server.unload_microphone()
            pulled.append(True)
        time.sleep(seconds)

    microphone, far_end = check(wanted_devices(CapturePlan()), 1.0, wait)
    assert microphone.report is not None
    assert microphone.report.finding is Finding.GONE
    assert far_end.usable


def test_no_device_is_exit_code_3_with_a_sentence_for_each_side(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")
    monkeypatch.setenv("COACH_LANGUAGE", "en")
    assert doctor("--seconds", "1", "--json") == 3
    sides = json.loads(capsys.readouterr().out)["sides"]
    assert [side["finding"] for side in sides] == ["no_audio_system", "no_audio_system"]
    assert doctor("--seconds", "1", "--far-end", "none") == 3
    assert "Start PulseAudio or PipeWire" in capsys.readouterr().out


def test_the_devices_of_the_settings_are_looked_at_unless_others_are_named(
    pulse_server: PulseServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("coach_app.cli_doctor_audio.data_dir", lambda: tmp_path)
    save_settings(tmp_path, Settings(microphone="pulse:othermic", far_end="none"))

    def looked_at(*options: str) -> list[str]:
        doctor("--seconds", "1", "--json", *options)
        return [side["id"] for side in json.loads(capsys.readouterr().out)["sides"]]

    assert looked_at() == ["pulse:othermic"]
    assert looked_at("--microphone", "", "--far-end", "") == ["pulse:agentmic", "pulse:farend.monitor"]


def test_an_adapter_is_one_device_with_both_sides(pulse_server: PulseServer) -> None:
    pulse_server.play_file(CALL)
    (both,) = check(wanted_devices(CapturePlan("pulse:farend.monitor", None, (0, 1))), 1.0)
    assert (both.id, both.usable) == ("pulse:farend.monitor", True)
