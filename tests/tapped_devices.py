"""The usual devices, with all that they hand over written down beside what the recorder makes of it."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import numpy as np

from audio import devices as usual
from audio.capture import Capture, Chunk, Pcm, Role, Take

#: What `RecorderLink` is told.
TAPPED = "tests.tapped_devices:open_device"

#: Where the environment says the files belong.
TAP = "TAPPED_FOLDER"

devices = usual.devices


def tapped(folder: Path, role: Role) -> Pcm:
    """All that the devices of a role handed over, in one column."""
    files = sorted(folder.glob(f"{role.value}-*.raw"), key=lambda file: file.stat().st_mtime_ns)
    return np.concatenate([np.fromfile(file, np.int16) for file in files])


def open_device(device_id: str, role: Role, channels: int = 1) -> Capture:
    """Open a device as `audio.devices.open_device` does."""
    capture = usual.open_device(device_id, role, channels)
    number = next(n for n in itertools.count() if not _file(role, n).exists())
    file = _file(role, number).open("wb")
    start = capture.start

    def begin(take: Take) -> None:
        def both(chunk: Chunk) -> None:
            file.write(chunk.samples[:, 0].tobytes())
            take(chunk)

        start(both)

    capture.start = begin  # type: ignore[method-assign]
    return capture


def _file(role: Role, number: int) -> Path:
    return Path(os.environ[TAP]) / f"{role.value}-{os.getpid()}-{number}.raw"
