"""A device that a recorder process opens by name: at every instant its sound says which instant it is."""

from __future__ import annotations

import ctypes
import os
import threading
import time
from pathlib import Path

import numpy as np

from audio.block import RATE
from audio.capture import Chunk, Role, Take, Trouble
from tests.coach_app.recording.simulated import SECOND, NoDeviceError, counter

#: What `RecorderLink` is told.
COUNTING = "tests.coach_app.recording.counting_device:open_device"

#: Id of a device that takes its process with it.
DEADLY = "deadly"

#: Id of a device that ends the thread which asks how it is, as a killed process ends whose other thread waits for
#: a slow disk: its pipe stays open.
HALF_DEADLY = "half deadly"

_CHUNK_S = 0.02


class CountingDevice:
    """Counts at its rate while nobody has put a file named after its role into the folder that is its id."""

    rate = 48_000
    channels = 1
    idles = False
    name = "Counting device"

    def __init__(self, flag: Path | None) -> None:
        self._flag = flag
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._take: Take | None = None

    def start(self, take: Take) -> None:
        self._take = take
        self._thread.start()

    def trouble(self) -> Trouble | None:
        return Trouble.GONE if self._flag is not None and self._flag.exists() else None

    def close(self) -> None:
        self._closing.set()

    def _count(self) -> None:
        began_ns, given, count = time.monotonic_ns(), 0, round(self.rate * _CHUNK_S)
        while True:
            due_ns = began_ns + (given + count) * SECOND // self.rate
            if self._closing.wait(max(0.0, (due_ns - time.monotonic_ns()) / SECOND)):
                return
            places = began_ns * RATE / SECOND + (np.arange(count) + given) * RATE / self.rate
            given += count
            if self._take is not None and self.trouble() is None:
                self._take(Chunk(counter(places)[:, None], time.monotonic_ns()))


class HalfDeadlyDevice(CountingDevice):
    """Counts until a call has begun to be written."""

    _asked = 0

    def trouble(self) -> Trouble | None:
        if threading.current_thread() is threading.main_thread():
            self._asked += 1
            if self._asked > 5:
                ctypes.CDLL(None).pthread_exit(None)
        return None


def open_device(device_id: str, role: Role, channels: int = 1) -> CountingDevice:
    flag = Path(device_id) / role.value if device_id.startswith(os.sep) else None
    if flag is not None and flag.exists():
        raise NoDeviceError("It is not there.", "Plug it in.")
    if device_id == DEADLY:
        os.abort()  # as a driver or a library may
    if device_id == HALF_DEADLY:
        return HalfDeadlyDevice(None)
    return CountingDevice(flag)
