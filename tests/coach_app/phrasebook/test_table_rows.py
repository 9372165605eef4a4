from __future__ import annotations

import pytest

from coach_app.phrasebook.book import Book, Origin, Wanted
from coach_app.phrasebook.table_rows import COLUMNS, Mistakes, row_of, rows_of, taken_in
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea")


def test_a_row_says_what_it_means() -> None:
    wrong: Mistakes = []
    cells = {
        "kind": "禁语",
        "text": "我不管",
        "variants": "我管不着；与我无关|不归我管",
        "severity": "记录",
        "on": "否",
    }
    row = row_of(7, cells, wrong)
    assert not wrong
    assert row is not None
    assert (row.kind, row.on, row.line) == (PhraseClass.FORBIDDEN, False, 7)
    assert row.wanted == Wanted("我不管", ("我管不着", "与我无关", "不归我管"), "", "note")


@pytest.mark.parametrize(
    "cells",
    [
        {"kind": "x", "text": "a"},
        {"kind": "禁语"},
        {"kind": "禁语", "text": "字" * 121},
        {"kind": "禁语", "text": "a", "on": "也许"},
    ],
)
def test_what_is_wrong_is_said_in_both_languages(cells: dict[str, str]) -> None:
    wrong: Mistakes = []
    assert row_of(3, cells, wrong) is None
    assert wrong[0][0] == 3
    assert all(wrong[0][1:])


def test_a_row_with_the_number_of_a_phrase_changes_that_phrase(book: Book) -> None:
    wrong: Mistakes = []
    row = row_of(2, {"id": "FOR-02", "kind": "禁语", "text": "说了你也不懂", "on": "是"}, wrong)
    assert row is not None
    after = taken_in(book, [row], wrong)
    assert (wrong, after.line("FOR-02").origin) == ([], Origin.REWORDED)


def test_a_phrase_cannot_become_one_of_the_other_kind(book: Book) -> None:
    wrong: Mistakes = []
    row = row_of(2, {"id": "FOR-02", "kind": "规范用语", "text": "好"}, wrong)
    assert row is not None
    taken_in(book, [row], wrong)
    assert wrong[0][0] == 2


def test_every_phrase_is_a_row(book: Book) -> None:
    assert len(rows_of(book, everything=True)) == len(book.lines())
    assert {len(row) for row in rows_of(book, everything=True)} == {len(COLUMNS)}
    assert rows_of(book, everything=False) == []
