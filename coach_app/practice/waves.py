"""The sound of a line as a picture: its loudness in equal steps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile

#: Steps of a picture; a page draws as many bars as it has room for.
STEPS = 120
#: Quieter than this under the loudest step is drawn as nothing, dB.
_FLOOR_DB = 40.0


def wave_of(path: Path, steps: int = STEPS) -> tuple[float, ...]:
    """Loudness of a sound file in equal steps, each in [0, 1]; nothing where it cannot be read.

    Parameters
    ----------
    path : Path
        Any sound file.
    steps : int
        How many.
    """
    try:
        sound, _ = soundfile.read(str(path), dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError):
        return ()
    if len(sound) < steps:
        return ()
    power = np.square(sound.mean(axis=1))
    edges = np.linspace(0, len(power), steps + 1).astype(int)
    level_db = 10 * np.log10(np.add.reduceat(power, edges[:-1]) / np.diff(edges) + 1e-12)
    return tuple(np.clip(1 + (level_db - level_db.max()) / _FLOOR_DB, 0, 1).round(3).tolist())
