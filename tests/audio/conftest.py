"""Sound files for the tests of what reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.synthetic import tone

Write = Callable[..., Path]


@pytest.fixture
def write_sound(tmp_path: Path) -> Write:
    """Write a sound file and say where it is: columns are channels, a tone by default."""

    def write(
        name: str = "sound.wav",
        sound: np.ndarray | None = None,
        *,
        rate: int = 16_000,
        channels: int = 1,
        seconds: float = 1.0,
        subtype: str | None = None,
    ) -> Path:
        if sound is None:
            sound = np.stack([tone(200 * (i + 1), seconds, rate=rate) for i in range(channels)], axis=1)
        path = tmp_path / name
        soundfile.write(str(path), sound, rate, subtype=subtype)
        return path

    return write
