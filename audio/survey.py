"""Look over a file's samples as they pass: mend what no measure can take, remember what to say."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from audio.block import Speaker
from audio.notice import Notice
from audio.quality import FULL_SCALE

Frames = npt.NDArray[np.float32]

#: Peak below which a channel holds nothing but converter noise: -80 dB, three steps of 16 bit.
SILENT_PEAK = 1e-4

#: Share of samples at full scale from which nothing but clipping is left of a voice.
ALL_CLIPPED = 0.5


class Survey:
    """Passes sound through, with damaged samples replaced by silence, and keeps count.

    Parameters
    ----------
    speakers : tuple of Speaker
        Who is in each column.
    rate : int
        Sampling rate in hertz, to say where something was.
    """

    def __init__(self, speakers: tuple[Speaker, ...], rate: int) -> None:
        self._speakers = speakers
        self._rate = rate
        self._seen = 0
        self._damaged = 0
        self._first_damage = 0
        self._peak = np.zeros(len(speakers))
        self._stuck = np.zeros(len(speakers), np.int64)

    def feed(self, frames: Frames) -> Frames:
        """Take consecutive frames [shape=(n, speakers)]; return them finite and within full scale."""
        sound = self._mend(frames)
        if len(sound):
            self._peak = np.maximum(self._peak, np.abs(sound).max(axis=0))
            self._stuck += (np.abs(sound) >= FULL_SCALE).sum(axis=0)
        self._seen += len(sound)
        return sound

    def _mend(self, frames: Frames) -> Frames:
        finite = np.isfinite(frames)
        if not finite.all():
            rows = np.flatnonzero(~finite.all(axis=1))
            if not self._damaged:
                self._first_damage = self._seen + int(rows[0])
            self._damaged += len(rows)
            frames = np.where(finite, frames, np.float32(0))
        return np.clip(frames, -1, 1)

    def notices(self) -> list[Notice]:
        """Say what there is to say about everything fed so far."""
        found = []
        if self._damaged:
            where = self._first_damage / self._rate
            found.append(
                Notice(
                    "not_finite",
                    f"{self._damaged} samples, the first at {where:.2f} s, are not numbers and were taken as silence.",
                )
            )
        for speaker, peak, stuck in zip(self._speakers, self._peak, self._stuck, strict=True):
            if self._seen and peak < SILENT_PEAK:
                found.append(Notice("all_silent", f"The {speaker}'s channel is silent throughout."))
            elif stuck > ALL_CLIPPED * self._seen:
                found.append(Notice("all_clipped", f"The {speaker}'s channel is clipped throughout."))
        return found
