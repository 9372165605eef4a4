"""Devices, disk and a clock that a test turns by hand, around the recorder as it is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from audio.block import RATE, Speaker
from audio.capture import Chunk, Pcm, Role, Take, Trouble
from audio.errors import AudioError
from audio.segments import SEGMENT, read_side
from coach_app.recording.desk import RecordingDesk
from coach_app.recording.messages import CapturePlan, OpenDevices, Order, Recorded, Report
from coach_app.recording.opening import Openings

SECOND = 1_000_000_000
TICK = 10_000_000

#: The counter signal repeats after two seconds; its steps survive any resampling.
PERIOD = 2 * RATE


def counter(place: np.ndarray) -> Pcm:
    """A sound whose value says its place: a slow ramp, up and down the whole range in two seconds."""
    return (place % PERIOD - RATE).astype(np.int16)


class Inline(Executor):
    """Does everything at once."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except OSError as error:
            done.set_exception(error)
        return done


class NoDeviceError(AudioError):
    code = "no_microphone"


@dataclass
class SimulatedDevice:
    """Gives the counter signal by its own clock, a chunk of 20 ms after the other.

    `silent` keeps what it records to itself and loses it; `held` gives it later in a burst.
    """

    rate: int = 48_000
    channels: int = 1
    idles: bool = False
    ppm: float = 0.0
    late_s: float = 0.005
    there: bool = True
    silent: bool = False
    held: bool = False
    zeros: bool = False
    told: Trouble | None = None
    name: str = "Simulated"
    opened: int = 0
    began_ns: int = 0
    _given: int = 0
    _take: Take | None = None
    _burst: list[Pcm] = field(default_factory=list)

    def start(self, take: Take) -> None:
        self._take = take

    def trouble(self) -> Trouble | None:
        return self.told

    def close(self) -> None:
        self._take = None

    def open(self, now_ns: int) -> None:
        self.opened += 1
        self.began_ns, self._given = now_ns, 0

    def turn(self, now_ns: int) -> None:
        """Give what it has recorded by now."""
        if not self.opened:
            return
        count = self.rate // 50
        own = self.rate * (1 + self.ppm * 1e-6)
        while self.began_ns + ((self._given + count) / own + self.late_s) * SECOND <= now_ns:
            places = self.began_ns * RATE / SECOND + (np.arange(count) + self._given) * RATE / own
            self._given += count
            one = np.zeros(count, np.int16) if self.zeros else counter(places)
            self._burst.append(np.repeat(one[:, None], self.channels, axis=1))
            if self.silent or self._take is None:
                self._burst.clear()
            if not self.held:
                for sound in self._burst:
                    if self._take is not None:
                        self._take(Chunk(sound, now_ns))
                self._burst.clear()


class Studio:
    """A recording desk with its devices."""

    def __init__(
        self,
        microphone: SimulatedDevice,
        far_end: SimulatedDevice | None = None,
        *,
        segment: int = SEGMENT,
        at_ns: int = 1_000 * SECOND,
    ) -> None:
        self.devices = {Role.MICROPHONE: microphone, Role.FAR_END: far_end or SimulatedDevice()}
        self.now_ns = at_ns
        self.free = 10**12
        self.named: dict[str, SimulatedDevice] = {}
        self.asked: list[tuple[str, Role, int]] = []
        self.reports: list[Report] = []
        self.desk = RecordingDesk(
            Openings(self._open, lambda job: job()), Inline(), self.now_ns, lambda _: self.free, segment
        )

    def _open(self, device_id: str, role: Role, channels: int = 1) -> SimulatedDevice:
        self.asked.append((device_id, role, channels))
        device = self.named.get(device_id, self.devices[role])
        if not device.there:
            raise NoDeviceError("It is not there.", "Plug it in.")
        device.open(self.now_ns)
        return device

    def order(self, *orders: Order) -> None:
        for order in orders:
            self.reports += self.desk.obey(order, self.now_ns)

    def run(self, seconds: float, tick: int = TICK) -> None:
        """Let time pass."""
        until_ns = self.now_ns + round(seconds * SECOND)
        while self.now_ns < until_ns:
            self.now_ns += tick
            for device in [*self.devices.values(), *self.named.values()]:
                device.turn(self.now_ns)
            self.reports += self.desk.tick(self.now_ns)

    def opened(self, plan: CapturePlan | None = None) -> Studio:
        self.order(OpenDevices(plan or CapturePlan()))
        self.run(2.5)
        return self

    def told(self, kind: type[Any]) -> list[Any]:
        return [report for report in self.reports if isinstance(report, kind)]

    @property
    def until_s(self) -> float:
        found = self.told(Recorded)
        return float(found[-1].until_s)


def side(folder: Path, speaker: Speaker, segment: int = SEGMENT) -> Pcm:
    """All of a side's sound."""
    return read_side(folder, speaker, 0, 10**9, segment)


def displacement_ms(sound: Pcm, began_ns: int, start: int = 0) -> np.ndarray:
    """By how much each sample of the counter signal lies behind its place, in milliseconds; NaN for silence.

    Near the ramp's jumps nothing is said: the resampler rounds them.
    """
    places = began_ns * RATE / SECOND + start + np.arange(len(sound))
    expected = places % PERIOD - RATE
    off = (expected - sound.astype(np.float64) + PERIOD / 2) % PERIOD - PERIOD / 2
    unsure = (np.abs(np.abs(expected) - RATE) < 800) | (sound == 0) | (np.abs(np.abs(sound.astype(int)) - RATE) < 800)
    return np.where(unsure, np.nan, off * 1000 / RATE)


def misplaced(sound: Pcm, began_ns: int, bound_ms: float) -> list[float]:
    """Call times of stretches of 20 ms whose sound lies further from its place than `bound_ms`; silence is nowhere."""
    off = displacement_ms(sound, began_ns)[: len(sound) // 320 * 320].reshape(-1, 320)
    sure = np.isnan(off).sum(axis=1) == 0
    return [float(i) * 0.02 for i in np.flatnonzero(sure) if np.abs(np.median(off[i])) > bound_ms]


def silent_s(sound: Pcm) -> float:
    """Seconds of silence of at least 2 ms; the counter signal is never silent for longer than a sample."""
    quiet = np.concatenate([[0], (sound == 0).astype(np.int8), [0]])
    edges = np.diff(quiet)
    lengths = np.flatnonzero(edges == -1) - np.flatnonzero(edges == 1)
    return float(lengths[lengths >= 32].sum()) / RATE
