from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.phrasebook.book import Wanted
from coach_app.ui.language import Language
from coach_app.ui.phrases.phrase_form import PhraseForm
from feedback.lexicon import PhraseClass
from tests.coach_app.ui.phrases.fake_phrases import a_book

BOOK, OWN = a_book().with_added(
    PhraseClass.STANDARD, Wanted("祝您顺心", ("祝您好运",), ticks=("goodbye", "closing_thanks"))
)


@pytest.fixture
def form(qtbot: QtBot, language: Language) -> PhraseForm:
    made = PhraseForm()
    qtbot.addWidget(made)
    made.use_items(BOOK, "en")
    return made


@pytest.mark.parametrize("name", [OWN, "STD-01", "FOR-02", "FOR-36"])
def test_what_is_shown_and_left_alone_is_as_it_was(form: PhraseForm, name: str) -> None:
    form.show_line(BOOK.line(name))
    assert form.wanted == BOOK.line(name).wanted


def test_what_is_written(form: PhraseForm) -> None:
    form.show_line(BOOK.line("FOR-02"))
    form.variants.setPlainText(" 一 \n\n二")
    form.severity.setCurrentIndex(1)
    assert form.wanted.variants == ("一", "二")
    assert form.wanted.severity == "note"


def test_there_is_nothing_to_write_in_without_a_phrase(form: PhraseForm) -> None:
    form.show_line(None)
    assert form.isHidden()


def test_another_item_takes_the_place_of_all_that_a_table_named(form: PhraseForm) -> None:
    form.show_line(BOOK.line(OWN))
    found = []
    for chosen in (1, 0):
        form.item.setCurrentIndex(chosen)
        found.append(form.wanted.ticks)
    assert found == [("opening",), ()]
