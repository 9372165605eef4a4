from __future__ import annotations

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from audio.capture import Chunk, Role, Trouble
from audio.clip import Clip
from audio.devices import open_device
from audio.errors import NoOutputError
from audio.played import PlayedCapture
from audio.pulse_outputs import sinks
from tests.pulse_server import FAR_END, OTHER_SINK, PulseServer


def wait_for(true: Callable[[], bool], timeout_s: float = 10.0) -> bool:
    until_s = time.monotonic() + timeout_s
    tick = threading.Event()
    while time.monotonic() < until_s:
        if true():
            return True
        tick.wait(0.02)
    return False


def test_the_usual_output_comes_first(pulse_server: PulseServer) -> None:
    found = sinks()
    assert (found[0].name, found[0].usual, found[0].description) == (FAR_END, True, "Headset")
    assert OTHER_SINK in {sink.name for sink in found[1:]}


def test_what_an_output_plays_is_recorded_as_it_was_heard(pulse_server: PulseServer) -> None:
    played, monitor = open_device("played:", Role.FAR_END), open_device(f"pulse:{FAR_END}.monitor", Role.FAR_END)
    assert isinstance(played, PlayedCapture)
    heard: list[Chunk] = []
    came: list[Chunk] = []
    monitor.start(heard.append)
    played.start(came.append)
    try:
        assert wait_for(lambda: len(heard) > 10 and len(came) > 10)
        played.play(Clip(1, np.full(16_000, 8_000, np.int16)))
        assert wait_for(lambda: any(mark.whole for mark in played.marks()))
        assert wait_for(lambda: bool(heard) and not heard[-1].samples.any())
    finally:
        played.close()
        monitor.close()
    assert abs(onset_s(heard, monitor.rate) - onset_s(came, played.rate)) < 0.05


def onset_s(chunks: list[Chunk], rate: int) -> float:
    """Instant of the first sound, by the least delayed stamp."""
    ends = np.cumsum([len(chunk.samples) for chunk in chunks])
    start_s = min(chunk.taken_ns / 1e9 - end / rate for chunk, end in zip(chunks, ends, strict=True))
    sound = np.concatenate([chunk.samples.mean(axis=1) for chunk in chunks])
    return float(start_s + np.flatnonzero(np.abs(sound) > 1_000)[0] / rate)


def test_an_output_that_vanishes_is_gone(pulse_server: PulseServer) -> None:
    capture = open_device(f"played:{FAR_END}", Role.FAR_END)
    came: list[Chunk] = []
    capture.start(came.append)
    try:
        assert wait_for(lambda: len(came) > 10)
        assert capture.trouble() is None
        pulse_server.kill()
        assert wait_for(lambda: capture.trouble() is Trouble.GONE)
    finally:
        capture.close()


def test_a_server_without_outputs_is_one_clear_sentence(pulse_server: PulseServer) -> None:
    for line in pulse_server.pactl("list", "short", "modules").splitlines():
        number, _, rest = line.partition("\t")
        if "module-null-sink" in rest:
            pulse_server.pactl("unload-module", number)
    with pytest.raises(NoOutputError):
        open_device("played:", Role.FAR_END)
