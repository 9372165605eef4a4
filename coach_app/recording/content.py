"""Knows a sound again by what it holds, whatever file it came in."""

from __future__ import annotations

import hashlib
from pathlib import Path

import soundfile

from audio.block import RATE

#: Samples at once: ten seconds.
_PIECE = 10 * RATE


def content_of(sound: Path | None) -> str:
    """SHA-256 over the 16-bit samples of a session's sound, all channels of an instant together.

    Parameters
    ----------
    sound : Path or None
        A FLAC file of a session, or that there is none.

    Returns
    -------
    str
        In hex; empty where there is no sound that can be read.
    """
    if sound is None:
        return ""
    digest = hashlib.sha256()
    try:
        with soundfile.SoundFile(str(sound)) as file:
            while len(piece := file.read(_PIECE, dtype="int16", always_2d=True)):
                digest.update(piece.astype("<i2", copy=False).tobytes())
    except (OSError, soundfile.LibsndfileError):
        return ""
    return digest.hexdigest()
