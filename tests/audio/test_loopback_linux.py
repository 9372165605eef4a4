"""Against a real PulseAudio: the faults of sources that libraries do not tell of."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from audio import loopback_linux
from audio.capture import Capture, Trouble
from audio.errors import DeviceMissingError, NoAudioSystemError
from audio.loopback_linux import SoundCardCapture, open_source
from audio.microphone import PortAudioCapture
from audio.synthetic import tone
from tests.audio.listening import Listener, pitch_hz, until
from tests.pulse_server import (
    FAR_END_MONITOR,
    MICROPHONE,
    OTHER_MICROPHONE,
    OTHER_SINK,
    PulseServer,
)

#: A device that vanished or moved must be named within this time.
NAMED_WITHIN_S = 2.0
Open = Callable[..., Capture]


@pytest.fixture(params=["sounddevice", "soundcard"])
def opened(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens a source through one library or the other, and closes it in the end."""
    if request.param == "soundcard":
        monkeypatch.setattr(loopback_linux, "_through_portaudio", lambda: None)
    kind = SoundCardCapture if request.param == "soundcard" else PortAudioCapture
    captures: list[Capture] = []

    def open_one(name: str, *, monitor: bool = False, channels: int = 1) -> Capture:
        captures.append(open_source(name, monitor=monitor, channels=channels))
        assert isinstance(captures[-1], kind)
        return captures[-1]

    yield open_one
    for capture in captures:
        capture.close()


def begun(capture: Capture) -> Listener:
    """Listening, with some sound heard."""
    listener = Listener()
    capture.start(listener.take)
    listener.wait(capture.rate // 10)
    assert capture.trouble() is None
    return listener


def test_two_sources_at_once_each_give_their_own_sound_to_the_sample(pulse_server: PulseServer, opened: Open) -> None:
    noise = np.random.default_rng(1).integers(1, 20_000, 36_000).astype(np.int16)
    played = noise.astype(np.float32) / np.float32(32768)
    both = [opened(MICROPHONE), opened(FAR_END_MONITOR, monitor=True)]
    listeners = [begun(capture) for capture in both]
    pulse_server.play(played, np.stack([-played, -played], axis=1), rate=48_000).wait(10)
    for sign, listener in zip((1, -1), listeners, strict=True):
        sound = listener.wait(12_000)[:, 0]
        # The noise holds no zeros: those in between are the server's, where its player was late.
        assert np.array_equal(sound[sound != 0], sign * noise)


def test_an_adapter_gives_both_sides_apart(pulse_server: PulseServer, opened: Open) -> None:
    pulse_server.play(far_end=np.stack([tone(440, 20), tone(1000, 20)], axis=1))
    capture = opened(FAR_END_MONITOR, channels=2)
    sound = begun(capture).wait(capture.rate * 2 // 3)
    assert [pitch_hz(sound, capture.rate, column) for column in (0, 1)] == [440, 1000]


def test_a_microphone_that_is_unplugged_is_gone_and_comes_back(pulse_server: PulseServer, opened: Open) -> None:
    capture = opened(MICROPHONE)
    begun(capture)
    pulse_server.unload_microphone()
    assert until(lambda: capture.trouble() is Trouble.GONE, NAMED_WITHIN_S) < NAMED_WITHIN_S
    with pytest.raises(DeviceMissingError) as missing:
        opened(MICROPHONE)
    assert missing.value.code == "no_microphone"
    capture.close()
    pulse_server.load_microphone()
    pulse_server.play(tone(440, 20))
    again = opened(MICROPHONE)
    assert pitch_hz(begun(again).wait(again.rate * 2 // 3), again.rate) == 440


def test_a_stream_that_somebody_moves_is_told_and_so_is_its_return(pulse_server: PulseServer, opened: Open) -> None:
    capture = opened(MICROPHONE)
    begun(capture)
    pulse_server.move_stream(os.getpid(), OTHER_MICROPHONE)
    until(lambda: capture.trouble() is Trouble.MOVED, NAMED_WITHIN_S)
    pulse_server.move_stream(os.getpid(), MICROPHONE)
    until(lambda: capture.trouble() is None, NAMED_WITHIN_S)


def test_a_server_that_dies_is_gone_and_a_new_one_can_be_recorded(pulse_server: PulseServer, opened: Open) -> None:
    both = [opened(MICROPHONE), opened(FAR_END_MONITOR, monitor=True)]
    for capture in both:
        begun(capture)
    pulse_server.kill()
    for capture in both:
        until(lambda capture=capture: capture.trouble() is Trouble.GONE, NAMED_WITHIN_S)  # type: ignore[misc]
        capture.close()
    with pytest.raises(NoAudioSystemError):
        opened(MICROPHONE)
    pulse_server.start()
    pulse_server.play(tone(440, 20))
    again = opened(MICROPHONE)
    assert pitch_hz(begun(again).wait(again.rate * 2 // 3), again.rate) == 440


def test_an_output_that_is_not_there_is_a_far_end_that_is_missing(pulse_server: PulseServer) -> None:
    with pytest.raises(DeviceMissingError) as missing:
        open_source("nowhere.monitor", monitor=True)
    assert missing.value.code == "no_far_end"


def test_soundcard_is_loaded_under_odd_arguments(pulse_server: PulseServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loopback_linux, "_through_portaudio", lambda: None)
    monkeypatch.setattr(sys, "argv", ["-c"])
    capture = open_source(f"{OTHER_SINK}.monitor", monitor=True)
    begun(capture)
    capture.close()
    assert sys.argv == ["-c"]


def test_closing_does_not_wait_for_a_server_that_hangs(pulse_server: PulseServer) -> None:
    capture = open_source(MICROPHONE, monitor=False)
    begun(capture)
    os.kill(pulse_server.pid, signal.SIGSTOP)
    began = time.monotonic()
    capture.close()
    assert time.monotonic() - began < 3.0
    os.kill(pulse_server.pid, signal.SIGCONT)
