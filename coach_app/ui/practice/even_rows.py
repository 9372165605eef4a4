"""Spreads rows that come in bunches over frames, so that the curve moves at every frame.

A microphone hands its sound over in blocks of 40 ms or more; at thirty frames a second every third frame had
nothing new, and two of three intervals were those of 20 frames. Half of what waits is shown at each frame: what came
at once is out within three or four frames, and nobody waits for a clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach_app.practice.gym.live_rows import CurvePoint


class EvenRows:
    """Takes rows as they come and gives those of a frame, oldest first, none left out.

    Examples
    --------
    >>> even = EvenRows()
    >>> [len(even.due(came)) for came in (["a", "b", "c", "d", "e"], [], [], [])]
    [3, 1, 1, 0]
    """

    def __init__(self) -> None:
        self._waiting: deque[CurvePoint] = deque()

    def due(self, came: Iterable[CurvePoint]) -> list[CurvePoint]:
        """What is shown at this frame."""
        self._waiting.extend(came)
        return [self._waiting.popleft() for _ in range(-(-len(self._waiting) // 2))]
