"""The curve of a take while it is spoken, about its own median so far; and when the take is over. No Qt."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median
from typing import TYPE_CHECKING

from coach_app.ui.practice.curves import Curve

if TYPE_CHECKING:
    from coach_app.practice.gym.live_rows import CurvePoint

# So much silence after the last voice is the end of the sentence; so much voice there must have been.
QUIET_S, VOICE_S = 1.4, 0.4
_ROW_S = 0.01


class LiveOwn:
    """Takes rows in as they come.

    Examples
    --------
    >>> LiveOwn().over
    False
    """

    def __init__(self) -> None:
        self._rows: list[CurvePoint] = []
        self._first_s: float | None = None
        self._last_s = 0.0
        self._voiced = 0

    @property
    def heard(self) -> bool:
        """Whether somebody has spoken."""
        return self._first_s is not None

    @property
    def over(self) -> bool:
        """The sentence is over: enough voice, then silence."""
        if not self._rows or self._voiced * _ROW_S < VOICE_S:
            return False
        return self._rows[-1].at_s - self._last_s >= QUIET_S

    @property
    def curve(self) -> Curve:
        """From the first voice on: semitones about the median so far, decibels about the mean so far."""
        if self._first_s is None:
            return Curve()
        shown = [row for row in self._rows if row.at_s >= self._first_s]
        voiced = [row for row in shown if not math.isnan(row.pitch_hz)]
        middle_hz = median(row.pitch_hz for row in voiced)
        middle_db = median(row.level_db for row in voiced)
        return Curve(
            tuple(row.at_s - self._first_s for row in shown),
            tuple(12 * math.log2(row.pitch_hz / middle_hz) if row.pitch_hz > 0 else math.nan for row in shown),
            tuple(row.level_db - middle_db for row in shown),
        )

    def take(self, rows: Iterable[CurvePoint]) -> bool:
        """Take in what has come; whether there was any."""
        before = len(self._rows)
        for row in rows:
            self._rows.append(row)
            if not math.isnan(row.pitch_hz):
                self._voiced += 1
                self._last_s = row.at_s
                if self._first_s is None:
                    self._first_s = row.at_s
        return len(self._rows) > before
