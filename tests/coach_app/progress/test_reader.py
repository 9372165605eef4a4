from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach_app.library.library import Library
from coach_app.library.measures import Measures
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.progress.points import Figure, Step
from coach_app.progress.reader import PERIODS, ProgressReader, reader_of
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.library.test_measures import measured
from tests.coach_app.progress.some_calls import FIRST, ME, a_call


class Asked:
    """An index that keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, datetime | None]] = []

    def measures(
        self, person: str = "", since: datetime | None = None, until: datetime | None = None
    ) -> tuple[Measures, ...]:
        assert until is None, "up to now"
        self.asked.append((person, since))
        return (a_call(),)


@pytest.mark.parametrize(("name", "days"), [("month", 30), ("quarter", 91), ("year", 365), ("all", 0)])
def test_a_period_ends_today_and_begins_at_midnight(tmp_path: Path, name: str, days: int) -> None:
    index, now = Asked(), FIRST + timedelta(hours=3)
    period = next(one for one in PERIODS if one.name == name)
    progress = ProgressReader(lambda: index, lambda: People(tmp_path), lambda: now).progress(ME, period)
    midnight = FIRST.replace(hour=0)
    assert index.asked == [(ME, midnight - timedelta(days=days - 1) if days else None)]
    assert progress.step is period.step


def test_people_are_named(tmp_path: Path) -> None:
    person = People(tmp_path).add(Profile.new("李静"))
    assert ProgressReader(Asked, lambda: People(tmp_path)).people() == ((person.id, "李静"),)


def test_it_is_read_from_the_index_of_a_data_folder(tmp_path: Path) -> None:
    measured(tmp_path, write_session(tmp_path, 0, ("您好。",), person=ME))
    with Library(tmp_path) as library:
        library.catch_up()
    (point,) = reader_of(tmp_path).progress(ME, PERIODS[-1]).points
    assert point.values[Figure.RATE] == 245.0
    assert PERIODS[-1].step is Step.WEEK
