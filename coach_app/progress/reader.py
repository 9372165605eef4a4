"""Reads somebody's progress out of the library; nothing of it goes anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from coach_app.library.library import Library
from coach_app.library.measures import Measures
from coach_app.people.people import People
from coach_app.progress.points import Progress, Step, progress_of


@dataclass(frozen=True, slots=True)
class Period:
    """How far back, and in which steps.

    Parameters
    ----------
    name : str
        For settings and choosers.
    days : int
        Including today; 0 for all there is.
    step : Step
        How long a stretch is.
    """

    name: str
    days: int
    step: Step


#: What can be chosen; the first is shown unasked.
PERIODS = (
    Period("month", 30, Step.DAY),
    Period("quarter", 91, Step.WEEK),
    Period("year", 365, Step.WEEK),
    Period("all", 0, Step.WEEK),
)


class Index(Protocol):
    """Of a library, what progress is read from."""

    def measures(
        self, person: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Measures, ...]:
        """Figures of judged calls, oldest first."""


def _now() -> datetime:
    return datetime.now().astimezone()


class ProgressReader:
    """What the progress page asks for; all of it is slow and called outside the window's thread.

    Parameters
    ----------
    index : callable
        Gives the library, opened.
    people : callable
        Gives who keeps profiles.
    now : callable
        The time of day.
    """

    def __init__(
        self, index: Callable[[], Index], people: Callable[[], People], now: Callable[[], datetime] = _now
    ) -> None:
        self._index, self._people, self._now = index, people, now

    def people(self) -> tuple[tuple[str, str], ...]:
        """Ids and names of everybody with a profile, by name."""
        return tuple((one.id, one.name) for one in self._people().all())

    def progress(self, person: str, period: Period) -> Progress:
        """How somebody's calls developed.

        Parameters
        ----------
        person : str
            Id of a profile; empty for everybody together.
        period : Period
            How far back, and in which steps.
        """
        since = None
        if period.days:
            midnight = self._now().replace(hour=0, minute=0, second=0, microsecond=0)
            since = midnight - timedelta(days=period.days - 1)
        return progress_of(self._index().measures(person, since), period.step)


def reader_of(data: Path) -> ProgressReader:
    """A reader of a data folder that opens the library for each look.

    Parameters
    ----------
    data : Path
        The user's data folder.
    """

    def look() -> Index:
        return _Once(data)

    return ProgressReader(look, lambda: People(data / "people"))


class _Once:
    """A library that is open for one question."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def measures(
        self, person: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Measures, ...]:
        """As :meth:`coach_app.library.library.Library.measures`."""
        with Library(self._data) as library:
            return library.measures(person, since, until)
