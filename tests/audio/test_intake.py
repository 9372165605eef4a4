from __future__ import annotations

from collections import deque

import numpy as np

from audio.block import Speaker
from audio.capture import Chunk, Role, Take, Trouble
from audio.continuity import Hole, Piece
from audio.intake import Intake, Wanted

SECOND = 1_000_000_000
ADAPTER = Wanted("adapter", Role.MICROPHONE, ((Speaker.AGENT, 1), (Speaker.CUSTOMER, 0)))
FAR_END = Wanted("", Role.FAR_END, ((Speaker.CUSTOMER, None),))


class Handed:
    """A device whose sound a test hands over."""

    channels = 2
    idles = False

    def __init__(self) -> None:
        self.rate = 16_000
        self.asked = 0
        self.told: Trouble | None = None
        self.take: Take | None = None

    def start(self, take: Take) -> None:
        self.take = take

    def give(self, row: list[int], at_s: float, count: int = 1600) -> None:
        assert self.take is not None
        self.take(Chunk(np.tile(np.array(row, np.int16), (count, 1)), round(at_s * SECOND)))

    def trouble(self) -> Trouble | None:
        self.asked += 1
        return self.told

    def close(self) -> None:
        self.take = None


def listening(wanted: Wanted, device: Handed) -> Intake:
    came: deque[Chunk] = deque()
    device.start(came.append)
    return Intake(wanted, device, came, 0, 0, 0)


def sound(wanted: Wanted, row: list[int]) -> np.ndarray:
    device = Handed()
    intake = listening(wanted, device)
    for i in range(10):
        device.give(row, 1 + i / 10)
    given = [*intake.advance(3 * SECOND), *intake.finish()]
    return np.concatenate([one.samples for one in given if isinstance(one, Piece)])


def test_sides_of_an_adapter_come_from_the_channels_that_were_named() -> None:
    heard = sound(ADAPTER, [100, 300])
    assert np.median(heard, axis=0).tolist() == [300, 100]
    assert ADAPTER.channels == 2
    assert ADAPTER.speakers == (Speaker.AGENT, Speaker.CUSTOMER)


def test_of_what_the_machine_plays_both_channels_are_heard() -> None:
    assert np.median(sound(FAR_END, [100, 300]), axis=0).tolist() == [200]
    assert np.median(sound(FAR_END, [300]), axis=0).tolist() == [300]


def test_a_device_with_fewer_channels_than_named_gives_its_last() -> None:
    assert np.median(sound(ADAPTER, [70]), axis=0).tolist() == [70, 70]


def test_the_system_is_asked_five_times_a_second_and_believed() -> None:
    device = Handed()
    intake = listening(FAR_END, device)
    for i in range(1, 101):
        device.give([1, 1], i / 100, 160)
        intake.advance(i * SECOND // 100)
        assert intake.trouble(i * SECOND // 100) is None
    assert device.asked <= 6
    device.told = Trouble.MOVED
    assert intake.trouble(2 * SECOND) is Trouble.MOVED
    assert intake.taken_ns == intake.quiet_since_ns == SECOND


def test_clipping_is_seen_before_resampling_hides_it() -> None:
    device = Handed()
    device.rate = 48_000
    intake, given = listening(ADAPTER, device), list[Piece | Hole]()
    for i in range(1, 51):
        samples = np.zeros((960, 2), np.int16)
        samples[100:104, 1] = 32_767 if i == 40 else 0  # a twelfth of a millisecond: the agent's side
        assert device.take is not None
        device.take(Chunk(samples, round((1 + i / 50) * SECOND)))
        given += intake.advance(round((1 + i / 50) * SECOND))
    assert max(int(one.samples.max()) for one in given if isinstance(one, Piece)) < 32_767
    ((column, at),) = intake.clipped()
    assert column == 0
    assert abs(at - 1.8 * 16_000) < 400
    assert intake.clipped() == []
