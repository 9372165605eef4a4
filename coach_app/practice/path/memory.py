"""When a skill should come again: spaced repetition by the ``fsrs`` library, a card for each skill, a day at a time.

How well an exercise went is its rating; the library says how likely the skill is still there on a given day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any, Final

from fsrs import Card, Rating, Scheduler

#: Share of a skill's criteria that was lost, up to which a take counts as easy, good, or hard; beyond, it is practised again.
_EASY, _GOOD, _HARD = 0.02, 0.2, 0.5
_LONGEST_DAYS: Final = 30
_NOON: Final = time(12, 0, tzinfo=UTC)

Memory = Mapping[str, dict[str, Any]]


def _scheduler() -> Scheduler:
    """Whole days alone: nobody repeats after ten minutes in ten minutes a day; and the same plan for the same notes."""
    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=_LONGEST_DAYS, enable_fuzzing=False)


def rating_of(lost: float) -> Rating:
    """How well a skill went.

    Parameters
    ----------
    lost : float
        Share of its criteria that was not met, in [0, 1].

    Examples
    --------
    >>> rating_of(0.6).name, rating_of(0.0).name
    ('Again', 'Easy')
    """
    if lost <= _EASY:
        return Rating.Easy
    if lost <= _GOOD:
        return Rating.Good
    return Rating.Hard if lost < _HARD else Rating.Again


def practised(memory: Memory, lost: Mapping[str, float], day: date) -> dict[str, dict[str, Any]]:
    """The memory after an exercise.

    Parameters
    ----------
    memory : mapping
        Skill and its card.
    lost : mapping of str to float
        Skill and the share that was lost.
    day : date
        When.
    """
    after = dict(memory)
    for skill, share in lost.items():
        card, _ = _scheduler().review_card(_card(memory, skill), rating_of(share), _instant(day))
        after[skill] = {**card.to_dict()}
    return after


def forgotten(memory: Memory, skill: str, day: date) -> float:
    """How likely a skill needs practice again, in [0, 1]; 1 for what was never practised."""
    card = _card(memory, skill)
    if card.last_review is None:
        return 1.0
    return 1.0 - _scheduler().get_card_retrievability(card, _instant(day))


def is_due(memory: Memory, skill: str, day: date) -> bool:
    """Its day has come, or it was never practised."""
    card = _card(memory, skill)
    return card.last_review is None or card.due <= _instant(day)


def days_since(memory: Memory, skill: str, day: date) -> int | None:
    """Days since it was practised last; ``None`` for never."""
    last = _card(memory, skill).last_review
    return None if last is None else max(0, (_instant(day) - last).days)


def _card(memory: Memory, skill: str) -> Card:
    kept = memory.get(skill)
    try:
        return Card.from_dict(kept) if kept else Card(card_id=0)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError):  # written by something else: the skill is practised anew
        return Card(card_id=0)


def _instant(day: date) -> datetime:
    """Noon, so that a day is a day whatever the hour of practice."""
    return datetime.combine(day, _NOON)
