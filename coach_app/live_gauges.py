"""The moving minute of one voice: what the gauges draw, and the range it is drawn against.

Nothing here judges: the limits come from the pack (see :mod:`coach_app.bands`), and what is
usual for the speaker is only counted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median, quantiles

from coach_app.events import Measured

#: How far back the gauges show, seconds.
WINDOW_S = 60.0

#: A usual range is spoken of after this much speech, and settled after that much: the same
#: 20 s and 60 s by which the judging settles its reference (design, flags and nudges).
USUAL_FROM_S, USUAL_SETTLED_S = 20.0, 60.0

#: Seconds of call time between two measures of one speaker.
TICK_S = 0.2


@dataclass(frozen=True, slots=True)
class Band:
    """Where a measure should stay for this speaker; ``None`` where it has no bound.

    Examples
    --------
    >>> Band(150, 290).side(312), Band(150, 290).side(240), Band(None, 290).side(10)
    (1, 0, 0)
    """

    low: float | None = None
    high: float | None = None

    def side(self, value: float | None) -> int:
        """-1 below, 0 within (or nothing to compare), 1 above."""
        if value is None:
            return 0
        if self.high is not None and value > self.high:
            return 1
        return -1 if self.low is not None and value < self.low else 0


@dataclass(frozen=True, slots=True)
class Usual:
    """What is usual for the speaker: by a saved reference, or in this call so far.

    Parameters
    ----------
    rate_cpm : float or None
        Median rate.
    pitch_st : Band
        The middle eight tenths of the pitch heard, semitones about the speaker's median.
    """

    rate_cpm: float | None = None
    pitch_st: Band = Band()

    def or_else(self, other: Usual) -> Usual:
        """What is known here, and the other's word where nothing is."""
        return Usual(
            other.rate_cpm if self.rate_cpm is None else self.rate_cpm,
            other.pitch_st if self.pitch_st == Band() else self.pitch_st,
        )


@dataclass(frozen=True, slots=True)
class Bands:
    """The pack's limits as they apply to this speaker, and what is known of the speaker beforehand.

    Parameters
    ----------
    rate_cpm, level_db, spread_st : Band
        Rate in characters a minute, level in dB about the reference, spread of pitch in semitones.
    hold_s, hold_soon_s : float or None
        Longest silence while the customer holds, and when the timer starts to warn.
    usual : Usual
        From a saved reference; empty without one.
    """

    rate_cpm: Band = Band()
    level_db: Band = Band()
    spread_st: Band = Band()
    hold_s: float | None = None
    hold_soon_s: float | None = None
    usual: Usual = Usual()


@dataclass(frozen=True, slots=True)
class Voice:
    """Whether one side speaks now, and its share of all speech."""

    speaking: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One speaker's voice at one instant; ``None`` where there is nothing to judge by."""

    at_s: float
    rate_cpm: float | None
    level_db: float | None
    pitch_st: float | None
    spread_st: float | None


@dataclass(frozen=True, slots=True)
class Gauges:
    """The moving minute.

    Parameters
    ----------
    points : tuple of Point
        In order of time, the last minute only.
    usual : Usual
        What is usual for this speaker.
    rates, pitches : tuple of float
        What `usual` is counted from: the first minute of speech.
    """

    points: tuple[Point, ...] = ()
    usual: Usual = Usual()
    rates: tuple[float, ...] = ()
    pitches: tuple[float, ...] = ()

    @property
    def now(self) -> Point | None:
        """The latest measure."""
        return self.points[-1] if self.points else None

    def add(self, measured: Measured) -> Gauges:
        """The gauges one measure later."""
        point = Point(measured.at_s, measured.rate_cpm, measured.level_db, measured.pitch_st, measured.spread_st)
        kept = tuple(p for p in self.points if p.at_s > measured.at_s - WINDOW_S)
        grown = replace(self, points=(*kept, point))
        settled = round(USUAL_SETTLED_S / TICK_S)
        if not measured.speaking or len(self.rates) >= settled:
            return grown
        rates = self.rates if measured.rate_cpm is None else (*self.rates, measured.rate_cpm)
        pitches = self.pitches if measured.pitch_st is None else (*self.pitches, measured.pitch_st)
        return replace(grown, rates=rates, pitches=pitches, usual=_usual(rates, pitches))


def _usual(rates: tuple[float, ...], pitches: tuple[float, ...]) -> Usual:
    enough = round(USUAL_FROM_S / TICK_S)
    if len(rates) < enough:
        return Usual()
    if len(pitches) < enough // 2:  # about half of speech is voiced
        return Usual(rate_cpm=median(rates))
    tenths = quantiles(pitches, n=10)
    return Usual(rate_cpm=median(rates), pitch_st=Band(tenths[0], tenths[-1]))
