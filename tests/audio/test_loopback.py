from __future__ import annotations

import pytest

from audio import loopback, loopback_macos, loopback_windows
from audio.capture import Device, Role
from audio.errors import NoAudioSystemError, NoFarEndError
from audio.loopback import far_ends, open_far_end
from tests.audio.fake_portaudio import FakeSounddevice, fake_portaudio
from tests.pulse_server import PulseServer

HEADSET = Device("wasapi:Headset", "Headset", Role.FAR_END, 2, 48000, usual=True, through="pyaudiowpatch")
TAP = Device(loopback_macos.SYSTEM, "Speakers", Role.FAR_END, 1, 48000, usual=True, through="catap")


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch) -> FakeSounddevice:
    audio, library = fake_portaudio("Microphone")
    monkeypatch.setattr(loopback, "portaudio", lambda: audio)
    monkeypatch.setattr(loopback_windows, "outputs", lambda: (HEADSET,))
    monkeypatch.setattr(loopback_macos, "taps", lambda: (TAP,))
    return library


@pytest.mark.parametrize(("system", "own"), [("Windows", HEADSET), ("Darwin", TAP)])
def test_each_system_has_its_own_adapter(plugged: FakeSounddevice, system: str, own: Device) -> None:
    assert far_ends(system) == (own,)


@pytest.mark.parametrize(("system", "name"), [("Windows", "Headset [Loopback]"), ("Darwin", "BlackHole 2ch")])
def test_a_loopback_that_portaudio_has_is_taken_first(plugged: FakeSounddevice, system: str, name: str) -> None:
    plugged.plugged.append(name)
    plugged._initialize()
    first, second = far_ends(system)
    assert (first.name, first.usual, second.usual) == (name, True, False)
    capture = open_far_end("", system=system)
    assert plugged.streams[0].options["device"] == 2
    assert capture.channels == 2
    assert capture.idles is ("[Loopback]" in name)
    capture.close()


def test_an_old_mac_without_a_virtual_input_is_told_what_to_install(
    plugged: FakeSounddevice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_old() -> tuple[Device, ...]:
        raise NoAudioSystemError("catap only supports macOS 14.2 or later.", "")

    monkeypatch.setattr(loopback_macos, "taps", too_old)
    with pytest.raises(NoFarEndError, match="BlackHole"):
        open_far_end("", system="Darwin")


def test_a_virtual_input_that_was_removed_is_a_far_end_that_is_missing(plugged: FakeSounddevice) -> None:
    with pytest.raises(NoFarEndError):
        open_far_end("portaudio:ALSA/BlackHole 2ch", system="Darwin")


def test_linux_offers_what_its_outputs_play(pulse_server: PulseServer) -> None:
    first = far_ends("Linux")[0]
    assert (first.id, first.usual, first.role) == ("pulse:farend.monitor", True, Role.FAR_END)
