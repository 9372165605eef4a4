"""The agent's own reading and the colour of the voice: what a take is told against besides the pack.

A session keeps the reading it was practised with, so that marking it again does not depend on what the person
read since. The colour comes from the kept sound; where that is deleted, a smile is not told any more.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from audio.block import Samples, Speaker
from audio.brightness import bright_rows
from audio.errors import AudioError
from audio.source import open_sound
from coach_app.atomic_file import write_atomically
from coach_app.observed import Observed
from coach_app.recording.sessions import SessionFolder
from feedback.calibration import Calibration
from feedback.drills.take import Take
from feedback.errors import BaselineError

#: Name of the file in a session's folder.
FILE: Final = "reading.json"


def keep_reading(folder: Path, reading: Path | None) -> None:
    """Put a person's reading beside a session that is practised with it.

    Parameters
    ----------
    folder : Path
        The session's.
    reading : Path or None
        A saved calibration; of anything else (a recording, a baseline) what was learnt from it is kept already.
    """
    try:
        calibration = Calibration.load(reading) if reading is not None else None
    except BaselineError:
        return
    if calibration is not None:
        with suppress(OSError):  # a full disk keeps nobody from the marks of now
            write_atomically(folder / FILE, calibration.text())


def with_own_voice(take: Take, folder: Path, observed: Observed) -> Take:
    """A take with the reading that its session keeps, and with the colour of its sound if that can be told.

    Parameters
    ----------
    take : Take
        As it was judged.
    folder : Path
        Of its session.
    observed : Observed
        What was observed of it.
    """
    calibration = _reading(folder)
    if calibration is None and observed.baseline is not None:
        calibration = Calibration("", "", observed.baseline)
    smiles = calibration is not None and calibration.smile is not None and calibration.smile.tells
    sound = _agents_sound(folder) if smiles else None
    frames = observed.voices.get(Speaker.AGENT)
    if sound is None or frames is None:
        return replace(take, calibration=calibration)
    return replace(take, calibration=calibration, bright=bright_rows(sound, frames.voiced))


def _reading(folder: Path) -> Calibration | None:
    kept = folder / FILE
    try:
        return Calibration.load(kept) if kept.is_file() else None
    except BaselineError:
        return None


def _agents_sound(folder: Path) -> Samples | None:
    """The agent's channel; ``None`` where the sound is not there any more or cannot be read."""
    file = SessionFolder(folder).sound
    if file is None:
        return None
    try:
        blocks = [b.samples for step in open_sound(file) for b in step if b.speaker is Speaker.AGENT]
    except (AudioError, OSError):
        return None
    return np.concatenate(blocks) if blocks else None
