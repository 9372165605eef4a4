from __future__ import annotations

import numpy as np

from audio.block import RATE, Speaker
from audio.capture import Role, Trouble
from audio.intake import Wanted
from audio.memory import SoundMemory
from coach_app.recording.line import Back, Clock, Happening, Late, Line, Lost, Missing
from coach_app.recording.opening import Openings
from tests.coach_app.recording.simulated import SECOND, NoDeviceError, SimulatedDevice

BOTH = Wanted("adapter", Role.MICROPHONE, ((Speaker.AGENT, 0), (Speaker.CUSTOMER, 1)))


class Rig:
    """A line by itself."""

    def __init__(self, device: SimulatedDevice) -> None:
        self.device = device
        self.now_ns = SECOND
        self.clock = Clock(0)
        self.memories = {speaker: SoundMemory() for speaker in Speaker}
        self.openings = Openings(self._open, lambda job: job())
        self.asked: list[tuple[str, Role, int]] = []
        self.line = Line(BOTH, self.memories, self.clock, self.openings)

    def _open(self, device_id: str, role: Role, channels: int = 1) -> SimulatedDevice:
        self.asked.append((device_id, role, channels))
        if not self.device.there:
            raise NoDeviceError("gone", "plug")
        self.device.open(self.now_ns)
        return self.device

    def run(self, seconds: float) -> list[Happening]:
        happened: list[Happening] = []
        for _ in range(round(seconds * 100)):
            self.now_ns += SECOND // 100
            self.device.turn(self.now_ns)
            happened += self.line.advance(self.now_ns)
            for answer in self.openings.answers():
                assert self.line.asked_for(answer)
                self.line.take(answer, self.now_ns)
            self.line.call({named.asked: named.name for named in self.openings.names()})
        return happened


def test_a_line_opens_its_device_by_itself_and_fills_both_sides() -> None:
    rig = Rig(SimulatedDevice(channels=2))
    assert rig.run(2) == []
    assert rig.line.heard
    assert rig.line.name == "Simulated"
    assert {memory.end for memory in rig.memories.values()} == set(rig.line.sound_ends().values())


def test_what_one_device_loses_both_its_sides_lose() -> None:
    rig = Rig(SimulatedDevice(channels=2))
    rig.run(2)
    rig.device.told, rig.device.there, rig.device.silent = Trouble.GONE, False, True
    lost = [one for one in rig.run(1) if isinstance(one, Lost)]
    assert [(one.speaker, one.trouble, one.device) for one in lost] == [
        (speaker, Trouble.GONE, "Simulated") for speaker in Speaker
    ]
    assert not rig.line.open
    rig.device.told, rig.device.there, rig.device.silent = None, True, False
    back = [one for one in rig.run(2) if isinstance(one, Back)]
    assert [one.start for one in back] == [one.at for one in lost]
    assert rig.line.lost is None


def test_a_mute_device_that_is_unplugged_comes_back_once() -> None:
    rig = Rig(SimulatedDevice(channels=2, zeros=True))
    happened = rig.run(3)
    rig.device.told, rig.device.there = Trouble.GONE, False
    happened += rig.run(1)
    rig.device.told, rig.device.there, rig.device.zeros = None, True, False
    happened += rig.run(2)
    assert [type(one) for one in happened] == [Lost, Lost, Back, Back]


def test_a_seam_is_told_only_where_sound_is_missing() -> None:
    rig = Rig(SimulatedDevice(channels=2))
    rig.line.joins({Speaker.AGENT: RATE, Speaker.CUSTOMER: RATE // 2})
    missing = [one for one in rig.run(1) if isinstance(one, Missing)]
    assert [(one.speaker, one.start) for one in missing] == [
        (Speaker.AGENT, RATE),
        (Speaker.CUSTOMER, RATE // 2),
    ]


def test_late_sound_is_pointed_out() -> None:
    rig = Rig(SimulatedDevice(channels=2))
    rig.run(1)
    for memory in rig.memories.values():
        memory.fill(3 * RATE)
    late = [one for one in rig.run(0.5) if isinstance(one, Late)]
    assert {one.speaker for one in late} == set(Speaker)
    assert all(np.any(one.samples) for one in late)


def test_a_device_is_asked_for_now_and_then_and_not_all_the_time() -> None:
    rig = Rig(SimulatedDevice(there=False))
    rig.run(3.5)
    assert 4 <= len(rig.asked) <= 6
    assert set(rig.asked) == {("adapter", Role.MICROPHONE, 2)}


def test_a_pause_is_kept_out_of_the_memory() -> None:
    clock, memory = Clock(0, [(10, 20), (25, None)]), SoundMemory(100)
    clock.keep(memory, 5, np.ones(30, np.int16))
    assert memory.read(5, 35).tolist() == [1] * 5 + [0] * 10 + [1] * 5 + [0] * 10
    assert clock.instant_ns(clock.place(3 * SECOND)) == 3 * SECOND
