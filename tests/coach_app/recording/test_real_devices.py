"""The recorder on a real sound server, through real PortAudio."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.capture import Trouble
from audio.synthetic import noise
from coach_app.recording.link import RecorderLink
from coach_app.recording.messages import (
    BeginCall,
    CallBegan,
    CallEnded,
    CapturePlan,
    DevicesOpened,
    EndCall,
    Gap,
    OpenDevices,
    Recorded,
    SideBack,
    SideLost,
)
from tests.coach_app.recording.simulated import side, silent_s
from tests.coach_app.recording.talking import Listener
from tests.pulse_server import MICROPHONE, OTHER_MICROPHONE, PulseServer

#: Played into both sides: every stretch of it says where in the sound it is.
SOUND = noise(60.0, level_db=-20, seed=3)


@pytest.fixture
def heard(pulse_server: PulseServer) -> Iterator[Listener]:
    """A link to a recorder of that server's devices, which are given sound."""
    playing = pulse_server.play(SOUND, SOUND)
    link = RecorderLink()
    listener = Listener(link)
    yield listener
    link.close()
    playing.stop()


def places_s(sound: np.ndarray, every_s: float = 0.5) -> list[tuple[float, float]]:
    """For stretches of 100 ms of a recording: call time, and which instant of what was played is heard there."""
    found = []
    for start in range(0, len(sound) - 1600, round(every_s * RATE)):
        stretch = sound[start : start + 1600].astype(float)
        if silent_s(sound[start : start + 1600]) > 0 or not stretch.any():
            continue
        size = 1 << (len(SOUND) + 1600).bit_length()
        match = np.fft.irfft(np.fft.rfft(SOUND, size) * np.conj(np.fft.rfft(stretch, size)), size)[: len(SOUND)]
        found.append((start / RATE, int(np.argmax(match)) / RATE))
    return found


def open_and_begin(heard: Listener, folder: Path, microphone: str) -> CallBegan:
    heard.link.order(OpenDevices(CapturePlan(microphone)))
    heard.until_told(DevicesOpened)
    heard.link.order(BeginCall(folder))
    began: CallBegan = heard.until_told(CallBegan)
    return began


def test_a_killed_recorder_loses_less_than_a_second_of_real_devices(heard: Listener, tmp_path: Path) -> None:
    open_and_begin(heard, tmp_path, "")
    heard.until(lambda: all(name for _, name in heard.told(DevicesOpened)[-1].names))
    heard.until(lambda: heard.link.spare_ready)
    heard.until_recorded(1.5)
    assert heard.link.pid is not None
    os.kill(heard.link.pid, signal.SIGKILL)
    heard.until_replaced(1)
    heard.until_recorded(heard.told(Recorded)[-1].until_s + 2.0)
    heard.link.order(EndCall())
    heard.until_told(CallEnded)
    gaps = heard.told(Gap)
    assert {gap.speaker for gap in gaps} == set(Speaker)
    for speaker in Speaker:
        assert sum(gap.missing.duration_s for gap in gaps if gap.speaker is speaker) < 1.0
        offsets = [at_s - played_s for at_s, played_s in places_s(side(tmp_path, speaker))]
        assert max(offsets) - min(offsets) < 0.06, "before and after the kill all is in its place"


def test_a_microphone_that_is_unplugged_is_named_and_comes_back(
    heard: Listener, pulse_server: PulseServer, tmp_path: Path
) -> None:
    open_and_begin(heard, tmp_path, f"pulse:{MICROPHONE}")
    heard.until_recorded(1.0)
    unplugged_ns = time.monotonic_ns()
    pulse_server.unload_microphone()
    lost: SideLost = heard.until_told(SideLost)
    assert lost.speaker is Speaker.AGENT
    assert lost.taken_ns - unplugged_ns < 2e9
    until_s = heard.told(Recorded)[-1].until_s
    heard.until_recorded(until_s + 1.0)
    pulse_server.load_microphone()
    back: SideBack = heard.until_told(SideBack)
    assert back.speaker is Speaker.AGENT
    heard.until_recorded(heard.told(Recorded)[-1].until_s + 1.5)
    heard.link.order(EndCall())
    heard.until_told(CallEnded)
    assert back.missing is not None
    agent, customer = side(tmp_path, Speaker.AGENT), side(tmp_path, Speaker.CUSTOMER)
    # A source that was just plugged in gives some zeros before its first sound.
    assert -0.05 < silent_s(agent) - back.missing.duration_s < 0.5
    assert silent_s(customer) < 0.05
    for sound in (agent, customer):
        offsets = [at_s - played_s for at_s, played_s in places_s(sound)]
        assert max(offsets) - min(offsets) < 0.08


def test_a_stream_that_somebody_moves_is_named_and_taken_back(
    heard: Listener, pulse_server: PulseServer, tmp_path: Path
) -> None:
    open_and_begin(heard, tmp_path, f"pulse:{MICROPHONE}")
    heard.until_recorded(1.0)
    assert heard.link.pid is not None
    moved_ns = time.monotonic_ns()
    pulse_server.move_stream(heard.link.pid, OTHER_MICROPHONE, of=MICROPHONE)
    lost: SideLost = heard.until_told(SideLost)
    assert (lost.speaker, lost.trouble) == (Speaker.AGENT, Trouble.MOVED)
    assert lost.taken_ns - moved_ns < 2e9
    back: SideBack = heard.until_told(SideBack)
    heard.until_recorded(heard.told(Recorded)[-1].until_s + 1.5)
    heard.link.order(EndCall())
    heard.until_told(CallEnded)
    assert back.speaker is Speaker.AGENT
    assert back.missing is not None
    agent, customer = side(tmp_path, Speaker.AGENT), side(tmp_path, Speaker.CUSTOMER)
    assert len(agent) == len(customer)
    assert -0.05 < silent_s(agent) - back.missing.duration_s < 0.5
    assert silent_s(customer) < 0.05
    offsets = [at_s - played_s for at_s, played_s in places_s(agent)]
    assert max(offsets) - min(offsets) < 0.08, "before and after all is in its place"


def test_a_server_that_ends_and_returns_costs_the_time_between(
    heard: Listener, pulse_server: PulseServer, tmp_path: Path
) -> None:
    open_and_begin(heard, tmp_path, "")
    heard.until_recorded(1.0)
    ended_ns = time.monotonic_ns()
    pulse_server.kill()
    heard.until_told(SideLost, 2)
    assert all(lost.taken_ns - ended_ns < 2e9 for lost in heard.told(SideLost))
    pulse_server.start()
    with_sound = pulse_server.play(SOUND, SOUND)
    heard.until_told(SideBack, 2)
    until_s = heard.told(Recorded)[-1].until_s
    heard.until_recorded(until_s + 1.0)
    heard.link.order(EndCall())
    ended: CallEnded = heard.until_told(CallEnded)
    with_sound.stop()
    assert (ended.reason, heard.link.replaced) == ("asked", 0)
    for speaker in Speaker:
        assert side(tmp_path, speaker)[round((until_s + 0.5) * RATE) :].any()
