from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.errors import BadInputError
from coach_app.ui.language import Language
from coach_app.ui.practice.result_page import ResultPage
from coach_app.ui.practice.shown import Result
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import CARD, CARDS, SESSION, mark


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> ResultPage:
    made = ResultPage(theme)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def result(session: str = SESSION, more: bool = True) -> Result:
    return Result(CARD, session, Path(SESSION), mark(False), next=CARDS[1] if more else None)


def test_unmet_criteria_come_first_in_their_group_and_own_ticks_last(page: ResultPage) -> None:
    page.show_result(result())
    assert [row.criterion.origin for row in page.rows] == [
        "must:STD-03",
        "must:STD-01",
        "base:4",
        "must:TON-12",
        "pass:1",
    ]
    heads = [label.text() for label in page.findChildren(QLabel) if label.property("role") == "heading"]
    assert heads == ["Phrases", "Tone of voice", "For yourself: tick what you did. It counts nowhere."]


def test_what_comes_next_is_offered(page: ResultPage, qtbot: QtBot) -> None:
    page.show_result(result())
    assert page.next_button.text() == "Next"
    with qtbot.waitSignal(page.next) as wanted:
        page.ask_next()
    assert wanted.args == [CARDS[1]]
    page.show_result(result(more=False))
    assert page.next_button.text() == "Done"


def test_what_was_not_kept_cannot_be_reviewed(page: ResultPage, qtbot: QtBot) -> None:
    page.show_result(result(""))
    assert not page.review_button.isVisible()
    with qtbot.assertNotEmitted(page.review):
        page.ask_review()


def test_a_take_without_marks_may_be_taken_again(page: ResultPage, qtbot: QtBot) -> None:
    page.show_marking()
    assert page.message.words[0] == "The take is being marked …"
    page.show_failed(BadInputError("No.", "Again."), "en")
    with qtbot.waitSignal(page.again):
        page.message.button.click()
    with qtbot.waitSignal(page.home):
        page.message.second.click()


def test_a_sound_that_cannot_be_played_is_told(page: ResultPage) -> None:
    page.show_result(result())
    page.say("It cannot be heard", "…")
    assert page.banner.isVisible()
    page.say("", "")
    assert not page.banner.isVisible()


def test_a_result_is_told_in_the_language_in_use_and_ticked_by_what_was_marked(
    theme: Theme, language: Language, qtbot: QtBot
) -> None:
    page = ResultPage(theme, language)
    qtbot.addWidget(page)
    marks = mark(False)
    own = replace(marks.criteria[-1], text="Nothing hurried you", key="心里不着急")
    english = replace(marks, criteria=(*marks.criteria[:-1], own))
    told = {"zh": (CARD, marks), "en": (CARD.model_copy(update={"title": "A card"}), english)}
    page.show_result(replace(result(), told=told, ticked=frozenset({"心里不着急"})))
    assert page.accessibleName().startswith("A card. ")
    box = page.rows[-1].box
    assert box is not None
    assert (box.accessibleName(), box.isChecked()) == ("Nothing hurried you", True)
    with qtbot.waitSignal(page.tick) as ticked:
        box.click()
    assert ticked.args == ["心里不着急", False]
    language.use("zh")
    QCoreApplication.sendPostedEvents()
    assert page.accessibleName().startswith(f"{CARD.title}。" if "。" in page.accessibleName() else f"{CARD.title}. ")
    assert page.rows[-1].criterion.text == "心里不着急"
    language.use("en")


def test_what_was_ticked_stays_ticked_in_another_language(page: ResultPage, language: Language) -> None:
    page.show_result(result())
    box = page.rows[-1].box
    assert box is not None
    box.setChecked(True)
    language.use("zh")
    QCoreApplication.processEvents()
    anew = page.rows[-1].box
    assert anew is not None
    assert anew is not box
    assert anew.isChecked()
    anew.setChecked(False)
    language.use("en")
    QCoreApplication.processEvents()
    last = page.rows[-1].box
    assert last is not None
    assert not last.isChecked()
