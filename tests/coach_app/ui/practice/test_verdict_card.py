from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.shown import Ended, Result
from coach_app.ui.practice.verdict_card import VerdictCard
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import CARD, SESSION, THING, mark


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> VerdictCard:
    made = VerdictCard(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def result(passed: bool | None, best: bool = False) -> Result:
    return Result(CARD, SESSION, Path(SESSION), mark(passed), best=best)


def test_the_one_thing_comes_first_with_what_to_do_and_where_to_hear_it(card: VerdictCard, qtbot: QtBot) -> None:
    card.show_result(result(False))
    assert card.words == ("Not passed: change this first", "称呼客户姓氏", "请问您贵姓？")
    assert card.score == "64 %"
    with qtbot.waitSignal(card.hear) as heard:
        card.press()
    assert heard.args == [THING.clip]


def test_one_thing_alone_is_said_only_of_one_unmet_criterion(card: VerdictCard) -> None:
    card.show_result(replace(result(False), mark=replace(mark(False), criteria=(THING,))))
    assert card.words[0] == "One thing kept it from passing"


def test_a_pass_says_so_and_a_best_one_too(card: VerdictCard) -> None:
    card.show_result(result(True))
    assert card.words == ("Passed", "", "")
    card.show_result(result(True, best=True))
    assert card.words[0] == "Passed, and your best so far"


def test_without_a_grade_there_is_no_score_but_the_reason(card: VerdictCard) -> None:
    card.show_result(result(None))
    title, thing, why = card.words
    assert (title, thing, card.score) == ("Practice, not scored", "", "")
    assert why == "40 % of the weight could not be assessed: too little was said to measure it"


def test_where_nothing_can_be_heard_there_is_no_button(card: VerdictCard, qtbot: QtBot) -> None:
    marks = mark(False)
    card.show_result(replace(result(False), mark=replace(marks, kept_from=replace(THING, clip=None))))
    assert not card.button.isVisible()
    with qtbot.assertNotEmitted(card.hear):
        card.press()


def test_a_phrase_is_not_repeated_beneath_itself(card: VerdictCard) -> None:
    phrase = replace(THING, text="请问您贵姓？")
    card.show_result(replace(result(False), mark=replace(mark(False), kept_from=phrase)))
    assert card.words[1:] == ("请问您贵姓？", "")


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (Ended.AGENT, "You hung up."),
        (Ended.CUSTOMER, "The customer hung up."),
        (Ended.SILENCE, "The customer hung up because nothing was said."),
        (Ended.IDLE, "Nobody spoke any more, so the drill ended by itself and is no longer recorded."),
        (Ended.LONGEST, "The drill went on for so long that it ended by itself and is no longer recorded."),
        (None, ""),
    ],
)
def test_it_is_said_how_the_call_ended(card: VerdictCard, ended: Ended | None, said: str) -> None:
    card.show_result(replace(result(False), ended=ended))
    assert card.ended == said


def test_where_nothing_was_said_or_much_less_than_asked_that_is_the_reason(card: VerdictCard) -> None:
    criteria = tuple(replace(one, earned=None, why="too_little") for one in mark(None).criteria)
    card.show_result(replace(result(None), mark=replace(mark(None), score=None, assessed=0.0, criteria=criteria)))
    assert card.words == ("Practice, not scored", "", "Too little was heard of you, so there is nothing to mark.")
    assert not card.button.isVisible()
