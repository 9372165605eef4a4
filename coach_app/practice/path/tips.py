"""The tip of the day: the one that fits the moment best, at most one a day, none that was put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from coach_app.practice.path.curriculum import TipEntry
from coach_app.practice.path.moments import MOMENTS, WEAK
from coach_app.practice.path.state import PathState

#: A tip that was shown comes again after so many days at the earliest, and one for no special moment after so many without any.
_AGAIN_DAYS, _QUIET_DAYS = 30, 3
_ANY: Final = MOMENTS[-1]


def tip_of(
    tips: Sequence[TipEntry], state: PathState, today: date, holds: Callable[[str], bool], words: Sequence[str] = ()
) -> TipEntry | None:
    """The tip of a day.

    Parameters
    ----------
    tips : sequence of TipEntry
        All tips.
    state : PathState
        Which were shown when, and which were put away.
    today : date
        Today.
    holds : callable
        Whether it is a moment now.
    words : sequence of str
        Moments that words make: nothing is more pressing.

    Returns
    -------
    TipEntry or None
        The same one all day; ``None`` once it was put away, and where nothing fits.
    """
    shown = [tip for tip in tips if state.tips.get(tip.id) == today]
    if shown or today in state.tips.values():
        return next((tip for tip in shown if tip.id not in state.tips_away), None)
    free = [tip for tip in tips if tip.id not in state.tips_away and _rested(state.tips.get(tip.id), today)]
    for moment in (*words, *_ordered(free)):
        fitting = [tip for tip in free if moment in tip.when]
        if not fitting or not holds(moment):
            continue
        if moment == _ANY and any((today - day).days < _QUIET_DAYS for day in state.tips.values()):
            return None
        return min(fitting, key=lambda tip: (state.tips.get(tip.id, date.min), len(tip.when)))
    return None


def _ordered(tips: Sequence[TipEntry]) -> list[str]:
    """Moments that some tip waits for: weak skills come before how long somebody has been here."""
    weak = list(dict.fromkeys(moment for tip in tips for moment in tip.when if moment.startswith(WEAK)))
    return [*MOMENTS[:5], *weak, *MOMENTS[5:]]


def _rested(shown: date | None, today: date) -> bool:
    return shown is None or (today - shown).days >= _AGAIN_DAYS
