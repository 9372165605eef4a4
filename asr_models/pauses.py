"""Where a breath ends by the sound itself: somebody who spoke has been quiet for a while.

A recogniser of streams waits for an end until its language model finds the sentence complete, or for
seconds. On talk that it knows badly it waits through pauses of four seconds, since it takes what
is there for words, and everything that only final words tell waits with it.
"""

from __future__ import annotations

import numpy as np

from audio.block import RATE, Samples

#: Loudness is judged in pieces of 20 ms.
_PIECE = RATE // 50
#: Quiet is this far below what was spoken last and this near to the noise. On a line where the two are nearer
#: to each other nothing counts as quiet, and the recogniser decides alone.
_BELOW_TALK_DB, _ABOVE_NOISE_DB = 22.0, 12.0
#: Noise is followed downwards at once and upwards by 1.5 dB a second; talk upwards at once, downwards by 5.
_NOISE_RISES_DB, _TALK_FALLS_DB, _LEAST_DB = 0.03, 0.1, -75.0


class Pauses:
    """Follows one speaker's loudness.

    Attributes
    ----------
    quiet : int
        Samples of quiet at the end of what was heard.
    longest : int
        The longest quiet that touched the last step, in samples.
    since : int
        Samples heard since that longest quiet began.

    Examples
    --------
    >>> pauses = Pauses()
    >>> talk = np.sin(np.arange(RATE) / 5).astype(np.float32) * 0.1
    >>> pauses.hear(talk), pauses.hear(talk * 0)
    (None, None)
    >>> pauses.quiet
    16000
    """

    def __init__(self) -> None:
        self._noise_db = 0.0
        self._talk_db = _LEAST_DB
        self.quiet = self.longest = self.since = 0

    def hear(self, step: Samples) -> None:
        """Take consecutive sound [shape=(n,), full scale 1.0], the same lengths each time for the same answers."""
        self.longest, self.since = 0, 0
        for at in range(0, len(step), _PIECE):
            piece = step[at : at + _PIECE]
            self.quiet = self.quiet + len(piece) if self._is_quiet(piece) else 0
            if self.quiet and self.quiet >= self.longest:
                self.longest = self.quiet
                self.since = self.quiet + len(step) - at - len(piece)

    def _is_quiet(self, piece: Samples) -> bool:
        power = float(np.mean(np.square(piece, dtype=np.float64)))
        level_db = max(_LEAST_DB, 10.0 * float(np.log10(power + 1e-12)))
        self._noise_db = min(level_db, self._noise_db + _NOISE_RISES_DB)
        self._talk_db = max(level_db, self._talk_db - _TALK_FALLS_DB)
        return level_db < min(self._talk_db - _BELOW_TALK_DB, self._noise_db + _ABOVE_NOISE_DB)
