from __future__ import annotations

import sys
import types

import numpy as np
import pytest

from audio.block import Samples
from audio.output import Fill, SoundOutput, Stream, open_output

SOUND: Samples = (np.arange(1, 11) / 10).astype(np.float32)


class Device:
    """An output that takes sound when asked to."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.fill: Fill | None = None

    def open(self, rate: int, fill: Fill) -> Stream:
        self.told.append(f"open {rate}")
        self.fill = fill
        return self

    def take(self, frames: int) -> list[float]:
        buffer = np.full((frames, 1), 9.0, np.float32)
        assert self.fill is not None
        self.fill(buffer, frames, None, None)
        return [round(float(value), 1) for value in buffer[:, 0]]

    def start(self) -> None:
        self.told.append("start")

    def stop(self) -> None:
        self.told.append("stop")

    def close(self) -> None:
        self.told.append("close")


def test_the_device_is_given_the_sound_in_order_and_silence_after_it() -> None:
    device = Device()
    output = SoundOutput(SOUND, 16_000, device.open)
    assert device.take(4) == [0.1, 0.2, 0.3, 0.4]
    assert device.take(8) == [0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.0, 0.0]
    assert device.take(2) == [0.0, 0.0]
    assert output.played == 10


def test_holding_keeps_the_place() -> None:
    device = Device()
    output = SoundOutput(SOUND, 16_000, device.open)
    output.play()
    device.take(3)
    output.hold()
    output.play()
    assert device.take(1) == [0.4]
    output.close()
    assert device.told == ["open 16000", "start", "stop", "start", "close"]


def test_a_machine_without_an_output_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    class PortAudioError(Exception):
        pass

    def no_device(**_: object) -> Stream:
        raise PortAudioError("Error querying device -1")

    fake = types.SimpleNamespace(OutputStream=no_device, PortAudioError=PortAudioError)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    assert open_output(SOUND, 16_000) is None


def test_a_machine_without_portaudio_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    assert open_output(SOUND, 16_000) is None


def test_an_output_that_is_there_is_opened_for_one_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}
    device = Device()

    def stream(**how: object) -> Stream:
        asked.update(how)
        return device

    fake = types.SimpleNamespace(OutputStream=stream, PortAudioError=OSError)
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    output = open_output(SOUND, 8_000)
    assert output is not None
    assert (asked["samplerate"], asked["channels"], asked["dtype"]) == (8_000, 1, "float32")
