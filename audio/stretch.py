"""Makes sound slower or faster at the same pitch: a syllable that goes by too fast is heard at half speed.

Signalsmith Stretch does the work, on whole pieces. A long sound is cut where it is quietest, which in
speech is a pause, and each piece is given some of what lies around it, so that no cut can be heard.
"""

from __future__ import annotations

import numpy as np

from audio.block import RATE, Samples

#: Speeds that can be had.
SLOWEST, FASTEST = 0.5, 2.0

#: Seconds of a piece at most: the first one is short, so that the ear does not wait for it.
_FIRST_S, _LATER_S = 0.7, 4.0
#: Seconds of sound around a piece that are stretched with it and thrown away.
_AROUND_S = 0.12
#: Seconds over which it is decided where the sound is quietest.
_QUIET_S = 0.02


class Stretcher:
    """Changes the speed of consecutive mono sound.

    Parameters
    ----------
    speed : float
        From `SLOWEST` to `FASTEST`; 1 leaves the sound as it is, bit by bit.
    rate : int
        Sampling rate in hertz.

    Raises
    ------
    ValueError
        For another speed.

    Examples
    --------
    >>> slow = Stretcher(0.5)
    >>> len(slow.feed(np.zeros(16_000, np.float32))) + len(slow.finish())
    32000
    """

    def __init__(self, speed: float, rate: int = RATE) -> None:
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"a speed of {speed} is not between {SLOWEST} and {FASTEST}")
        self._speed, self._rate = speed, rate
        self._held = np.zeros(0, np.float32)
        self._begun = 0  # where in `held` the next piece begins; what is before has been heard
        self._taken = self._given = 0
        self._longest = int(_FIRST_S * rate)

    def feed(self, samples: Samples) -> Samples:
        """Take the next sound; return what has become of it so far.

        Parameters
        ----------
        samples : numpy.ndarray [shape=(n,), dtype=float32]

        Returns
        -------
        numpy.ndarray [shape=(m,), dtype=float32]
            Whole pieces: now and then nothing.
        """
        if self._speed == 1.0:
            return samples
        self._held = np.concatenate([self._held, samples])
        around, made = int(_AROUND_S * self._rate), []
        while len(self._held) - self._begun >= self._longest + around:
            end = self._quietest(self._begun + self._longest // 2, self._begun + self._longest)
            made.append(self._piece(end))
            self._longest = int(_LATER_S * self._rate)
        return np.concatenate(made) if made else np.zeros(0, np.float32)

    def finish(self) -> Samples:
        """Return the rest; all pieces together are as long as the sound divided by the speed."""
        if self._speed == 1.0 or self._begun == len(self._held):
            return np.zeros(0, np.float32)
        return self._piece(len(self._held))

    def _quietest(self, start: int, end: int) -> int:
        """Middle of the quietest stretch between two places."""
        long = max(1, int(_QUIET_S * self._rate))
        energy = np.cumsum(np.concatenate([[0.0], self._held[start:end].astype(np.float64) ** 2]))
        return start + int(np.argmin(energy[long:] - energy[:-long])) + long // 2

    def _piece(self, end: int) -> Samples:
        """Stretch what lies before `end`, and let go of what no later piece needs."""
        around = int(_AROUND_S * self._rate)
        first, last = max(0, self._begun - around), min(len(self._held), end + around)
        out = _stretched(self._held[first:last], self._speed, self._rate)
        self._taken += end - self._begun
        wanted = round(self._taken / self._speed) - self._given
        at = round((self._begun - first) / self._speed)
        piece = np.pad(out[at : at + wanted], (0, max(0, wanted - len(out) + at)))
        self._given += wanted
        gone = max(0, end - around)
        self._held, self._begun = self._held[gone:], end - gone
        return piece


def _stretched(samples: Samples, speed: float, rate: int) -> Samples:
    from python_stretch import Signalsmith  # noqa: PLC0415 (loaded where it plays)

    stretch = Signalsmith.Stretch()
    stretch.preset(1, rate)
    stretch.setTimeFactor(speed)
    # Less than one of its windows makes it fail; silence costs nothing.
    short = max(0, 2 * int(stretch.blockSamples()) - len(samples))
    out: Samples = np.asarray(stretch.process(np.ascontiguousarray(np.pad(samples, (0, short))[None])), np.float32)[0]
    return out
