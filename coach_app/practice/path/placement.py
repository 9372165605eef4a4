"""The first day: a short reading and two drills, or skipped; what they show is where the plan begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach_app.practice.path.curriculum import Curriculum
from coach_app.practice.path.exercises import Exercise
from coach_app.practice.path.state import PathState
from coach_app.practice.path.values import Card, Opens, Placement


def placement_of(curriculum: Curriculum, known: Mapping[tuple[Opens, str], Exercise], state: PathState) -> Placement:
    """Its steps, those that are done marked.

    Parameters
    ----------
    curriculum : Curriculum
        What it consists of.
    known : mapping
        Everything there is to do, by what it opens and its key; steps that are not there are left out.
    state : PathState
        What was done.
    """
    done = {(note.opens, note.key) for note in state.notes}
    wanted: Sequence[tuple[Opens, str]] = (
        (Opens.READING, curriculum.placement.reading),
        *((Opens.DRILL, drill) for drill in curriculum.placement.drills),
    )
    steps = tuple(_step(known[one], curriculum, done=one in done) for one in wanted if one in known)
    return Placement(steps, sum(step.minutes for step in steps if not step.done))


def _step(exercise: Exercise, curriculum: Curriculum, *, done: bool) -> Card:
    return Card(
        key=exercise.key,
        opens=exercise.opens,
        skill=next(iter(exercise.trains), ""),
        title=exercise.title,
        why=curriculum.why.placement,
        minutes=exercise.minutes,
        done=done,
    )
