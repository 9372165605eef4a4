"""What to practise today: the one face of the path towards pages and the command line.

All of it is slow enough for an errand: it reads the library and the person's file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from coach_app.library.counts import Counts
from coach_app.practice.path.calls import Index, call_signs, practised, was_said
from coach_app.practice.path.curriculum import Curriculum
from coach_app.practice.path.exercises import Exercise
from coach_app.practice.path.history import bests, points
from coach_app.practice.path.memory import practised as remembered
from coach_app.practice.path.moments import Situation
from coach_app.practice.path.noting import note_of_gym, note_of_reading, note_of_take
from coach_app.practice.path.placement import placement_of
from coach_app.practice.path.plan import chosen
from coach_app.practice.path.spots import WINDOW_DAYS, Spot, spots
from coach_app.practice.path.state import Note, PathFile, PathState, Planned
from coach_app.practice.path.tips import tip_of
from coach_app.practice.path.values import Card, Opens, PracticeHistory, Tip, Today
from coach_app.progress.points import Step
from feedback.drills.book import DrillBook
from feedback.drills.marking import TakeMark
from feedback.drills.translated import criterion_in
from feedback.rule import Text


@dataclass(frozen=True, slots=True)
class Materials:
    """What a pack gives to practise with.

    Parameters
    ----------
    book : DrillBook
        Its drills.
    curriculum : Curriculum
        Skills and tips.
    exercises : tuple of Exercise
        Everything there is to do.
    items : mapping of str to Text
        What items of the checklist are called.
    """

    book: DrillBook
    curriculum: Curriculum
    exercises: tuple[Exercise, ...]
    items: Mapping[str, Text] = field(default_factory=dict)

    def find(self, opens: Opens, key: str) -> Exercise | None:
        """An exercise by what it opens and its key."""
        return next((one for one in self.exercises if one.opens is opens and one.key == key), None)


def _now() -> datetime:
    return datetime.now().astimezone()


class LearningPath:
    """Plans and remembers the practice of people; each method reads what is there now.

    Parameters
    ----------
    data : Path
        The user's data folder.
    materials : Materials
        What there is to practise.
    index : callable
        Opens the library for one question.
    now : callable
        The time of day.
    """

    def __init__(
        self,
        data: Path,
        materials: Materials,
        index: Callable[[], AbstractContextManager[Index]],
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._data, self._materials, self._index, self._now = data, materials, index, now

    @property
    def materials(self) -> Materials:
        """What there is to practise."""
        return self._materials

    def todays(self, person: str) -> Today:
        """Today's cards, tip and placement.

        The plan and the tip of a day are made once and stay; they are kept with the person.

        Parameters
        ----------
        person : str
            Id of a profile; empty where nobody has one.
        """
        now, file = self._now(), PathFile(self._data, person)
        state = file.read()
        if self._stale(state, now.date()):
            planned = self._planned(person, state, now)
            state = file.change(lambda fresh: planned(fresh) if self._stale(fresh, now.date()) else fresh)
        return self._shown(state, now.date())

    def note_take(self, person: str, mark: TakeMark, drill: str, *, session: str = "", minutes: float = 0.0) -> None:
        """A drill was taken and marked; unknown drills are passed over."""
        taken = self._materials.book.get(drill)
        if taken is None:
            return
        book, curriculum, at = self._materials.book, self._materials.curriculum, self._now()
        self._note(
            person, note_of_take(mark, taken, book, curriculum, at=at, session=session, minutes=round(minutes, 2))
        )

    def note_gym(
        self, person: str, model: str, score: float | None, *, good: bool, earned: Mapping[str, float], minutes: float
    ) -> None:
        """A model of the tone gym was imitated; `earned` is how near each aspect came, in [0, 1]."""
        curriculum, at = self._materials.curriculum, self._now()
        self._note(
            person, note_of_gym(model, curriculum, score, good=good, earned=earned, at=at, minutes=round(minutes, 2))
        )

    def note_reading(
        self,
        person: str,
        phrase: str,
        score: float | None,
        *,
        earned: Mapping[str, float] = MappingProxyType({}),
        minutes: float,
    ) -> None:
        """A phrase was read aloud; `earned` as for the gym."""
        curriculum, at = self._materials.curriculum, self._now()
        self._note(person, note_of_reading(phrase, curriculum, score, at=at, earned=earned, minutes=round(minutes, 2)))

    def put_away(self, person: str, tip: str) -> None:
        """Show this tip no more."""
        PathFile(self._data, person).change(
            lambda state: state.model_copy(update={"tips_away": tuple(sorted({*state.tips_away, tip}))})
        )

    def skip_placement(self, person: str) -> None:
        """Offer the placement no more."""
        PathFile(self._data, person).change(lambda state: state.model_copy(update={"placement": "skipped"}))

    def notes(self, person: str) -> tuple[Note, ...]:
        """Everything that was practised, oldest first."""
        return PathFile(self._data, person).read().notes

    def history(self, person: str, step: Step = Step.WEEK, days: int = 0) -> PracticeHistory:
        """How practice developed.

        Parameters
        ----------
        person : str
            Id of a profile; empty where nobody has one.
        step : Step
            How long a stretch is.
        days : int
            How far back, today included; 0 for all there is.
        """
        since = None
        if days:
            since = self._now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
        notes = self.notes(person)
        with self._index() as index:
            measured = practised(index, person, since)
        kept = [note for note in notes if since is None or note.at >= since]
        return PracticeHistory(points(kept, measured, step), bests(notes, self._title))

    def spots(self, person: str) -> tuple[Spot, ...]:
        """How weak each skill is, in the order of the curriculum."""
        now, notes = self._now(), self.notes(person)
        with self._index() as index:
            return self._spots(index.counts(person, _since(now)), notes, now.date())

    def _note(self, person: str, note: Note) -> None:
        def after(state: PathState) -> PathState:
            notes = (*state.notes, note)
            placed = state.placement == "open" and self._placed(state.model_copy(update={"notes": notes}))
            return state.model_copy(
                update={
                    "notes": notes,
                    "memory": remembered(state.memory, note.lost, note.at.date()),
                    "placement": "done" if placed else state.placement,
                    # What the placement found is what the plan is to be made of.
                    "plan_day": None if placed else state.plan_day,
                }
            )

        PathFile(self._data, person).change(after)

    def _planned(self, person: str, state: PathState, now: datetime) -> Callable[[PathState], PathState]:
        today, materials = now.date(), self._materials
        with self._index() as index:
            found = index.counts(person, _since(now))
            known = self._spots(found, state.notes, today)
            words = materials.curriculum.moments
            situation = Situation(
                now=now,
                calls=found,
                notes=state.notes,
                spots=known,
                said=lambda moment: was_said(index, person, words[moment], _midnight(now) - timedelta(days=1)),
                words=tuple(words),
            )
            tip = tip_of(materials.curriculum.tips, state, today, situation.holds, situation.words)
        # What was done today already belongs to the day: a plan made anew builds upon it.
        plan = chosen(known, state.memory, materials.exercises, state.notes, today, materials.curriculum.why)
        shown = {tip.id: today} if tip is not None else {}

        def keep(fresh: PathState) -> PathState:
            return fresh.model_copy(update={"plan_day": today, "plan": plan, "tips": {**fresh.tips, **shown}})

        return keep

    def _spots(self, found: tuple[Counts, ...], notes: tuple[Note, ...], today: date) -> tuple[Spot, ...]:
        return spots(
            self._materials.curriculum,
            call_signs(found, self._data / "sessions"),
            notes,
            today,
            item_title=lambda item: self._materials.items.get(item, Text(zh=item, en=item)),
            drill_title=lambda key: self._title(Opens.DRILL, key) or Text(zh=key, en=key),
            criterion=self._criterion,
        )

    def _criterion(self, drill: str, text: str) -> Text:
        return Text(zh=text, en=criterion_in(text, drill, self._materials.book, "en"))

    def _shown(self, state: PathState, today: date) -> Today:
        done = [note for note in state.notes if note.at.date() == today]
        cards = tuple(self._cards(state.plan, done))
        placement = placement_of(self._materials.curriculum, self._known(), state)
        offered = state.placement == "open" and placement.next is not None
        return Today(
            day=today,
            cards=cards,
            tip=self._tip(state, today),
            minutes=sum(card.minutes for card in cards),
            practised_min=round(sum(note.minutes for note in state.notes if note.at.date() == today), 1),
            placement=placement if offered else None,
        )

    def _cards(self, plan: tuple[Planned, ...], today: Sequence[Note]) -> Iterator[Card]:
        for one in plan:
            exercise = self._materials.find(one.opens, one.key)
            if exercise is not None:
                why = Text(zh=one.why[0], en=one.why[1])
                taken = [note.passed for note in today if (note.opens, note.key) == (one.opens, one.key)]
                yield Card(
                    key=one.key,
                    opens=one.opens,
                    skill=one.skill,
                    title=exercise.title,
                    why=why,
                    minutes=exercise.minutes,
                    done=bool(taken),
                    tried=bool(taken) and all(passed is False for passed in taken),
                )

    def _tip(self, state: PathState, today: date) -> Tip | None:
        entry = tip_of(self._materials.curriculum.tips, state, today, lambda _: False)
        return Tip(entry.id, entry.topic, entry.text, entry.source) if entry is not None else None

    def _placed(self, state: PathState) -> bool:
        return placement_of(self._materials.curriculum, self._known(), state).next is None

    def _known(self) -> dict[tuple[Opens, str], Exercise]:
        return {(one.opens, one.key): one for one in self._materials.exercises}

    def _stale(self, state: PathState, today: date) -> bool:
        """No plan for today, or one of which something is no longer there."""
        return state.plan_day != today or any(self._materials.find(one.opens, one.key) is None for one in state.plan)

    def _title(self, opens: Opens, key: str) -> Text | None:
        found = self._materials.find(opens, key)
        return found.title if found is not None else None


def _since(now: datetime) -> datetime:
    return _midnight(now) - timedelta(days=WINDOW_DAYS)


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
