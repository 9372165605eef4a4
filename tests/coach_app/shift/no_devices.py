"""What opens no device, and what opens silent ones, by name."""

from __future__ import annotations

import threading
import time

import numpy as np

from audio.block import RATE
from audio.capture import Chunk, Role, Take, Trouble
from audio.errors import AudioError


class NoDeviceError(AudioError):
    code = "no_microphone"


def open_device(device_id: str, role: Role, channels: int = 1) -> Silence:
    raise NoDeviceError("There is no microphone.", "Plug one in.")


def silence(device_id: str, role: Role, channels: int = 1) -> Silence:
    return Silence()


class Silence:
    """A line on which nobody speaks."""

    rate = RATE
    channels = 1
    idles = False

    def __init__(self) -> None:
        self._closed = threading.Event()

    def start(self, take: Take) -> None:
        def give() -> None:
            while not self._closed.wait(0.02):
                take(Chunk(np.ones((RATE // 50, 1), np.int16), time.monotonic_ns()))

        threading.Thread(target=give, daemon=True).start()

    def trouble(self) -> Trouble | None:
        return None

    def close(self) -> None:
        self._closed.set()
