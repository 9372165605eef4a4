"""Devices that a recorder process opens by name and that play a file, at the speed of life or faster.

The recorder's clock is turned by the same hand that gives the sound, so that playing fast loses
nothing however busy the machine is. What the environment says holds in all processes of a test.
"""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from audio.block import RATE
from audio.capture import Chunk, Role, Take, Trouble
from coach_app.recording import process

#: What `RecorderLink` is told.
PLAYED = "tests.coach_app.shift.played_devices:open_device"

#: Where the environment says so, the file is played again and again.
LOOP = "PLAYED_LOOP"

#: Monotonic nanoseconds from which on time runs faster; and seconds of sound a second of life.
T0, SPEED = "PLAYED_T0", "PLAYED_SPEED"

_CHUNK = RATE // 50
_CHUNK_NS = 20_000_000


def clock() -> int:
    """The clock of the play: that of the machine, made faster."""
    t0, now = int(os.environ[T0]), time.monotonic_ns()
    return t0 + round((now - t0) * float(os.environ[SPEED]))


def prepare(folder: Path, sound: np.ndarray, speed: float = 1.0) -> dict[str, str]:
    """Make `folder` the id of both devices, for ``sound [shape=(n, 2), int16]``; what the environment must say."""
    np.save(folder / "sound.npy", sound)
    return {T0: str(time.monotonic_ns()), SPEED: str(speed)}


def go(folder: Path, in_s: float) -> int:
    """Let the play begin in some seconds of life; the instant of its first sample, by its clock."""
    begins_ns = clock() + round(in_s * float(os.environ[SPEED]) * 1e9)
    beside = folder / "begins.new"
    beside.write_text(str(begins_ns), "ascii")
    beside.replace(folder / "begins")
    return begins_ns


def quiet(count: int) -> np.ndarray:
    """What a line gives on which nobody speaks; a microphone that gives zeros is switched off."""
    return np.resize(np.array([1, -1, 0, 1, 0, -1], np.int16), count)


@dataclass
class Played:
    """One side of the file."""

    folder: Path
    sound: np.ndarray
    rate: int = RATE
    channels: int = 1
    idles: bool = False
    name: str = "Played"
    take: Take | None = None
    begins_ns: int | None = None

    def start(self, take: Take) -> None:
        self.take = take

    def trouble(self) -> Trouble | None:
        return None

    def close(self) -> None:
        self.take = None

    def give(self, taken_ns: int) -> None:
        piece = quiet(_CHUNK)
        at = self._place(taken_ns - _CHUNK_NS)
        there = self.sound[max(0, at) : max(0, at + _CHUNK)]
        if at >= 0:
            piece[: len(there)] = there
        if self.take is not None:
            self.take(Chunk(piece[:, None], taken_ns))

    def _place(self, at_ns: int) -> int:
        """Sample of the file at an instant; before its beginning below 0."""
        if self.begins_ns is None and (self.folder / "begins").exists():
            self.begins_ns = int((self.folder / "begins").read_text("ascii"))
        if self.begins_ns is None or at_ns < self.begins_ns:
            return -_CHUNK
        at = round((at_ns - self.begins_ns) * RATE / 1e9)
        return at % len(self.sound) if LOOP in os.environ else at


class _Hand:
    """Turns the clock and gives every device its sound up to there."""

    def __init__(self) -> None:
        self.now_ns = clock() // _CHUNK_NS * _CHUNK_NS
        self.devices: list[Played] = []
        threading.Thread(target=self._turn, daemon=True).start()

    def _turn(self) -> None:
        while True:
            while self.now_ns + _CHUNK_NS <= clock():
                self.now_ns += _CHUNK_NS
                for device in list(self.devices):
                    device.give(self.now_ns)
            threading.Event().wait(0.004)


_HAND: list[_Hand] = []


def _hand() -> _Hand:
    if not _HAND:
        _HAND.append(_Hand())
    return _HAND[0]


def open_device(device_id: str, role: Role, channels: int = 1) -> Played:
    sound = np.load(Path(device_id) / "sound.npy", mmap_mode="r")
    played = Played(Path(device_id), sound[:, 0 if role is Role.MICROPHONE else 1])
    _hand().devices.append(played)
    return played


if T0 in os.environ and float(os.environ[SPEED]) != 1.0:
    process.time = SimpleNamespace(monotonic_ns=lambda: _hand().now_ns)  # type: ignore[assignment, attr-defined]
