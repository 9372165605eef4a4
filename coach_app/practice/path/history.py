"""How practice developed: a point a day or a week, and personal bests. What is not there is not drawn as nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from coach_app.library.measures import Measures
from coach_app.practice.path.state import Note
from coach_app.practice.path.values import Best, Opens, PracticePoint
from coach_app.progress.points import Figure, Step, progress_of
from feedback.rule import Text


def points(notes: Iterable[Note], measured: Iterable[Measures], step: Step) -> tuple[PracticePoint, ...]:
    """Days or weeks with practice, oldest first.

    Parameters
    ----------
    notes : iterable of Note
        What was practised.
    measured : iterable of Measures
        Figures of the practice sessions that are still there.
    step : Step
        How long a stretch is.

    Examples
    --------
    >>> points([], [], Step.WEEK)
    ()
    """
    voices = {point.start: point.values for point in progress_of(measured, step).points}
    stretches: dict[date, list[Note]] = {}
    for note in sorted(notes, key=lambda note: note.at):
        stretches.setdefault(_start(note.at.date(), step), []).append(note)
    return tuple(
        _point(start, stretches.get(start, []), voices.get(start, {})) for start in sorted({*stretches, *voices})
    )


def bests(notes: Iterable[Note], title: Callable[[Opens, str], Text | None]) -> tuple[Best, ...]:
    """The best score of each drill that was passed and each model of the gym, the newest first.

    Parameters
    ----------
    notes : iterable of Note
        What was practised.
    title : callable
        What an exercise is called; those that are no longer there are left out.
    """
    best: dict[tuple[Opens, str], Note] = {}
    for note in sorted(notes, key=lambda note: note.at):
        failed = note.opens is Opens.DRILL and note.passed is False
        if note.score is None or failed or note.opens is Opens.READING:
            continue
        before = best.get((note.opens, note.key))
        if before is None or note.score > (before.score or 0.0):
            best[note.opens, note.key] = note
    found = [
        Best(note.key, note.opens, name, note.score or 0.0, note.at.date())
        for note in best.values()
        if (name := title(note.opens, note.key)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.score), reverse=True))


def _point(start: date, notes: Sequence[Note], voice: dict[Figure, float | None]) -> PracticePoint:
    scores = [note.score for note in notes if note.opens is Opens.DRILL and note.score is not None]
    phrases = [note.phrases for note in notes if note.phrases is not None]
    whole = sum(asked for _, asked in phrases)
    return PracticePoint(
        start=start,
        takes=len(notes),
        minutes=round(sum(note.minutes for note in notes), 1),
        score=sum(scores) / len(scores) if scores else None,
        rate_cpm=voice.get(Figure.RATE),
        level_spread_db=voice.get(Figure.LEVEL),
        pitch_spread_st=voice.get(Figure.PITCH),
        phrases=100 * sum(said for said, _ in phrases) / whole if whole else None,
    )


def _start(day: date, step: Step) -> date:
    return day if step is Step.DAY else day - timedelta(days=day.weekday())
