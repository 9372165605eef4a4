"""What trains which skill, and how long it takes: drills by what they ask for, models of the gym, phrases to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach_app.practice.path.curriculum import Curriculum
from coach_app.practice.path.values import Opens
from feedback.drills.book import DrillBook
from feedback.drills.check import Check
from feedback.drills.criteria import Asked, asked
from feedback.drills.drill import Drill, DrillKind
from feedback.drills.translated import drill_in
from feedback.flag import Kind
from feedback.rule import Text

#: A drill trains a skill if at least this much of what it asks for itself belongs to it.
_SHARE = 0.08
#: Seconds: to read the drill, to answer a line, to look at the marks; and customers' syllables a second.
_BEFORE_S, _ANSWER_S, _AFTER_S, _SYLLABLES = 25.0, 12.0, 45.0, 4.5
_GYM_MIN, _READING_MIN = 3.0, 1.0
#: What a forbidden phrase, or a filler, is flagged as in a call.
_FLAGGED: Mapping[str, Kind] = {"FOR": Kind.PHRASE_FORBIDDEN, "FIL": Kind.FILLER}


@dataclass(frozen=True, slots=True)
class Exercise:
    """Something that can be done.

    Parameters
    ----------
    key : str
        Id of the drill, of the gym's model, or of the phrase.
    opens : Opens
        Which of them.
    title : Text
        Its name.
    minutes : float
        How long it takes about.
    trains : dict of str to float
        Skill and its share of the exercise.
    difficulty : int
        Of a drill; 0 for anything else.
    talks : bool
        It is a talk with a customer.
    """

    key: str
    opens: Opens
    title: Text
    minutes: float
    trains: Mapping[str, float]
    difficulty: int = 0
    talks: bool = False


@dataclass(frozen=True, slots=True)
class GymModel:
    """A model of the tone gym, as the plan needs it: id, name, and the aspects that its exercise attends to."""

    key: str
    title: Text
    aspects: tuple[str, ...]


def exercises(
    book: DrillBook, curriculum: Curriculum, gym: Iterable[GymModel] = (), phrases: Mapping[str, str] | None = None
) -> tuple[Exercise, ...]:
    """Everything there is to do, in the order of the catalogue.

    Parameters
    ----------
    book : DrillBook
        The drills.
    curriculum : Curriculum
        The skills.
    gym : iterable of GymModel
        Models to imitate.
    phrases : mapping of str to str or None
        Standard phrases that can be read aloud, by their ids; those with blanks are left out.
    """
    return (
        *(of_drill(drill, book, curriculum) for drill in book.drill),
        *(of_model(model, curriculum) for model in gym),
        *(of_phrase(name, words, curriculum) for name, words in (phrases or {}).items() if "{" not in words),
    )


def of_drill(drill: Drill, book: DrillBook, curriculum: Curriculum) -> Exercise:
    """A drill as an exercise."""
    own = [one for one in asked(drill, book) if not one.origin.startswith(("base:", "whole_call:"))]
    whole = sum(one.weight for one in own) or 1.0
    shares: dict[str, float] = {}
    for one in own:
        for skill in skills_of(one, curriculum):
            shares[skill] = shares.get(skill, 0.0) + one.weight / whole
    return Exercise(
        key=drill.id,
        opens=Opens.DRILL,
        title=Text(zh=drill.title, en=drill_in(drill, book, "en").title),
        minutes=drill_minutes(drill),
        trains={skill: share for skill, share in shares.items() if share >= _SHARE},
        difficulty=drill.difficulty,
        talks=drill.kind in (DrillKind.ROLE_PLAY, DrillKind.PROCEDURE),
    )


def of_model(model: GymModel, curriculum: Curriculum) -> Exercise:
    """A model of the gym as an exercise."""
    trained = {skill.id: 1.0 for skill in curriculum.skills if set(skill.aspects) & set(model.aspects[:1])}
    return Exercise(model.key, Opens.GYM, model.title, _GYM_MIN, trained)


def of_phrase(name: str, words: str, curriculum: Curriculum) -> Exercise:
    """A phrase to read aloud as an exercise."""
    trained = {skill.id: 1.0 for skill in curriculum.skills if name in skill.ids}
    return Exercise(name, Opens.READING, Text(zh=words, en=words), _READING_MIN, trained)


def drill_minutes(drill: Drill) -> float:
    """How long a drill takes about, marks included; to half a minute."""
    prompts = drill.speaks == "prompt"
    seconds = _BEFORE_S + _AFTER_S
    for line in drill.line:
        heard_s = 0.0 if prompts else (line.lasts_s or len(line.text) / _SYLLABLES)
        answer_s = max(line.expects.speech_s or 0.0, line.expects.silence_s or 0.0) or _ANSWER_S
        seconds += heard_s + line.times * answer_s
    return max(1.0, round(seconds / 30) / 2)


def skills_of(one: Asked, curriculum: Curriculum) -> tuple[str, ...]:
    """Skills that a criterion of a drill belongs to."""
    _, _, name = one.origin.partition(":")
    named = {name, *(part for check in one.criterion.check for part in _named(check))}
    found = tuple(skill.id for skill in curriculum.skills if named & {*skill.ids, *skill.measures})
    return found or tuple(skill.id for skill in curriculum.skills if _FLAGGED.get(name[:3]) in skill.kinds)


def _named(check: Check) -> tuple[str, ...]:
    return tuple(part for part in (*check.said, *check.unsaid, check.rule, check.measure) if part)
