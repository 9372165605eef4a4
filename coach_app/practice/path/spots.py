"""How weak each skill is, and by what it shows: one's own calls, the drills, the tone gym, reading aloud.

Newer evidence weighs more. What shows a skill at its weakest is the reason that a card gives; a skill
of which nothing is known is neither weak nor strong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from coach_app.practice.path.curriculum import Curriculum, Skill
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Opens
from feedback.rule import Text

#: Calls and exercises lose half their weight in so many days, and all of it after so many.
HALF_LIFE_DAYS, WINDOW_DAYS = 2.0, 21
#: Less talk than this says nothing of how often something happens in an hour.
ENOUGH_S = 120.0
#: Weakness of a skill of which nothing is known, and of one that shows none.
UNKNOWN, STRONG = 0.15, 0.1
#: What calls show counts more than what drills show, that more than the gym, where nothing need be thought of
#: but the sentence; of one that is read even the words are given.
_CALLS, _DRILLS, _GYM, _READING = 1.0, 0.9, 0.8, 0.7
_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class CallSigns:
    """What one of the person's calls shows, rulings considered.

    Parameters
    ----------
    day : date
        When it was.
    speech_s : float
        How long the agent spoke.
    kinds : dict of str to float
        Kind of flag and how many stand.
    said, missing : tuple of str
        Items of the checklist.
    """

    day: date
    speech_s: float
    kinds: dict[str, float]
    said: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spot:
    """A skill as it stands.

    Parameters
    ----------
    skill : Skill
        Which.
    weakness : float
        In [0, 1].
    why : Text or None
        What it shows by; ``None`` where nothing is known.
    """

    skill: Skill
    weakness: float
    why: Text | None = None


#: Names of things that the evidence speaks of.
Titles = Callable[[str], Text]
#: A criterion by the id of its drill and its text.
Criteria = Callable[[str, str], Text]


def _same(_: str, text: str) -> Text:
    return Text(zh=text, en=text)


def spots(
    curriculum: Curriculum,
    calls: Iterable[CallSigns],
    notes: Iterable[Note],
    today: date,
    *,
    item_title: Titles,
    drill_title: Titles,
    criterion: Criteria = _same,
) -> tuple[Spot, ...]:
    """Every skill with its weakness, in the order of the curriculum.

    Parameters
    ----------
    curriculum : Curriculum
        The skills.
    calls : iterable of CallSigns
        The person's own.
    notes : iterable of Note
        What they practised.
    today : date
        Today.
    item_title, drill_title : callable
        What items of the checklist and drills are called.
    criterion : callable
        A criterion of a drill in both languages, by the drill and its text as it was marked.
    """
    recent = [call for call in calls if _weight(call.day, today)]
    done = [note for note in notes if _weight(note.at.date(), today)]
    return tuple(
        _spot(skill, curriculum, recent, done, today, item_title, drill_title, criterion) for skill in curriculum.skills
    )


def _spot(
    skill: Skill,
    curriculum: Curriculum,
    calls: Sequence[CallSigns],
    notes: Sequence[Note],
    today: date,
    item_title: Titles,
    drill_title: Titles,
    criterion: Criteria,
) -> Spot:
    shown = [
        *_flags(skill, curriculum, calls, today),
        *_items(skill, curriculum, calls, today, item_title),
        *_takes(skill, curriculum, notes, today, drill_title, criterion),
    ]
    if not shown:
        return Spot(skill, UNKNOWN)
    weakness, why = max(shown, key=lambda pair: pair[0])
    return Spot(skill, max(STRONG, weakness), why if weakness > STRONG else None)


def _flags(
    skill: Skill, curriculum: Curriculum, calls: Sequence[CallSigns], today: date
) -> Iterable[tuple[float, Text]]:
    if not skill.kinds:
        return
    weighed = [(_weight(call.day, today), call) for call in calls if call.speech_s]
    talk_s = sum(weight * call.speech_s for weight, call in weighed)
    if sum(call.speech_s for _, call in weighed) < ENOUGH_S:
        return
    count = sum(weight * sum(call.kinds.get(kind, 0.0) for kind in skill.kinds) for weight, call in weighed)
    hourly = count * _HOUR_S / talk_s
    why = filled(curriculum.why.calls, skill=skill.title, count=f"{hourly:.0f}" if hourly >= 1 else "1")
    yield _CALLS * hourly / (hourly + skill.often), why


def _items(
    skill: Skill, curriculum: Curriculum, calls: Sequence[CallSigns], today: date, title: Titles
) -> Iterable[tuple[float, Text]]:
    for item in skill.items:
        asked = [call for call in calls if item in call.said or item in call.missing]
        if not asked:
            continue
        whole = sum(_weight(call.day, today) for call in asked)
        missed = sum(_weight(call.day, today) for call in asked if item in call.missing)
        times = sum(item in call.missing for call in asked)
        why = filled(curriculum.why.item, item=title(item), missed=str(times), asked=str(len(asked)))
        # A single call says less than ten: the share is held towards nothing until there are a few.
        yield _CALLS * missed / (whole + 1.0), why


def _takes(
    skill: Skill, curriculum: Curriculum, notes: Sequence[Note], today: date, title: Titles, criterion: Criteria
) -> Iterable[tuple[float, Text]]:
    for opens, trust in ((Opens.DRILL, _DRILLS), (Opens.GYM, _GYM), (Opens.READING, _READING)):
        own = [note for note in notes if note.opens is opens and skill.id in note.lost]
        if not own:
            continue
        # The newest take counts most, whatever the days between: one good take after three bad ones is news.
        weights = [_weight(note.at.date(), today) * 0.5 ** (len(own) - 1 - n) for n, note in enumerate(own)]
        lost = sum(w * note.lost[skill.id] for w, note in zip(weights, own, strict=True)) / sum(weights)
        named = next((note for note in reversed(own) if skill.id in note.missed), own[-1])
        said = named.missed.get(skill.id, "")
        sentence = {Opens.DRILL: curriculum.why.drill, Opens.GYM: curriculum.why.gym}.get(opens, curriculum.why.reading)
        yield (
            trust * lost,
            filled(
                sentence,
                drill=title(named.key),
                criterion=criterion(named.key, said) if said else skill.title,
                skill=skill.title,
            ),
        )


def filled(sentence: Text, **parts: Text | str) -> Text:
    """A sentence with its blanks filled in, each in its language.

    Examples
    --------
    >>> filled(Text(zh="{skill}：{n}", en="{skill}: {n}"), skill=Text(zh="语速", en="rate"), n="3").en
    'rate: 3'
    """
    made = {}
    for language in ("zh", "en"):
        words = sentence.in_language(language)
        for name, part in parts.items():
            words = words.replace(f"{{{name}}}", part.in_language(language) if isinstance(part, Text) else part)
        made[language] = words
    return Text(**made)


def _weight(day: date, today: date) -> float:
    age = (today - day).days
    return 0.0 if age > WINDOW_DAYS else 0.5 ** (max(0, age) / HALF_LIFE_DAYS)
