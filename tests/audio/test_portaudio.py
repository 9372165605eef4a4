from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

import pytest

from audio.errors import NoAudioSystemError
from audio.microphone import open_input
from audio.portaudio import portaudio
from tests.audio.fake_portaudio import fake_portaudio
from tests.audio.listening import Listener


def test_inputs_are_named_so_that_settings_can_keep_them() -> None:
    audio, _ = fake_portaudio("USB Headset", "Webcam", interface="Core Audio")
    first, second = audio.inputs()
    assert (first.id, first.index, first.usual) == ("portaudio:Core Audio/USB Headset", 1, True)
    assert (second.id, second.usual) == ("portaudio:Core Audio/Webcam", False)


def test_two_devices_of_one_name_are_told_apart() -> None:
    audio, _ = fake_portaudio("USB Headset", "USB Headset")
    assert [found.id for found in audio.inputs()] == ["portaudio:ALSA/USB Headset", "portaudio:ALSA/USB Headset#2"]


def test_windows_shows_each_device_once() -> None:
    audio, library = fake_portaudio("Headset", interface="Windows WASAPI")
    shared = library.query_devices()
    hidden = {"name": "Headset (MME, cut off at 31 chara", "hostapi": 1, "max_input_channels": 2}
    library.query_devices = lambda: [*shared, {**hidden, "default_samplerate": 44100.0}]  # type: ignore[method-assign]
    both = [*library.query_hostapis(), {"name": "MME", "default_input_device": 2}]
    library.query_hostapis = lambda: both  # type: ignore[method-assign]
    assert [found.name for found in audio.inputs()] == ["Headset"]


def test_a_device_plugged_in_later_is_seen_when_asked_anew_and_not_while_a_stream_is_open() -> None:
    audio, library = fake_portaudio("Webcam")
    library.plugged.append("USB Headset")
    audio.opened()
    assert [found.name for found in audio.inputs(renewed=True)] == ["Webcam"]
    audio.closed()
    assert [found.name for found in audio.inputs(renewed=True)] == ["Webcam", "USB Headset"]


def test_a_machine_without_portaudio_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    portaudio.cache_clear()
    with pytest.raises(NoAudioSystemError, match="libportaudio2"):
        portaudio()
    portaudio.cache_clear()


def test_on_windows_every_thread_that_opens_starts_or_closes_is_made_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    entered: list[int] = []

    def initialize(_reserved: None, mode: int) -> None:
        entered.append(mode)

    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(ole32=SimpleNamespace(CoInitializeEx=initialize)), False)
    audio, _ = fake_portaudio("Headset", interface="Windows WASAPI")
    capture = open_input(audio, "", 1)
    opened = len(entered)
    capture.start(Listener().take)
    started = len(entered)
    capture.close()
    assert 0 < opened < started < len(entered)
    assert set(entered) == {0}
