"""The columns that the voice measures fill, ten milliseconds a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from audio.block import RATE, Speaker
from audio.span import Span

#: Samples between rows: 10 ms at 16 kHz.
HOP = 160

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ProsodyFrames:
    """Consecutive rows of one speaker's voice measures, all final.

    Row ``i`` describes the instant ``(first + i) * HOP / RATE``.

    Parameters
    ----------
    speaker : Speaker
        Whose voice.
    first : int
        Index of the first row since the start of the call.
    f0_hz : numpy.ndarray [shape=(n,), float32]
        Fundamental frequency; NaN where unvoiced.
    periodicity : numpy.ndarray [shape=(n,), float32]
        Normalised autocorrelation at the pitch lag, in [0, 1]; 0 where nothing stands out of the noise.
    level_db : numpy.ndarray [shape=(n,), float32]
        RMS level in dB re full scale (a full-scale sine reads -3.01), floored at -120.
    voiced : numpy.ndarray [shape=(n,), bool]
        Voiced, after hysteresis.
    speech : numpy.ndarray [shape=(n,), bool]
        Voice activity: somebody speaks, short gaps closed.
    nucleus : numpy.ndarray [shape=(n,), bool]
        True on the row of a syllable nucleus (de Jong & Wempe 2009).
    clipped : numpy.ndarray [shape=(n,), bool]
        The row's hop holds samples stuck at full scale.
    """

    speaker: Speaker
    first: int
    f0_hz: Floats
    periodicity: Floats
    level_db: Floats
    voiced: Bools
    speech: Bools
    nucleus: Bools
    clipped: Bools

    def __len__(self) -> int:
        return len(self.level_db)

    @property
    def span(self) -> Span:
        """Call time that the rows cover."""
        return Span(self.first * HOP / RATE, (self.first + len(self)) * HOP / RATE)

    def between(self, first: int, end: int) -> ProsodyFrames:
        """The rows from `first` up to, but without, `end`, both counted since the start of the call."""
        low, high = max(0, first - self.first), max(0, end - self.first)
        columns = {name: getattr(self, name)[low:high] for name in _COLUMNS}
        return ProsodyFrames(speaker=self.speaker, first=self.first + low, **columns)


_COLUMNS = tuple(f.name for f in fields(ProsodyFrames) if f.name not in ("speaker", "first"))


def joined(pieces: Sequence[ProsodyFrames]) -> ProsodyFrames:
    """Consecutive rows of one speaker in one piece."""
    if len(pieces) == 1:
        return pieces[0]
    columns = {name: np.concatenate([getattr(piece, name) for piece in pieces]) for name in _COLUMNS}
    return ProsodyFrames(speaker=pieces[0].speaker, first=pieces[0].first, **columns)
