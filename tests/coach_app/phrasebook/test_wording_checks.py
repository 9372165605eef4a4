from __future__ import annotations

import pytest

from coach_app.phrasebook.book import Book, Wanted
from coach_app.phrasebook.wording_checks import WordingError, wrong_in, wrong_of
from feedback.lexicon import PhraseClass
from feedback.pack import load_pack


@pytest.fixture(scope="module")
def book() -> Book:
    return Book.new(load_pack(), "cloud-sea")


def test_every_phrase_of_the_pack_is_right(book: Book) -> None:
    assert all(wrong_of(line.wanted, line.kind, book) == [] for line in book.lines())
    assert wrong_in(book) == ()


def test_what_stands_for_a_placeholder_can_be_heard(book: Book) -> None:
    alone = Wanted("{公司}")
    assert wrong_of(alone, PhraseClass.STANDARD, book)[0][0] == "“{公司}”里没有能听的字"
    assert wrong_of(alone, PhraseClass.STANDARD, book.placed({"公司": "云海宽带"})) == []


def test_what_was_there_already_is_let_be(book: Book) -> None:
    mine, name = book.with_added(PhraseClass.STANDARD, Wanted("……", ticks=("goodby",)))
    line = mine.line(name)
    assert wrong_of(line.wanted, line.kind, mine, line) == []


def test_all_mistakes_of_a_book_are_named_by_phrase(book: Book) -> None:
    mine, one = book.with_added(PhraseClass.STANDARD, Wanted("您好{公思}", ticks=("goodby",)))
    mine, other = mine.with_added(PhraseClass.FORBIDDEN, Wanted("我不管", replacement="我请{xyz}来"))
    assert [name for name, _, _ in wrong_in(mine)] == [one, one, other]
    assert "FOR-501: there is no placeholder {xyz}" in str(WordingError(wrong_in(mine)))
