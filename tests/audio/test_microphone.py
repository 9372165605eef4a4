from __future__ import annotations

import time
from types import SimpleNamespace

import numpy as np
import pytest

from audio.capture import Role, Trouble
from audio.errors import NoMicrophoneError
from audio.microphone import PortAudioCapture, microphones, open_input
from tests.audio.fake_portaudio import fake_portaudio
from tests.audio.listening import Listener


def test_sound_is_copied_and_stamped() -> None:
    audio, library = fake_portaudio("USB Headset")
    capture = open_input(audio, "", 1)
    listener = Listener()
    capture.start(listener.take)
    before = time.monotonic_ns()
    library.streams[0].give(np.array([[1], [2], [-3]]))
    assert listener.chunks[0].samples.tolist() == [[1], [2], [-3]]
    assert before <= listener.chunks[0].taken_ns <= time.monotonic_ns()
    assert library.streams[0].options["dtype"] == "int16"
    assert (capture.name, capture.rate, capture.channels, capture.idles) == ("USB Headset", 44100, 1, False)


def test_sound_that_was_long_on_its_way_is_stamped_with_when_it_was_taken() -> None:
    audio, library = fake_portaudio("pulse")
    capture = PortAudioCapture(audio, 1, 1000, 1, tells_delay=True)
    listener = Listener()
    capture.start(listener.take)
    block = np.zeros((40, 1))
    began_ns = time.monotonic_ns()
    for _ in range(3):  # all at once, of which the library knows the delay of the first
        library.streams[0].give(block, SimpleNamespace(currentTime=7.0, inputBufferAdcTime=6.7))
    ago_ms = [(began_ns - chunk.taken_ns) / 1e6 for chunk in listener.chunks]
    assert ago_ms == pytest.approx([260, 220, 180], abs=5)


def test_a_delay_that_cannot_be_is_not_believed() -> None:
    audio, library = fake_portaudio("pulse")
    capture = PortAudioCapture(audio, 1, 1000, 1, tells_delay=True)
    listener = Listener()
    capture.start(listener.take)
    began_ns = time.monotonic_ns()
    library.streams[0].give(np.zeros((40, 1)), SimpleNamespace(currentTime=7.0, inputBufferAdcTime=0.0))
    assert listener.chunks[0].taken_ns >= began_ns


def test_an_adapter_gives_both_sides_as_columns() -> None:
    audio, library = fake_portaudio("Telephone adapter", channels=2)
    capture = open_input(audio, "portaudio:ALSA/Telephone adapter", 2)
    listener = Listener()
    capture.start(listener.take)
    library.streams[0].give(np.array([[1, 10], [2, 20]]))
    assert listener.chunks[0].samples[:, 1].tolist() == [10, 20]


def test_an_adapter_with_one_channel_is_refused_with_a_sentence() -> None:
    audio, _ = fake_portaudio("Webcam", channels=1)
    with pytest.raises(NoMicrophoneError, match="Webcam has 1 channel"):
        open_input(audio, "", 2)


def test_a_device_that_stops_by_itself_is_gone() -> None:
    audio, library = fake_portaudio("USB Headset")
    capture = open_input(audio, "", 1)
    assert capture.trouble() is None
    capture.start(Listener().take)
    assert capture.trouble() is None
    library.streams[0].active = False
    assert capture.trouble() is Trouble.GONE
    capture.close()
    assert capture.trouble() is None


def test_closing_twice_is_closing_once_and_lets_new_devices_be_seen() -> None:
    audio, library = fake_portaudio("USB Headset")
    capture = open_input(audio, "", 1)
    capture.close()
    capture.close()
    assert library.streams[0].closed
    library.plugged.append("Webcam")
    assert [device.name for device in microphones(audio)] == ["USB Headset", "Webcam"]


def test_a_device_plugged_in_since_the_start_is_found_by_its_id() -> None:
    audio, library = fake_portaudio("Webcam")
    library.plugged.insert(0, "USB Headset")
    capture = open_input(audio, "portaudio:ALSA/USB Headset", 1)
    assert library.streams[0].options["device"] == 1
    capture.close()


@pytest.mark.parametrize("device_id", ["", "portaudio:ALSA/USB Headset"])
def test_what_is_not_there_is_said(device_id: str) -> None:
    audio, _ = fake_portaudio()
    with pytest.raises(NoMicrophoneError) as caught:
        open_input(audio, device_id, 1)
    assert caught.value.facts["device"] == device_id


def test_a_card_that_gives_both_channels_or_none_gives_both() -> None:
    audio, library = fake_portaudio("Card 0", channels=2)
    library.gives_at_least = 2
    assert open_input(audio, "", 1).channels == 2


def test_a_device_that_another_program_holds_is_said() -> None:
    audio, library = fake_portaudio("USB Headset")
    library.refuses = True
    with pytest.raises(NoMicrophoneError, match="cannot be opened"):
        open_input(audio, "", 1)


def test_devices_carry_the_role_and_who_opens_them() -> None:
    audio, _ = fake_portaudio("USB Headset")
    (device,) = microphones(audio)
    assert (device.role, device.through, device.usual) == (Role.MICROPHONE, "sounddevice", True)
