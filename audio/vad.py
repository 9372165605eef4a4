"""Voice activity: who makes sound that is speech, whatever the line hums.

A light detector (WebRTC's) hears every 10 ms; alone it also fires on noise. So speech starts only
where it fires most of 200 ms on sound that stands out of the noise floor and is voiced somewhere.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
import webrtcvad

from audio.block import RATE, Samples
from audio.prosody import HOP

#: WebRTC's aggressiveness, 0 to 3: the higher, the less noise is taken for speech.
_MODE: Final = 2


class SpeechDetector:
    """WebRTC's detector on consecutive hops of 10 ms; keeps the noise model between calls."""

    def __init__(self) -> None:
        self._detector = webrtcvad.Vad(_MODE)

    def feed(self, samples: Samples) -> list[bool]:
        """Judge consecutive whole hops [shape=(n * HOP,)]; one decision a hop."""
        pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes()
        size = 2 * HOP
        return [bool(self._detector.is_speech(pcm[i : i + size], RATE)) for i in range(0, len(pcm), size)]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for speech on one row.

    Parameters
    ----------
    active : bool
        The detector fired and the row stands out of the noise.
    voiced : bool
        The row is voiced.
    """

    active: bool
    voiced: bool


class VoiceActivity:
    """Decides rows in order, each `DELAY` rows after it came.

    Speech starts on an active row when at least 120 ms of the 200 ms from there are active and one
    of them is voiced (so shorter sounds are dropped), and lasts until 200 ms without activity follow
    (so shorter gaps are closed) or until nothing was voiced for half a second.

    Examples
    --------
    >>> activity = VoiceActivity()
    >>> rows = [Evidence(i % 20 != 0, True) for i in range(40)] + [Evidence(False, False)] * 40
    >>> decided = [speech for row in rows for speech in activity.feed(row)] + activity.finish()
    >>> decided.index(True), decided[1:40].count(False), any(decided[40:])
    (1, 0, False)
    """

    DELAY: Final = 19
    _NEEDED: Final = 12
    _VOICELESS: Final = 50

    def __init__(self) -> None:
        self._rows: deque[Evidence] = deque()
        self._speaking = False
        self._since_voiced = 0

    def feed(self, row: Evidence) -> list[bool]:
        """Take the next row; return the decision that became final, if any."""
        self._rows.append(row)
        return [self._decide()] if len(self._rows) > self.DELAY else []

    def finish(self) -> list[bool]:
        """Decide what is left, as if silence followed."""
        return [self._decide() for _ in range(len(self._rows))]

    def _decide(self) -> bool:
        now = self._rows[0]
        self._since_voiced = 0 if now.voiced else self._since_voiced + 1
        voice_near = any(row.voiced for row in self._rows)
        if self._speaking:
            active = any(row.active for row in self._rows)
            self._speaking = active and (voice_near or self._since_voiced < self._VOICELESS)
        else:
            active = sum(row.active for row in self._rows) >= self._NEEDED
            self._speaking = now.active and active and voice_near
        self._rows.popleft()
        return self._speaking
