"""Looks for dead objects once a minute, and only among those of that minute.

Python looks through everything only when a quarter as much again has come, and with rules, models and
libraries loaded that takes hours: so long a process keeps what died in circles, and the lists in which Python keeps
freed objects for the next of their size, and grows by some megabytes an hour. A look through everything each
minute would hold a window for a tenth of a second; what has lived until the last look is therefore left out of the next.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import Final

#: Seconds between two looks.
EVERY_S: Final = 60.0


@dataclass(slots=True)
class SettledMemory:
    """Whoever works for long says what time it is; what is left out stays so until `release`.

    Attributes
    ----------
    every_s : float
        Seconds between two looks, on whichever clock `at` is given.

    Examples
    --------
    >>> memory = SettledMemory()
    >>> memory.at(0.0), memory.at(59.0), memory.at(61.0)
    (True, False, True)
    >>> memory.release()
    """

    every_s: float = EVERY_S
    _next_s: float = float("-inf")

    def at(self, now_s: float) -> bool:
        """Look if it is time; whether it was."""
        if now_s < self._next_s:
            return False
        self._next_s = now_s + self.every_s
        self.settle()
        return True

    def settle(self) -> None:
        """Look now, for those who have a timer of their own."""
        gc.collect()
        gc.freeze()

    def release(self) -> None:
        """From here on everything is looked at again."""
        gc.unfreeze()
