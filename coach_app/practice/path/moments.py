"""At which moments tips help, and whether one of them is now.

Moments come from what is kept of one's own calls and practice: when they were, how long, how they went, and
words that fell in them. None of them is about what somebody did not do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from coach_app.library.counts import Counts
from coach_app.practice.path.spots import Spot
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens

#: Every moment that a tip may name beside ``weak_<skill>`` and those that words make; the most pressing first.
MOMENTS: Final = (
    "before_first_call",
    "long_day",
    "many_calls",
    "overtime",
    "first_practice",
    "first_days",
    "back_again",
    "falling",
    "improving",
    "plateau",
    "month_start",
    "monday",
    "any",
)
WEAK: Final = "weak_"
#: From this weakness on a skill is worth a tip.
_WEAK_FROM: Final = 0.4
_LONG_S, _MANY = 4 * 3600.0, 40
_EARLY_H, _LATE_H = 7, 20
_NEW_DAYS, _BACK_DAYS, _MONTH_DAYS, _PLATEAU_DAYS = 5, 7, 3, 14
_TREND, _STEP, _STILL, _ENOUGH = 3, 10.0, 3.0, 8


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of somebody now.

    Parameters
    ----------
    now : datetime
        The time of day, with zone.
    calls : sequence of Counts
        The person's calls of the last weeks, oldest first.
    notes : sequence of Note
        What they practised, oldest first.
    spots : sequence of Spot
        How weak each skill is.
    said : callable
        Whether words that make a moment fell in a call of today or yesterday.
    words : tuple of str
        Moments that words make, as the pack has them.
    """

    now: datetime
    calls: Sequence[Counts] = ()
    notes: Sequence[Note] = ()
    spots: Sequence[Spot] = ()
    said: Callable[[str], bool] = lambda _: False
    words: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        """Today."""
        return self.now.date()

    def holds(self, moment: str) -> bool:
        """Whether it is this moment now."""
        if moment.startswith(WEAK):
            return any(spot.skill.id == moment[len(WEAK) :] and spot.weakness >= _WEAK_FROM for spot in self.spots)
        if moment in self.words:
            return bool(self._recent()) and self.said(moment)
        test = getattr(self, f"_{moment}", None)
        return bool(test and test())

    def _recent(self) -> list[Counts]:
        return [call for call in self.calls if (self.today - call.started_at.date()).days <= 1]

    def _today_calls(self) -> list[Counts]:
        return [call for call in self.calls if call.started_at.date() == self.today]

    def _before_first_call(self) -> bool:
        return not self.calls and all((self.today - note.at.date()).days < _BACK_DAYS for note in self.notes)

    def _first_days(self) -> bool:
        return bool(self.calls) and (self.today - self.calls[0].started_at.date()).days < _NEW_DAYS

    def _long_day(self) -> bool:
        return sum(call.duration_s for call in self._today_calls()) >= _LONG_S

    def _many_calls(self) -> bool:
        return len(self._today_calls()) >= _MANY

    def _overtime(self) -> bool:
        return any(not _EARLY_H <= call.started_at.hour < _LATE_H for call in self._recent())

    def _first_practice(self) -> bool:
        return not self.notes

    def _back_again(self) -> bool:
        earlier = [note.at.date() for note in self.notes if note.at.date() < self.today]
        return bool(earlier) and (self.today - earlier[-1]).days >= _BACK_DAYS

    def _scores(self) -> list[float]:
        return [note.score for note in self.notes if note.opens is Opens.DRILL and note.score is not None]

    def _trend(self) -> float | None:
        scores = self._scores()
        if len(scores) < 2 * _TREND:
            return None
        return (sum(scores[-_TREND:]) - sum(scores[-2 * _TREND : -_TREND])) / _TREND

    def _improving(self) -> bool:
        trend = self._trend()
        return trend is not None and trend >= _STEP

    def _falling(self) -> bool:
        trend = self._trend()
        return trend is not None and trend <= -_STEP

    def _plateau(self) -> bool:
        since = self.today - timedelta(days=_PLATEAU_DAYS)
        lately = [n for n in self.notes if n.at.date() >= since and n.opens is Opens.DRILL and n.score is not None]
        trend = self._trend()
        return len(lately) >= _ENOUGH and trend is not None and abs(trend) < _STILL

    def _month_start(self) -> bool:
        return self.today.day <= _MONTH_DAYS

    def _monday(self) -> bool:
        return self.today.weekday() == 0

    def _any(self) -> bool:
        return True
