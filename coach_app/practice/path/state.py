"""What is kept of somebody's practice: a small file in their folder, written whole or not at all.

It goes with the profile: whoever removes a person removes this with it. Scores and names of
exercises stand in it, never words that were said.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

from filelock import FileLock
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from coach_app.atomic_file import set_aside, write_atomically
from coach_app.errors import BadInputError
from coach_app.practice.path.values import Opens

#: Name of the file in a person's folder, or in the data folder where nobody has a profile.
FILE: Final = "path.json"
_SCHEMA: Final = "coach.path/1"
#: Older notes than these are dropped: about three years of ten minutes a day.
_MOST: Final = 4000


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


class Note(_Kept):
    """One exercise that was done.

    Parameters
    ----------
    at : datetime
        When it ended, with the zone where the person was.
    opens : Opens
        What it was.
    key : str
        Id of the drill, of the gym's model, or of the phrase.
    session : str
        Id of the practice session that holds it; empty where nothing was kept.
    minutes : float
        How long it took.
    score : float or None
        In per cent; ``None`` without a grade.
    passed : bool or None
        Whether it was good enough; ``None`` without a grade.
    difficulty : int
        Of the drill; 0 for anything else.
    lost : dict of str to float
        Skill and the share of its criteria that was not met, in [0, 1].
    missed : dict of str to str
        Skill and the criterion that cost it most, as people read it.
    phrases : tuple of (int, int) or None
        Phrases asked for that were said, and all of them.
    """

    at: AwareDatetime
    opens: Opens
    key: str
    session: str = ""
    minutes: float = Field(0.0, ge=0)
    score: float | None = None
    passed: bool | None = None
    difficulty: int = 0
    lost: dict[str, float] = {}
    missed: dict[str, str] = {}
    phrases: tuple[int, int] | None = None


class Planned(_Kept):
    """A card of a day's plan."""

    key: str
    opens: Opens
    skill: str
    why: tuple[str, str]


class PathState(_Kept):
    """Everything that is kept.

    Parameters
    ----------
    schema_ : str
        ``coach.path/1``, written ``schema``.
    notes : tuple of Note
        Oldest first.
    memory : dict
        Skill and its card of spaced repetition.
    plan_day, plan : date or None, tuple of Planned
        The plan that holds for that day.
    tips : dict of str to date
        Tip and the day it was shown.
    tips_away : tuple of str
        Tips that were put away.
    placement : str
        ``open``, ``done`` or ``skipped``.
    """

    schema_: Literal["coach.path/1"] = Field(default="coach.path/1", alias="schema")
    notes: tuple[Note, ...] = ()
    memory: dict[str, dict[str, Any]] = {}
    plan_day: date | None = None
    plan: tuple[Planned, ...] = ()
    tips: dict[str, date] = {}
    tips_away: tuple[str, ...] = ()
    placement: Literal["open", "done", "skipped"] = "open"


class PathFile:
    """Reads and changes the file of one person.

    Parameters
    ----------
    data : Path
        The user's data folder.
    person : str
        Id of a profile; empty where nobody has one.

    Raises
    ------
    BadInputError
        If that is no id of a profile.

    Examples
    --------
    >>> import tempfile
    >>> file = PathFile(Path(tempfile.mkdtemp()), "")
    >>> file.change(lambda state: state.model_copy(update={"placement": "skipped"})).placement
    'skipped'
    >>> file.read().placement
    'skipped'
    """

    def __init__(self, data: Path, person: str) -> None:
        if person and not (person.startswith("p-") and person[2:].isalnum()):
            raise BadInputError("This is no id of a profile.", "Choose the person from the list.")
        self._person = person
        self._path = (data / "people" / person if person else data) / FILE

    def read(self) -> PathState:
        """What is kept; nothing yet where there is no file. One that cannot be used is set aside and kept."""
        try:
            return PathState.model_validate_json(self._path.read_bytes())
        except FileNotFoundError:
            return PathState()
        except (ValidationError, UnicodeDecodeError):
            set_aside(self._path)
            return PathState()

    def change(self, how: Callable[[PathState], PathState]) -> PathState:
        """Put what `how` makes of the state in its place; others who change it meanwhile wait.

        Of somebody who was forgotten nothing is written again.
        """
        if self._person and not self._path.parent.is_dir():
            return how(PathState())
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self._path.with_name(f".{FILE}.lock"), timeout=10):
            old = self.read()
            new = how(old)
            if new != old:
                kept = new.model_copy(update={"notes": new.notes[-_MOST:]})
                write_atomically(self._path, kept.model_dump_json(by_alias=True, indent=1) + "\n")
        return new
