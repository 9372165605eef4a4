"""The page that says how much of each drill is assessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.practice.books import open_book
from coach_app.practice.drill_table import WITH, drill_table, shares, unassessed
from feedback.drills.book import DrillBook
from feedback.drills.measure import Need
from feedback.pack import load_pack

PAGE = Path(__file__).parents[3] / "docs" / "drills.md"
#: Of all drills, so many may be shown as practice without a grade.
MOST_UNGRADED = 12


@pytest.fixture(scope="module")
def book() -> DrillBook:
    return open_book(load_pack())


def test_the_page_is_current(book: DrillBook) -> None:
    assert PAGE.read_text("utf-8") == drill_table(book), "write it anew: coach drill table > docs/drills.md"


def test_few_drills_are_practice_without_a_grade(book: DrillBook) -> None:
    ungraded = [drill.id for drill in book.drill if shares(drill, book)[0] < book.grade_from]
    assert len(ungraded) <= MOST_UNGRADED, ungraded


def test_the_less_there_is_to_hear_with_the_less_is_assessed(book: DrillBook) -> None:
    for drill in book.drill:
        everything, no_smile, no_reading, no_words = shares(drill, book)
        assert 1.0 >= everything >= no_smile >= no_reading >= 0.0
        assert everything >= no_words >= 0.0


def test_what_cannot_be_assessed_is_named(book: DrillBook) -> None:
    for drill in book.drill:
        assert bool(unassessed(drill, book)) == (shares(drill, book)[0] < 1 - 1e-9)
        assert not unassessed(drill, book, frozenset(Need)) or drill.id in PAGE.read_text("utf-8")


def test_every_drill_has_a_row(book: DrillBook) -> None:
    rows = [line for line in drill_table(book).splitlines() if line.startswith("| SCN-")]
    assert len(rows) == len(book.drill)
    assert all(row.count("|") == len(WITH) + 5 for row in rows)
