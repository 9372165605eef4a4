"""How much more can be recorded, and when that should be said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from audio.block import RATE

#: A call is refused with less room than this, and warned of with less than that; minutes.
REFUSE_MIN: Final = 15.0
LOW_MIN: Final = 60.0

#: Left free when a call is ended, so that its events and its manifest can still be written; bytes.
RESERVE: Final = 2_000_000

Free = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Bytes that can be written where a folder is."""
    return shutil.disk_usage(folder).free


def minutes_left(free: int, sides: int) -> float:
    """Minutes of sound of so many sides that fit.

    Examples
    --------
    >>> minutes_left(2_000_000 + 3_840_000 * 30, 2)
    30.0
    """
    return max(0.0, (free - RESERVE) / (sides * RATE * 2 * 60))


class DiskWarning:
    """Says that the disk runs low: when it comes below an hour, and whenever half of that is gone again.

    Examples
    --------
    >>> warning = DiskWarning()
    >>> [warning.due(minutes) for minutes in (90.0, 59.0, 58.0, 29.0)]
    [False, True, False, True]
    """

    def __init__(self) -> None:
        self._next_min = LOW_MIN

    def due(self, minutes: float) -> bool:
        """Whether to warn now."""
        if minutes >= self._next_min:
            return False
        self._next_min = minutes / 2
        return True
