from __future__ import annotations

from dataclasses import replace

from coach_app.phrasebook.book import Book, Wanted
from coach_app.phrasebook.changes import Changes, changes
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack


def test_what_differs_is_counted() -> None:
    book = Book.new(load_pack(), "cloud-sea")
    after, _ = book.with_added(PhraseClass.FORBIDDEN, Wanted("我不管"))
    old = book.line("FOR-02").wanted
    after = after.worded("FOR-02", replace(old, replacement="", severity="note")).switched("STD-01", False)
    assert changes(book, after) == Changes(
        added=1, changed=2, parts={"replacement": 1, "severity": 1}, emptied={"replacement": 1}, off=1, on=0
    )
    assert changes(book.switched("STD-01", False), book).on == 1


def test_a_book_differs_in_nothing_from_itself() -> None:
    book = Book.new(load_pack(), "cloud-sea")
    assert changes(book, book) == Changes(0, 0, {}, {}, 0, 0)
