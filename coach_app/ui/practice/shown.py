"""What the practice pages show, as plain values: no thresholds, no files, nothing that could be slow."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from coach_app.practice.lacking import Lack
    from coach_app.practice.path.values import Card, Placement, Today
    from feedback.drills.drill import Drill, DrillKind
    from feedback.drills.marking import TakeMark


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
class Home:
    """Everything on the first page.

    Parameters
    ----------
    today : Today or None
        Today's ten minutes, the tip, the placement.
    drills : tuple of DrillRow
        In the order of the catalogue.
    kinds : dict
        What kinds are called.
    lacks : tuple of Lack
        What is missing.
    """

    today: Today | None = None
    drills: tuple[DrillRow, ...] = ()
    kinds: dict[DrillKind, str] = field(default_factory=dict)
    lacks: tuple[Lack, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """Today's."""
        return self.today.cards if self.today is not None else ()

    @property
    def placement(self) -> Placement | None:
        """Where it is still to be found out where somebody stands."""
        return self.today.placement if self.today is not None else None

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
    told : dict of str to Drill
        The drill in each language, by its code, with the names of this centre in what the screen asks for.
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
    told: dict[str, Drill] = field(default_factory=dict)

    def drill_in(self, language: str) -> Drill:
        """The drill as readers of a language are told of it."""
        return self.told.get(language, self.drill)


class Ended(StrEnum):
    """How the call of a drill ended."""

    AGENT = "agent"
    """The learner hung up."""
    CUSTOMER = "customer"
    """The customer hung up."""
    SILENCE = "silence"
    """So did a customer to whom nobody spoke."""
    PATIENCE = "patience"
    """So did one who had not heard what they waited for."""
    STOPPED = "stopped"
    """Nobody did."""
    IDLE = "idle"
    """It ended by itself: nobody spoke any more."""
    LONGEST = "longest"
    """It ended by itself, as it went on for too long."""

    @property
    def by_itself(self) -> bool:
        """Whether nobody may be there any more."""
        return self in (Ended.IDLE, Ended.LONGEST)


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
    ticked : frozenset of str
        Keys of the criteria that the learner ticked: their texts as they were marked.
    best : bool
        No take of this drill had more.
    next : Card or None
        What of today comes next.
    told : dict of str to (Drill, TakeMark)
        The drill and its marks in each language, by its code.
    ended : Ended or None
        How the call ended; ``None`` where it was no call and came to its end.
    """

    drill: Drill
    session: str
    folder: Path
    mark: TakeMark
    ticked: frozenset[str] = frozenset()
    best: bool = False
    next: Card | None = None
    told: dict[str, tuple[Drill, TakeMark]] = field(default_factory=dict)
    ended: Ended | None = None

    def told_in(self, language: str) -> Result:
        """The same result as readers of a language are told of it."""
        drill, mark = self.told.get(language, (self.drill, self.mark))
        return replace(self, drill=drill, mark=mark)
