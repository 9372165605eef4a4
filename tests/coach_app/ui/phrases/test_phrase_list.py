from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach_app.phrasebook.book import Wanted
from coach_app.ui.language import Language
from coach_app.ui.phrases.phrase_list import PhraseList
from feedback.lexicon import PhraseClass
from tests.coach_app.ui.phrases.fake_phrases import a_book


@pytest.fixture
def phrases(qtbot: QtBot, language: Language) -> PhraseList:
    made = PhraseList()
    qtbot.addWidget(made)
    made.show_book(a_book(), "STD-01")
    return made


def test_everything_is_listed_and_one_is_chosen(phrases: PhraseList) -> None:
    assert len(phrases.shown) == len(a_book().lines())
    assert phrases.current == "STD-01"


def test_kinds_apart(phrases: PhraseList) -> None:
    phrases.kind.setCurrentIndex(2)
    assert phrases.shown
    assert all(name.startswith("FOR") for name in phrases.shown)
    phrases.kind.setCurrentIndex(3)
    assert phrases.shown == ()


def test_search_in_words_and_numbers(phrases: PhraseList) -> None:
    phrases.search.setText("for-02")
    assert phrases.shown == ("FOR-02",)
    phrases.search.setText("稍等")
    assert "STD-22" in phrases.shown


def test_a_new_phrase_is_seen_whatever_was_searched_for(qtbot: QtBot, phrases: PhraseList) -> None:
    phrases.search.setText("nothing like it")
    book, name = a_book().with_added(PhraseClass.STANDARD, Wanted("祝您顺心"))
    with qtbot.waitSignal(phrases.chosen) as chosen:
        phrases.show_book(book, name)
    assert chosen.args == [name]


def test_writing_a_phrase_draws_its_line_and_no_other(qtbot: QtBot, language: Language) -> None:
    book, made = a_book(), PhraseList()
    qtbot.addWidget(made)
    made.show_book(book, "STD-02")
    drawn = [made.list.item(at) for at in range(made.list.count())]
    made.show_book(book.worded("STD-02", replace(book.line("STD-02").wanted, text="您好您好")), "STD-02")
    assert all(made.list.item(at) is item for at, item in enumerate(drawn))
    assert [item.text() for item in drawn if item.text().startswith("您好您好\n")]
    assert made.current == "STD-02"
