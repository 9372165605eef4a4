from __future__ import annotations

import pytest

from audio import devices as listing
from audio.capture import Role
from audio.devices import devices, open_device
from audio.errors import DeviceMissingError, NoAudioSystemError
from audio.portaudio import PortAudio
from audio.synthetic import tone
from tests.audio.fake_portaudio import fake_portaudio
from tests.audio.listening import Listener, pitch_hz
from tests.pulse_server import FAR_END_MONITOR, MICROPHONE, OTHER_MICROPHONE, PulseServer


@pytest.fixture
def no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere/native")


def test_the_usual_device_of_each_role_comes_first(pulse_server: PulseServer) -> None:
    found = devices()
    assert [device.id for device in found if device.role is Role.MICROPHONE] == [
        f"pulse:{MICROPHONE}",
        f"pulse:{OTHER_MICROPHONE}",
    ]
    assert next(device.id for device in found if device.role is Role.FAR_END) == f"pulse:{FAR_END_MONITOR}"


def test_every_listed_device_can_be_opened_by_its_id(pulse_server: PulseServer) -> None:
    for device in devices():
        capture = open_device(device.id, device.role)
        listener = Listener()
        capture.start(listener.take)
        listener.wait(1)
        assert (capture.rate, getattr(capture, "name", "")) == (device.rate, device.name)
        capture.close()


def test_both_usual_devices_record_what_is_played_into_them(pulse_server: PulseServer) -> None:
    pulse_server.play(tone(440, 20), tone(1000, 20))
    for role, hz in ((Role.MICROPHONE, 440), (Role.FAR_END, 1000)):
        capture = open_device("", role)
        listener = Listener()
        capture.start(listener.take)
        assert pitch_hz(listener.wait(capture.rate), capture.rate) == hz
        capture.close()


@pytest.mark.parametrize(("role", "code"), [(Role.MICROPHONE, "no_microphone"), (Role.FAR_END, "no_far_end")])
def test_a_device_that_is_not_there_is_named_by_its_role(pulse_server: PulseServer, role: Role, code: str) -> None:
    with pytest.raises(DeviceMissingError) as caught:
        open_device("pulse:nowhere", role)
    assert caught.value.code == code


def test_without_a_sound_server_the_cards_are_recorded_directly(
    no_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    audio, library = fake_portaudio("Card 0", "Loopback: PCM (hw:1,1)")
    monkeypatch.setattr(listing, "portaudio", lambda: audio)
    assert [device.name for device in devices()] == ["Card 0"]
    open_device("", Role.MICROPHONE).close()
    assert library.streams[0].options["device"] == 1


def test_without_any_sound_system_the_list_is_empty_and_opening_says_why(
    no_server: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> PortAudio:
        raise NoAudioSystemError("PortAudio is missing.", "Install the system package libportaudio2.")

    monkeypatch.setattr(listing, "portaudio", missing)
    assert devices() == ()
    with pytest.raises(DeviceMissingError) as caught:
        open_device("", Role.MICROPHONE)
    assert caught.value.code == "no_audio_system"
