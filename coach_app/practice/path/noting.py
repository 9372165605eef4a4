"""Makes a note of an exercise that was done: which skills lost how much of what was asked, and what cost most."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from coach_app.practice.path.curriculum import Curriculum
from coach_app.practice.path.exercises import skills_of
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from feedback.drills.book import DrillBook
from feedback.drills.criteria import asked
from feedback.drills.drill import Drill
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.rubric import Outcome

#: A skill of which less of the weight was assessed is not judged by the take, in per cent; and what a forbidden phrase counts.
_LEAST, _FORBIDDEN = 3.0, 10.0
_MET = 1.0 - 1e-6


def note_of_take(
    mark: TakeMark,
    drill: Drill,
    book: DrillBook,
    curriculum: Curriculum,
    *,
    at: datetime,
    session: str = "",
    minutes: float = 0.0,
) -> Note:
    """A drill that was taken and marked.

    Parameters
    ----------
    mark : TakeMark
        Its marks.
    drill : Drill
        What was practised.
    book : DrillBook
        Where its criteria come from.
    curriculum : Curriculum
        Which skills they belong to.
    at : datetime
        When it ended, with zone.
    session : str
        Id of the session that holds it.
    minutes : float
        How long it took.
    """
    belongs = {one.origin: skills_of(one, curriculum) for one in asked(drill, book)}
    weighed: dict[str, list[tuple[float, float, str]]] = {}
    for criterion in mark.criteria:
        lost = _lost(criterion)
        if lost is None:
            continue
        for skill in belongs.get(criterion.origin, ()):
            weighed.setdefault(skill, []).append((criterion.weight or _FORBIDDEN, lost, criterion.text))
    enough = {skill: parts for skill, parts in weighed.items() if sum(w for w, _, _ in parts) >= _LEAST}
    worst = {skill: max(parts, key=lambda part: part[0] * part[1]) for skill, parts in enough.items()}
    return Note(
        at=at,
        opens=Opens.DRILL,
        key=drill.id,
        session=session,
        minutes=minutes,
        score=mark.score if mark.graded else None,
        passed=mark.passed,
        difficulty=drill.difficulty,
        lost={
            skill: round(sum(w * lost for w, lost, _ in parts) / sum(w for w, _, _ in parts), 4)
            for skill, parts in enough.items()
        },
        missed={skill: text for skill, (_, lost, text) in worst.items() if lost > 0},
        phrases=_phrases(mark),
    )


def note_of_gym(
    model: str,
    curriculum: Curriculum,
    score: float | None,
    *,
    good: bool,
    earned: Mapping[str, float],
    at: datetime,
    minutes: float = 0.0,
) -> Note:
    """A take of the tone gym.

    Parameters
    ----------
    model : str
        Id of the model that was imitated.
    curriculum : Curriculum
        Which skills the aspects belong to.
    score : float or None
        In per cent.
    good : bool
        Nothing was to change.
    earned : mapping of str to float
        Aspect and how near it came, in [0, 1].
    at : datetime
        When, with zone.
    minutes : float
        How long it took.
    """
    lost = _of_voice(curriculum, earned)
    return Note(at=at, opens=Opens.GYM, key=model, minutes=minutes, score=score, passed=good, lost=lost)


def note_of_reading(
    phrase: str,
    curriculum: Curriculum,
    score: float | None,
    *,
    at: datetime,
    earned: Mapping[str, float] = MappingProxyType({}),
    minutes: float = 0.0,
) -> Note:
    """A phrase that was read aloud.

    Parameters
    ----------
    phrase : str
        Id of what was read.
    curriculum : Curriculum
        Which skills it and the aspects belong to.
    score : float or None
        Share of its syllables that were said, in per cent; ``None`` where no words were heard.
    at : datetime
        When, with zone.
    earned : mapping of str to float
        Aspect of the voice and how near it came to what such a sentence asks for, in [0, 1].
    minutes : float
        How long it took.
    """
    lost = _of_voice(curriculum, earned)
    if score is not None:
        for skill in curriculum.skills:
            if phrase in skill.ids:
                lost[skill.id] = max(lost.get(skill.id, 0.0), round(1 - score / 100, 4))
    return Note(at=at, opens=Opens.READING, key=phrase, minutes=minutes, score=score, lost=lost)


def _of_voice(curriculum: Curriculum, earned: Mapping[str, float]) -> dict[str, float]:
    """What each skill lost by the aspect of the voice that is furthest off."""
    return {
        skill.id: round(1 - min(earned[aspect] for aspect in skill.aspects if aspect in earned), 4)
        for skill in curriculum.skills
        if set(skill.aspects) & set(earned)
    }


def _lost(criterion: CriterionMark) -> float | None:
    if criterion.by_hand or criterion.outcome is Outcome.NOT_ASSESSED:
        return None
    if criterion.weight:
        return None if criterion.earned is None else 1.0 - criterion.earned
    return 1.0 if criterion.blocks else None


def _phrases(mark: TakeMark) -> tuple[int, int] | None:
    asked_for = [
        criterion
        for criterion in mark.criteria
        if criterion.origin.startswith(("must:STD", "whole_call:")) and criterion.earned is not None
    ]
    if not asked_for:
        return None
    return sum((criterion.earned or 0.0) >= _MET for criterion in asked_for), len(asked_for)
