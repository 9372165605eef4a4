"""Says when a device gives nothing that can be used, by what it gives and not by what it claims."""

from __future__ import annotations

from typing import Final

import numpy as np

from audio.capture import Chunk, Trouble

#: Nothing for so long, from a device that never idles, is no delay any more.
STALLED_S: Final = 1.4

#: Nothing but zeros for so long is no quiet room: a microphone always hears something.
MUTE_S: Final = 1.4

#: A headset that cuts its own noise gives zeros between words as well; each time sound comes
#: back by itself, it is given twice as long.
MOST_PATIENCE_S: Final = 24.0


class DeviceWatch:
    """Watches one open device.

    Parameters
    ----------
    opened_ns : int
        When it was opened.
    idles : bool
        It gives nothing while nothing plays.
    hears : bool
        It is a microphone, for which zeros are no quiet.

    Examples
    --------
    >>> watch = DeviceWatch(0, idles=False, hears=True)
    >>> watch.trouble(2_000_000_000).value
    'stalled'
    """

    def __init__(self, opened_ns: int, *, idles: bool, hears: bool) -> None:
        self._idles = idles
        self._hears = hears
        self._heard_ns = opened_ns
        self._sound_ns = opened_ns
        self._mute = False
        self._patience_s = MUTE_S

    def feed(self, chunk: Chunk) -> None:
        """Look at what came."""
        self._heard_ns = chunk.taken_ns
        if not self._hears or np.any(chunk.samples):
            self._sound_ns = chunk.taken_ns
            if self._mute:
                self._mute = False
                self._patience_s = min(MOST_PATIENCE_S, 2 * self._patience_s)

    def trouble(self, now_ns: int) -> Trouble | None:
        """What is wrong now."""
        if self._idles:
            return None
        if now_ns - self._heard_ns > STALLED_S * 1e9:
            return Trouble.STALLED
        self._mute = self._mute or self._heard_ns - self._sound_ns > self._patience_s * 1e9
        return Trouble.MUTE if self._mute else None

    @property
    def quiet_since_ns(self) -> int:
        """When usable sound was last there."""
        return min(self._heard_ns, self._sound_ns)
