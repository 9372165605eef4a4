from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from coach_app.events import FlagOpened
from coach_app.live_state import LiveState, LiveStateStore
from coach_app.sayings import Sayings
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.summary_card import SummaryCard, to_try, well_done
from feedback.flag import Kind, Severity
from tests.coach_app.ui.story import FAST, story


@pytest.fixture
def ended() -> LiveState:
    store = LiveStateStore()
    for event in story():
        store.apply(event)
    return store.state


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings, ended: LiveState) -> SummaryCard:
    made = SummaryCard(theme)
    qtbot.addWidget(made)
    made.show_call(ended, sayings)
    return made


def test_it_praises_first_and_then_says_what_to_try(card: SummaryCard) -> None:
    assert card.said == [
        "Well done",
        "Empathy",
        "Apology",
        "Next time",
        "1:00  Try: 我帮您想想别的办法",
        "0:34  Slow down",
    ]


def test_it_gives_figures_in_one_line_and_no_score(card: SummaryCard) -> None:
    assert "Rate 248 chars/min · Melody 2.9 semitones · Interruptions 0 · Nudges 2" in card.accessibleName()
    assert "score" not in card.accessibleName().lower()


def test_what_to_try_can_be_asked_why(qtbot: QtBot, card: SummaryCard) -> None:
    ask = [button for button in card.findChildren(QPushButton) if button.text() == "Why"]
    with qtbot.waitSignal(card.why) as asked:
        ask[0].click()
    assert asked.args == [2]
    assert len(ask) == 2


def test_shown_twice_it_says_everything_once(card: SummaryCard, ended: LiveState, sayings: Sayings) -> None:
    card.show_call(ended, replace(sayings, language="zh"))
    assert card.said[0] == "Well done"
    assert len(card.said) == 6


def test_at_most_three_are_praised_and_what_the_rules_praise_comes_first(ended: LiveState, sayings: Sayings) -> None:
    praise = replace(FAST, number=9, rule="praise.empathy", kind=Kind.PRAISE, severity=Severity.PRAISE)
    board = ended.board.opened(praise, 21.0, shown=False, held_back="note")
    good = well_done(replace(ended, board=board), sayings)
    assert len(good) == 3
    assert good[0] == sayings.say(praise)


def test_at_most_two_things_are_to_be_tried_each_of_its_own_kind(ended: LiveState) -> None:
    store = LiveStateStore()
    store.state = ended
    for number, kind in enumerate((Kind.RATE_FAST, Kind.FILLER, Kind.VOLUME_SOFT), 10):
        store.apply(FlagOpened(80.0, replace(FAST, number=number, kind=kind), shown=False))
    kinds = [record.flag.kind for record in to_try(store.state)]
    assert kinds == [Kind.PHRASE_FORBIDDEN, Kind.RATE_FAST]


def test_what_the_reader_called_wrong_is_not_to_be_tried(ended: LiveState) -> None:
    assert len(to_try(replace(ended, board=ended.board.disputed(1)))) == 1
