"""Against a catap of the test's own, with the names and answers of 0.6.0's own source."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from audio.capture import Trouble
from audio.errors import NoAudioSystemError, NoFarEndError
from audio.loopback_macos import SYSTEM, open_tap, pcm_of, taps
from tests.audio.listening import Listener


def form(bits: int = 32, kind: str = "float", channels: int = 1) -> SimpleNamespace:
    """A ``catap.AudioStreamFormat``."""
    return SimpleNamespace(
        sample_rate=48000.0, num_channels=channels, bits_per_sample=bits, is_float=kind == "float", format_id="lpcm"
    )


def buffer(samples: np.ndarray, of: SimpleNamespace) -> SimpleNamespace:
    """A ``catap.AudioBuffer``."""
    return SimpleNamespace(data=samples.tobytes(), frame_count=len(samples), format=of, input_sample_time=None)


class FakeSession:
    def __init__(self, library: FakeCatap, on_buffer: Any) -> None:
        self.library = library
        self.on_buffer = on_buffer
        self.is_recording = False
        self.capture_failed = False
        self.stream_format: SimpleNamespace | None = None
        self.closes = 0

    def start(self) -> None:
        if self.library.refuses:
            raise OSError("AudioHardwareCreateProcessTap failed")
        self.is_recording = True
        self.stream_format = self.library.form

    def close(self) -> None:
        self.closes += 1
        if self.closes == 1 and self.library.sticks:
            raise OSError("cleanup remained pending")
        self.is_recording = False


class FakeCatap:
    """The module."""

    def __init__(self) -> None:
        self.form = form()
        self.refuses = False
        self.sticks = False
        self.sessions: list[FakeSession] = []

    def list_audio_devices(self) -> list[SimpleNamespace]:
        stream = SimpleNamespace(sample_rate=44100.0)
        return [
            SimpleNamespace(name="Display", is_default_output=False, output_streams=(stream,)),
            SimpleNamespace(name="Headset", is_default_output=True, output_streams=(stream,)),
        ]

    def record_system_audio(self, *, mono: bool, on_buffer: Any) -> FakeSession:
        assert mono
        self.sessions.append(FakeSession(self, on_buffer))
        return self.sessions[-1]


def test_the_system_s_sound_is_one_device() -> None:
    (device,) = taps(FakeCatap())
    assert (device.id, device.name, device.rate, device.usual) == (SYSTEM, "Headset", 44100, True)


def test_sound_is_handed_over_from_the_start_on() -> None:
    library = FakeCatap()
    capture = open_tap(library)
    early = buffer(np.array([0.25], np.float32), library.form)
    library.sessions[0].on_buffer(early)
    listener = Listener()
    capture.start(listener.take)
    library.sessions[0].on_buffer(buffer(np.array([0.5, -1.0], np.float32), library.form))
    assert [chunk.samples.tolist() for chunk in listener.chunks] == [[[16384], [-32768]]]
    assert (capture.name, capture.rate, capture.channels, capture.idles) == ("Headset", 48000, 1, True)


def test_a_tap_that_failed_or_ended_is_gone() -> None:
    library = FakeCatap()
    capture = open_tap(library)
    assert capture.trouble() is None
    library.sessions[0].capture_failed = True
    assert capture.trouble() is Trouble.GONE
    capture.close()
    assert capture.trouble() is None


def test_a_close_that_failed_is_tried_again() -> None:
    library = FakeCatap()
    library.sticks = True
    capture = open_tap(library)
    capture.close()
    assert library.sessions[0].closes == 2


@pytest.mark.parametrize(
    ("samples", "of"),
    [
        (np.array([0.5, -0.5], np.float32), form(32)),
        (np.array([0.5, -0.5], np.float64), form(64)),
        (np.array([16384, -16384], np.int16), form(16, "int")),
        (np.array([16384 << 16, -16384 << 16], np.int32), form(32, "int")),
    ],
)
def test_every_kind_of_sample_becomes_16_bit(samples: np.ndarray, of: SimpleNamespace) -> None:
    assert pcm_of(buffer(samples, of)).tolist() == [[16384], [-16384]]


def test_a_kind_that_nobody_can_read_is_refused() -> None:
    library = FakeCatap()
    library.form = form(24, "int")
    with pytest.raises(NoFarEndError):
        open_tap(library)
    assert library.sessions[0].closes == 1


def test_a_tap_that_is_not_allowed_says_where_to_allow_it() -> None:
    library = FakeCatap()
    library.refuses = True
    with pytest.raises(NoFarEndError, match="Privacy"):
        open_tap(library)


def test_an_older_mac_is_told_of_the_other_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "catap", None)
    with pytest.raises(NoAudioSystemError, match="BlackHole"):
        taps()
