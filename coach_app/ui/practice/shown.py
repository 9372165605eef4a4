"""What the practice pages show, as plain values: no thresholds, no files, nothing that could be slow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from feedback.drills.drill import Drill, DrillKind
    from feedback.drills.marking import TakeMark


class Opens(StrEnum):
    """What a card of today leads to."""

    DRILL = "drill"
    GYM = "gym"
    READING = "reading"


class Lack(StrEnum):
    """What is missing on this computer, most serious first; practice still opens without any of them."""

    CONSENT = "consent"
    MICROPHONE = "microphone"
    OUTPUT = "output"
    MODEL = "model"
    CALIBRATION = "calibration"


@dataclass(frozen=True, slots=True)
class TodayCard:
    """One of today's three.

    Parameters
    ----------
    key : str
        Id of the drill, of the gym's model, or of the text to read.
    opens : Opens
        Where it leads.
    title, why : str
        What it is, and why it is there, in the language that was asked for.
    minutes : float
        How long it takes about.
    done : bool
        It has been done today.
    """

    key: str
    opens: Opens
    title: str
    why: str
    minutes: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class DrillRow:
    """One drill of the list.

    Parameters
    ----------
    id, title, sector : str
        As the catalogue has them.
    kind : DrillKind
        What is practised.
    difficulty : int
        From 1 to 4.
    times : int
        How often it has been taken.
    score : float or None
        Of the last take, in per cent; ``None`` where it was not graded or never taken.
    passed : bool or None
        Whether the last take passed.
    words : str
        What else a search looks at: its background and lines.
    """

    id: str
    title: str
    kind: DrillKind
    difficulty: int
    sector: str
    times: int = 0
    score: float | None = None
    passed: bool | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """Today's tip: its id, its words in the language that was asked for, and where they come from."""

    id: str
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """The drills that find out where somebody stands: all of them, how many are done, and how long they take."""

    drills: tuple[str, ...]
    done: int
    minutes: float

    @property
    def next(self) -> str:
        """The drill that comes next; empty when all are done."""
        return self.drills[self.done] if self.done < len(self.drills) else ""


@dataclass(frozen=True, slots=True)
class Home:
    """Everything on the first page.

    Parameters
    ----------
    cards : tuple of TodayCard
        Today's ten minutes.
    drills : tuple of DrillRow
        In the order of the catalogue.
    kinds : dict
        What kinds are called.
    lacks : tuple of Lack
        What is missing.
    tip : Tip or None
        Of today, unless it was put away.
    placement : Placement or None
        Where it is still to be found out where somebody stands.
    minutes_today : float
        Minutes practised today.
    """

    cards: tuple[TodayCard, ...] = ()
    drills: tuple[DrillRow, ...] = ()
    kinds: dict[DrillKind, str] = field(default_factory=dict)
    lacks: tuple[Lack, ...] = ()
    tip: Tip | None = None
    placement: Placement | None = None
    minutes_today: float = 0.0

    @property
    def over(self) -> bool:
        """Today's cards have all been done."""
        return bool(self.cards) and all(card.done for card in self.cards)


@dataclass(frozen=True, slots=True)
class Strategy:
    """The card of a customer type: who calls, and what helps."""

    title: str
    about: str
    do: str


@dataclass(frozen=True, slots=True)
class Wave:
    """The sound of a line as a picture: how long it lasts, and its loudness in equal steps, each in [0, 1]."""

    lasts_s: float = 0.0
    peaks: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drill before it begins.

    Parameters
    ----------
    drill : Drill
        As its author wrote it.
    kind, background : str
        What sort it is, and who calls, with the names of this centre in it.
    strategy : Strategy or None
        Of its customer type.
    waves : dict of str to Wave
        Of its lines, by their ids.
    hints, avoid : tuple of str
        What has to be said or done, and what must not be said, in a few words each.
    targets : dict of str to str
        What the answers to its prompts aim at, with the unit.
    row : DrillRow or None
        How it went before.
    """

    drill: Drill
    kind: str
    background: str
    strategy: Strategy | None = None
    waves: dict[str, Wave] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    targets: dict[str, str] = field(default_factory=dict)
    row: DrillRow | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A take that is over.

    Parameters
    ----------
    drill : Drill
        What was practised.
    session : str
        Id of the session that holds it; empty where nothing was kept.
    folder : Path
        Where its sound is.
    mark : TakeMark
        How it was marked.
    names : dict of str to str
        What the ids of the catalogue are called.
    ticked : frozenset of str
        Texts of the criteria that the learner ticked.
    best : bool
        No take of this drill had more.
    next : str
        The drill that is proposed next; empty for none.
    """

    drill: Drill
    session: str
    folder: Path
    mark: TakeMark
    names: dict[str, str] = field(default_factory=dict)
    ticked: frozenset[str] = frozenset()
    best: bool = False
    next: str = ""


@dataclass(frozen=True, slots=True)
class PracticeProgress:
    """Weeks of practice.

    Parameters
    ----------
    scores : tuple of (date, float)
        Mean of the graded takes of each week, by its Monday, in per cent.
    minutes : tuple of (date, float)
        Minutes practised in each week.
    bests : tuple of (str, float, date)
        Title, best score and day, newest first.
    """

    scores: tuple[tuple[date, float], ...] = ()
    minutes: tuple[tuple[date, float], ...] = ()
    bests: tuple[tuple[str, float, date], ...] = ()
