"""Recorded answers, as sound that has a voice's shape and words that stand beside it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import soundfile

from audio.block import RATE
from audio.synthetic import silence, voice


def record(folder: Path, answers: Mapping[str, str], seconds: float = 1.5, edge_s: float = 0.4) -> Path:
    """One recording for each name, with silence at its ends and its words in a file beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    said = voice(180.0, seconds, syllables=round(4 * seconds), level_db=-20.0)
    sound = np.concatenate([silence(edge_s), said, silence(edge_s)])
    for name, text in answers.items():
        soundfile.write(str(folder / f"{name}.wav"), sound, RATE)
        if text:
            (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder
