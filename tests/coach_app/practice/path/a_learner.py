"""Somebody who practises as they are told, with real session folders: weak where it is said, better with practice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from audio.span import Span
from coach_app.library.library import Library
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.path.exercises import skills_of
from coach_app.practice.path.opening import open_path
from coach_app.practice.path.today import LearningPath, Materials
from coach_app.practice.path.values import Card, Opens
from coach_app.recording.sessions import Kind
from feedback.drills.criteria import asked
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.flag import Kind as FlagKind
from feedback.pack import Pack, load_pack
from feedback.rubric import Outcome
from tests.coach_app.library.sessions_on_disk import FIRST, write_session
from tests.coach_app.library.test_measures import measured
from tests.coach_app.samples import a_flag

#: Flags of a call of ten minutes of talk by somebody who is as weak as can be.
_FLAGS = 5
_TALK_S = 600.0
#: Who loses no more of a skill meets what is asked.
_MET = 0.15


@cache
def pack() -> Pack:
    """The pack's rules, read once."""
    return load_pack()


@cache
def materials() -> Materials:
    """What the pack has to practise, read once."""
    return open_path(Path("nowhere"), pack()).materials


@dataclass
class Learner:
    """Practises on a computer of their own.

    Parameters
    ----------
    data : Path
        Data folder.
    weak : dict of str to float
        Skill and how much of it is lost, in [0, 1]; a tenth for those not named.
    learns : float
        What is left of that after each exercise.
    flagged : tuple
        Skills that show in their calls, and as which kind of flag.
    """

    data: Path
    weak: dict[str, float]
    learns: float = 0.8
    flagged: tuple[tuple[str, FlagKind], ...] = (("rate", FlagKind.RATE_FAST),)
    person: str = ""
    now: datetime = FIRST
    practised: list[tuple[int, Card]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.person = People(self.data / "people").add(Profile.new("李静")).id
        self.path = LearningPath(self.data, materials(), lambda: Library(self.data), lambda: self.now)

    def loses(self, skill: str) -> float:
        """How much of a skill is lost now."""
        return self.weak.get(skill, 0.1)

    def live(self, days: Iterable[int]) -> None:
        """Each day a call in the morning, and today's cards in the evening."""
        for day in days:
            self.call(day)
            self.now = FIRST + timedelta(days=day, hours=10)
            for card in self.path.todays(self.person).cards:
                self.practise(card)
                self.practised.append((day, card))

    def call(self, day: int) -> None:
        """A call in which weak skills show."""
        flags = [
            a_flag(number=n, rule=kind.value, kind=kind, span=Span(20.0 * n, 20.0 * n + 4))
            for skill, kind in self.flagged
            for n in range(int(_FLAGS * self.loses(skill)))
        ]
        write_session(self.data, 24 * day, ("您好。",), flags, person=self.person)
        self._measured(24 * day)

    def practise(self, card: Card) -> None:
        """Do what a card asks for, as well as can be."""
        self.now += timedelta(minutes=card.minutes)
        lost = self.loses(card.skill)
        if card.opens is Opens.DRILL:
            number = 24 * (self.now - FIRST).days + 11 + len(self.practised) % 3
            session = write_session(self.data, number, ("练习。",), kind=Kind.PRACTICE, person=self.person)
            self._measured(number)
            self.path.note_take(self.person, self.mark(card.key), card.key, session=session, minutes=card.minutes)
        elif card.opens is Opens.GYM:
            skill = self.path.materials.curriculum.skill(card.skill)
            assert skill is not None
            earned = dict.fromkeys(skill.aspects, 1 - lost)
            self.path.note_gym(
                self.person, card.key, 100 * (1 - lost), good=lost < 0.2, earned=earned, minutes=card.minutes
            )
        else:
            self.path.note_reading(self.person, card.key, 100 * (1 - lost), minutes=card.minutes)
        self.weak[card.skill] = lost * self.learns

    def mark(self, drill: str) -> TakeMark:
        """A take of a drill: of each criterion so much is met as the learner has of its skill."""
        found = self.path.materials.book.get(drill)
        assert found is not None
        criteria = []
        for one in asked(found, self.path.materials.book):
            skills = skills_of(one, self.path.materials.curriculum)
            lost = max((self.loses(skill) for skill in skills), default=0.0)
            earned = 1 - lost if lost > _MET else 1.0
            outcome = Outcome.PASSED if earned >= 1 else Outcome.PARTLY
            if one.weight:
                criteria.append(
                    CriterionMark(one.criterion.text, one.origin, one.criterion.group, one.weight, earned, outcome)
                )
        score = sum(c.weight * (c.earned or 0) for c in criteria) / sum(c.weight for c in criteria) * 100
        return TakeMark(
            round(score, 1), 1.0, graded=True, passed=score >= 80, kept_from=None, groups=(), criteria=tuple(criteria)
        )

    def times(self, days: range) -> Counter[str]:
        """How often each skill had a card on these days."""
        return Counter(card.skill for day, card in self.practised if day in days)

    def _measured(self, number: int) -> None:
        began = FIRST + timedelta(hours=number)
        session = f"{began:%Y%m%d-%H%M%S}-{number:04x}"
        measured(self.data, session, speech_s=_TALK_S, rate_cpm=240 + 90 * self.loses("rate"))
        with Library(self.data, rubric_of=lambda _: pack().rubric) as library:
            library.add(session)
