"""Samples as devices and files hold them: 16-bit whole numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from audio.capture import Pcm


def to_pcm(sound: npt.NDArray[np.floating[Any]]) -> Pcm:
    """Samples of full scale 1.0 as 16-bit ones: exact for what was 16-bit before.

    Examples
    --------
    >>> to_pcm(np.array([[-1.0], [0.5], [2.0]], np.float32)).ravel().tolist()
    [-32768, 16384, 32767]
    """
    whole: Pcm = np.clip(np.rint(sound * 32768.0), -32768, 32767).astype(np.int16)
    return whole
