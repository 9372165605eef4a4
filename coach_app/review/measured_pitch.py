"""The measured pitch of a voice that nobody judges, for the timeline: the customer's has no gauge in the events."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from audio.block import RATE, Speaker
from audio.prosody import HOP
from coach_app.observed import VOICE
from coach_app.review.curves import Curves

#: Measured rows of one point of the curve, and how many of them must be voiced.
_ROWS: Final = 20
_VOICED: Final = 5


def pitched(curves: Curves, folder: Path, speaker: Speaker) -> Curves:
    """Curves with the pitch that was measured live, in semitones about this voice's own median.

    Parameters
    ----------
    curves : Curves
        Of that speaker, without a pitch.
    folder : Path
        The session's.
    speaker : Speaker
        Whose voice.

    Returns
    -------
    Curves
        The same where no measured voices are kept, or none that can be read.
    """
    f0_hz = _kept(folder, speaker)
    if f0_hz is None or not np.isfinite(f0_hz).any():
        return curves
    points = _semitones(f0_hz)
    places = np.round(curves.at_s * RATE / (HOP * _ROWS)).astype(np.int64) - 1  # a row stands at the end of its point
    there = (places >= 0) & (places < len(points))
    pitch_st = np.full(len(curves.at_s), np.nan, np.float32)
    pitch_st[there] = points[places[there]]
    return replace(curves, pitch_st=pitch_st)


def _semitones(f0_hz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    whole = f0_hz[: len(f0_hz) // _ROWS * _ROWS].reshape(-1, _ROWS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # points without a voice
        points = np.nanmedian(whole, axis=1)
    points[np.isfinite(whole).sum(axis=1) < _VOICED] = np.nan
    return np.asarray(12 * np.log2(points / np.nanmedian(f0_hz)), np.float64)


def _kept(folder: Path, speaker: Speaker) -> npt.NDArray[np.float64] | None:
    try:
        with (folder / VOICE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            f0_hz: npt.NDArray[Any] = arrays[f"{speaker.value}.f0_hz"]
            return f0_hz.astype(np.float64) if f0_hz.ndim == 1 else None
    except (OSError, ValueError, KeyError, EOFError, MemoryError, BadZipFile):
        return None  # judged before voices were kept, or damaged: the finer pitch is made from the sound
