"""Curves as the plot draws them: instants, semitones and decibels about each one's own middle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach_app.practice.gym.room import Judged
    from feedback.gym.contour import Contour

_ROW_S = 0.01


@dataclass(frozen=True, slots=True)
class Curve:
    """Rows of equal length.

    Parameters
    ----------
    at_s : tuple of float
        Instants.
    pitch_st, level_db : tuple of float
        About the speaker's own median, and about the level of what was said; NaN where there is none.
    """

    at_s: tuple[float, ...] = ()
    pitch_st: tuple[float, ...] = ()
    level_db: tuple[float, ...] = ()

    @property
    def ends_s(self) -> float:
        """The last instant."""
        return self.at_s[-1] if self.at_s else 0.0


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable below the curves."""

    char: str
    start_s: float
    end_s: float


def curve_of(contour: Contour) -> Curve:
    """A model's curve, in its own time."""
    sounding = [bool(one) for one in contour.sounding]
    level = [
        value - contour.active_db if on else math.nan for value, on in zip(contour.level_db, sounding, strict=True)
    ]
    at_s = tuple(row * _ROW_S for row in range(len(contour)))
    return Curve(at_s, tuple(float(one) for one in contour.pitch_st), tuple(float(one) for one in level))


def laid_over(judged: Judged) -> Curve:
    """A take's curve in the time of its model: instants that belong together lie above each other."""
    own = curve_of(judged.contour)
    if not own.at_s:
        return own
    rows = [min(len(own.at_s) - 1, max(0, round(float(at) / _ROW_S))) for at in judged.comparison.take_s]
    at_s = tuple(float(at) for at in judged.comparison.model_s)
    return Curve(at_s, tuple(own.pitch_st[row] for row in rows), tuple(own.level_db[row] for row in rows))


def syllables_of(contour: Contour) -> tuple[Syllable, ...]:
    """Syllables of the text where they lie in the model."""
    return tuple(Syllable(one.char, one.span.start_s, one.span.end_s) for one in contour.syllables)
