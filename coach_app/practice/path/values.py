"""What the path tells the pages of practice: plain values with sentences in both languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from feedback.rule import Text


class Opens(StrEnum):
    """What a card leads to."""

    DRILL = "drill"
    GYM = "gym"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Card:
    """One of today's exercises.

    Parameters
    ----------
    key : str
        Id of the drill, of the gym's model, or of the phrase to read aloud.
    opens : Opens
        Which of them.
    skill : str
        What it practises: an id of the curriculum.
    title, why : Text
        What it is, and in one plain sentence why it is there.
    minutes : float
        How long it takes about.
    done : bool
        It has been done today.
    tried : bool
        It has, and has not come off yet.
    """

    key: str
    opens: Opens
    skill: str
    title: Text
    why: Text
    minutes: float
    done: bool = False
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Tip:
    """Today's tip.

    Parameters
    ----------
    id : str
        ``CRS-10``.
    topic, text : Text
        What it is about, and the tip.
    source : str
        Title and place of the document.
    """

    id: str
    topic: Text
    text: Text
    source: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A short reading and two drills, from which the first plan is made.

    Parameters
    ----------
    steps : tuple of Card
        In their order; those that are done say so.
    minutes : float
        How long what is left takes about.
    """

    steps: tuple[Card, ...]
    minutes: float

    @property
    def next(self) -> Card | None:
        """The step that comes next."""
        return next((step for step in self.steps if not step.done), None)


@dataclass(frozen=True, slots=True)
class Today:
    """What somebody sees when they come to practise.

    Parameters
    ----------
    day : date
        Today, where the person is.
    cards : tuple of Card
        About ten minutes, the most useful first; the same ones all day.
    tip : Tip or None
        At most one a day; ``None`` once it was put away.
    minutes : float
        What the cards take together.
    practised_min : float
        Minutes practised today, whatever was practised.
    placement : Placement or None
        Offered until it is done or skipped.
    """

    day: date
    cards: tuple[Card, ...] = ()
    tip: Tip | None = None
    minutes: float = 0.0
    practised_min: float = 0.0
    placement: Placement | None = None


@dataclass(frozen=True, slots=True)
class Best:
    """The best that somebody has done at one exercise.

    Parameters
    ----------
    key : str
        Id of the drill or of the gym's model.
    opens : Opens
        Which of them.
    title : Text
        Its name.
    score : float
        In per cent.
    day : date
        When it was reached first.
    """

    key: str
    opens: Opens
    title: Text
    score: float
    day: date


@dataclass(frozen=True, slots=True)
class PracticePoint:
    """Practice of a day or a week.

    Parameters
    ----------
    start : date
        Its first day.
    takes : int
        Drills and gym takes.
    minutes : float
        Minutes practised.
    score : float or None
        Mean of the graded drills, in per cent.
    rate_cpm, level_spread_db, pitch_spread_st : float or None
        Of the agent's own voice in the practice sessions, by how long they spoke.
    phrases : float or None
        Share of the phrases asked for that were said, in per cent.
    """

    start: date
    takes: int
    minutes: float
    score: float | None = None
    rate_cpm: float | None = None
    level_spread_db: float | None = None
    pitch_spread_st: float | None = None
    phrases: float | None = None


@dataclass(frozen=True, slots=True)
class PracticeHistory:
    """How practice developed.

    Parameters
    ----------
    points : tuple of PracticePoint
        Days or weeks with practice, oldest first.
    bests : tuple of Best
        Newest first.
    """

    points: tuple[PracticePoint, ...] = ()
    bests: tuple[Best, ...] = ()
