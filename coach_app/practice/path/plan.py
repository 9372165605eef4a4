"""Chooses today's exercises: what is weak and nearly forgotten first, of each skill what fits the level and was done least."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coach_app.practice.path.curriculum import Why
from coach_app.practice.path.exercises import Exercise
from coach_app.practice.path.memory import Memory, days_since, forgotten, is_due
from coach_app.practice.path.spots import STRONG, Spot, filled
from coach_app.practice.path.state import Note, Planned
from coach_app.practice.path.values import Opens
from feedback.rule import Text

#: Minutes a day, and how many exercises.
BUDGET_MIN, CARDS = 10.0, 3
#: Up to this weakness a card says that it repeats, and not what is wrong.
_REPEATS: Final = 0.15
#: Of what was done yesterday little is forgotten, and yet a weak skill stays a little wanted.
_ALWAYS: Final = 0.01
#: What is not due comes after all that is, what was practised longest ago first; unless it is as weak as this all
#: the same: drills go well and calls do not.
_NOT_DUE, _STILL_WEAK = 0.0002, 0.5
#: Good drills in a row that lead a level up, and bad ones that lead one down.
_UP, _DOWN = 3, 2
_LEVELS: Final = (1, 5)
#: Talks with a customer in a day: the longest exercises leave room for others.
_TALKS = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """A skill and how much it is wanted today."""

    spot: Spot
    urgency: float


def wishes(spots: Iterable[Spot], memory: Memory, today: date) -> tuple[Wish, ...]:
    """Skills, the most wanted first.

    Parameters
    ----------
    spots : iterable of Spot
        How weak each is.
    memory : mapping
        When each was practised.
    today : date
        Today.
    """
    made = [Wish(spot, _urgency(spot, memory, today)) for spot in spots]
    return tuple(sorted(made, key=lambda wish: -wish.urgency))


def chosen(
    spots: Iterable[Spot], memory: Memory, known: Sequence[Exercise], notes: Sequence[Note], today: date, why: Why
) -> tuple[Planned, ...]:
    """Today's cards.

    Parameters
    ----------
    spots : iterable of Spot
        How weak each skill is.
    memory : mapping
        When each was practised.
    known : sequence of Exercise
        What there is to do.
    notes : sequence of Note
        What was done, oldest first.
    today : date
        Today.
    why : Why
        Sentences.
    """
    at, picked = level(notes), list[tuple[Exercise, Planned]]()
    for wish in wishes(spots, memory, today):
        if len(picked) == CARDS:
            break
        left_min = BUDGET_MIN - sum(one.minutes for one, _ in picked) - (CARDS - 1 - len(picked))
        talks = sum(one.talks for one, _ in picked)
        taken = {one.key for one, _ in picked}
        fitting = [
            one
            for one in known
            if wish.spot.skill.id in one.trains
            and one.key not in taken
            and one.minutes <= left_min
            and not (one.talks and talks >= _TALKS)
        ]
        if fitting:
            best = min(fitting, key=lambda one: _cost(one, wish.spot, at, notes, today))
            picked.append((best, _card(best, wish.spot, memory, today, why)))
    return tuple(card for _, card in picked)


def level(notes: Iterable[Note]) -> int:
    """How hard drills may be, from 1 to 5: three passes in a row lead up, two failures down.

    Examples
    --------
    >>> level([])
    1
    """
    at, streak = _LEVELS[0], 0
    for note in notes:
        if note.opens is not Opens.DRILL or note.passed is None:
            continue
        if note.passed and note.difficulty >= at:
            streak = max(0, streak) + 1
        elif not note.passed and note.difficulty <= at:
            streak = min(0, streak) - 1
        if streak >= _UP or streak <= -_DOWN:
            at, streak = max(_LEVELS[0], min(_LEVELS[1], at + (1 if streak > 0 else -1))), 0
    return at


def _urgency(spot: Spot, memory: Memory, today: date) -> float:
    skill = spot.skill.id
    if is_due(memory, skill, today) or spot.weakness >= _STILL_WEAK:
        return spot.weakness * (_ALWAYS + forgotten(memory, skill, today))
    return spot.weakness * (days_since(memory, skill, today) or 0) * _NOT_DUE


def _cost(one: Exercise, spot: Spot, at: int, notes: Sequence[Note], today: date) -> tuple[float, str]:
    """How badly an exercise fits: too hard, done just now, no change from the last time."""
    skill = spot.skill.id
    own = [note for note in notes if note.key == one.key]
    last = next((note for note in reversed(notes) if skill in note.lost), None)
    cost = -one.trains[skill]
    if one.opens is Opens.DRILL:
        cost += 0.5 * max(0, one.difficulty - at) + 0.2 * max(0, at - one.difficulty)
    if one.opens is Opens.READING:
        missed = {note.missed.get(skill) for note in notes[-10:]}
        cost += 0.0 if one.title.zh in missed else 1.0
    cost += 0.6 * sum((today - note.at.date()).days < 7 for note in own)
    cost += 0.3 if own and own[-1].passed else 0.0
    cost += 0.6 if last is not None and last.opens is one.opens else 0.0
    return cost, one.key


def _card(one: Exercise, spot: Spot, memory: Memory, today: date, why: Why) -> Planned:
    reason = _reason(spot, memory, today, why)
    return Planned(key=one.key, opens=one.opens, skill=spot.skill.id, why=(reason.zh, reason.en))


def _reason(spot: Spot, memory: Memory, today: date, why: Why) -> Text:
    days = days_since(memory, spot.skill.id, today)
    if spot.why is not None and spot.weakness > max(STRONG, _REPEATS):
        return spot.why
    if days is not None:
        sentence = why.due if is_due(memory, spot.skill.id, today) else why.fresh
        return filled(sentence, skill=spot.skill.title, days=str(days))
    return filled(why.new, skill=spot.skill.title)
