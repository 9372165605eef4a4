"""Calls to points of time: one a day or a week, each the mean of its calls by how long the agent spoke in them.

A long call says more of a voice than a short one, so figures of the voice are weighted by talk;
shares are of all items and all rulings of the stretch, and rates per hour are of the agent's own talk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from coach_app.library.measures import Measures

#: Less talk than this says nothing of how often something happens in an hour.
ENOUGH_S = 60.0
_HOUR_S = 3600.0


class Step(StrEnum):
    """How long a stretch is."""

    DAY = "day"
    WEEK = "week"


class Figure(StrEnum):
    """What is drawn, in the order of the page."""

    RATE = "rate_cpm"
    LEVEL = "level_spread_db"
    PITCH = "pitch_spread_st"
    CHECKLIST = "checklist"
    NUDGES = "nudges_per_hour"
    ALERTS = "alerts_per_hour"
    RIGHT = "right"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of time.

    Parameters
    ----------
    start : date
        Its first day.
    calls : int
        How many calls began in it.
    talk_s : float
        How long the agent spoke in them.
    ruled : int
        Flags that were ruled right or wrong.
    values : dict of Figure to float or None
        Rate in characters a minute; spread of level in dB and of pitch in semitones; shares of the checklist that
        was said and of rulings that found a flag right, in percent; nudges and alerts per hour of the agent's
        talk; the rubric's score in percent. ``None`` where there is too little to say.
    """

    start: date
    calls: int
    talk_s: float
    ruled: int
    values: dict[Figure, float | None]


@dataclass(frozen=True, slots=True)
class Progress:
    """All points of a period, oldest first.

    Parameters
    ----------
    step : Step
        How long a stretch is.
    points : tuple of Point
        Stretches with calls; those without are left out.
    unmeasured : int
        Calls that were kept without figures of the voice.
    """

    step: Step
    points: tuple[Point, ...] = ()
    unmeasured: int = 0

    def values(self, figure: Figure) -> list[tuple[date, float]]:
        """A figure at every point that has it."""
        return [(one.start, value) for one in self.points if (value := one.values[figure]) is not None]


def progress_of(calls: Iterable[Measures], step: Step) -> Progress:
    """What calls come to over time.

    Parameters
    ----------
    calls : iterable of Measures
        In any order; each belongs to the day that it was where it was recorded.
    step : Step
        How long a stretch is.

    Examples
    --------
    >>> progress_of([], Step.DAY).points
    ()
    """
    dated = sorted(((_start(one.started_at.date(), step), one) for one in calls), key=lambda pair: pair[0])
    stretches = [(start, [one for _, one in group]) for start, group in groupby(dated, key=lambda pair: pair[0])]
    return Progress(
        step=step,
        points=tuple(_point(start, group) for start, group in stretches),
        unmeasured=sum(one.speech_s is None for _, one in dated),
    )


def _start(day: date, step: Step) -> date:
    """First day of the stretch: the day itself, or its Monday."""
    return day if step is Step.DAY else day - timedelta(days=day.weekday())


def _point(start: date, calls: Sequence[Measures]) -> Point:
    measured = [one for one in calls if one.speech_s]
    talk_s = sum(one.speech_s or 0.0 for one in measured)
    right, wrong = sum(one.right for one in calls), sum(one.wrong for one in calls)
    return Point(
        start=start,
        calls=len(calls),
        talk_s=talk_s,
        ruled=right + wrong,
        values={
            Figure.RATE: _mean(measured, lambda one: one.rate_cpm),
            Figure.LEVEL: _mean(measured, lambda one: one.level_spread_db),
            Figure.PITCH: _mean(measured, lambda one: one.pitch_spread_st),
            Figure.CHECKLIST: _share(sum(one.said for one in calls), sum(one.required for one in calls)),
            Figure.NUDGES: _hourly(sum(one.nudges for one in measured), talk_s),
            Figure.ALERTS: _hourly(sum(one.alerts for one in measured), talk_s),
            Figure.RIGHT: _share(right, right + wrong),
            Figure.SCORE: _average([one.score for one in calls if one.score is not None]),
        },
    )


def _mean(calls: Sequence[Measures], value: Callable[[Measures], float | None]) -> float | None:
    """Mean of a figure of the voice, by how long the agent spoke."""
    pairs = [(found, one.speech_s) for one in calls if one.speech_s and (found := value(one)) is not None]
    weight = sum(spoken for _, spoken in pairs)
    return sum(found * spoken for found, spoken in pairs) / weight if weight else None


def _share(count: int, whole: int) -> float | None:
    return 100 * count / whole if whole else None


def _hourly(count: int, talk_s: float) -> float | None:
    return count * _HOUR_S / talk_s if talk_s >= ENOUGH_S else None


def _average(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
