from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.lessons import Lesson, Lessons
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.summary_card import SummaryCard

LESSONS = Lessons(
    well=(
        Lesson("empathy", "Empathy was said", 11.4, clip=Span(11.4, 17.0)),
        Lesson("opening", "The opening was whole", 1.0),
    ),
    to_try=(
        Lesson("phrase_forbidden", "没办法", 60.6, "我帮您想想别的办法", Span(60.6, 62.6), 2),
        Lesson("rate_fast", "372 chars/min", 34.0, "Slow down", Span(34.0, 46.0), 1),
    ),
    numbers="Rate 248 · Nudges 2",
)


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, language: Language) -> SummaryCard:
    made = SummaryCard(theme)
    qtbot.addWidget(made)
    made.show_lessons(LESSONS, live=True, playable=True)
    return made


def buttons(card: SummaryCard) -> list[str]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [button.text() for button in card.findChildren(QPushButton) if not button.isHidden()]


def test_it_praises_first_and_then_says_what_to_try(card: SummaryCard) -> None:
    assert card.said == [
        "Well done",
        "Empathy was said",
        "The opening was whole",
        "Next time",
        "没办法",
        "我帮您想想别的办法",
        "372 chars/min",
        "Slow down",
    ]


def test_it_gives_figures_in_one_line_and_no_score(card: SummaryCard) -> None:
    assert "Rate 248 · Nudges 2" in card.accessibleName()
    assert "score" not in card.accessibleName().lower()


def test_clips_are_listened_to_by_button_or_by_number(qtbot: QtBot, card: SummaryCard) -> None:
    heard: list[object] = []
    card.listen.connect(heard.append)
    card.clips[0].click()
    card.play_clip(3)
    card.play_clip(9)
    assert heard == [Span(11.4, 17.0), Span(34.0, 46.0)]
    assert [clip.text() for clip in card.clips] == ["0:11", "1:00", "0:34"]


def test_a_call_whose_sound_is_not_there_has_no_clips(card: SummaryCard) -> None:
    card.show_lessons(LESSONS, live=True, playable=False)
    assert not card.clips
    assert "0:11" not in buttons(card)


def test_a_call_of_a_shift_that_is_kept_can_be_reviewed(qtbot: QtBot, card: SummaryCard) -> None:
    with qtbot.waitSignal(card.review):
        card._review.click()
    for live, playable in ((True, False), (False, True)):
        card.show_lessons(LESSONS, live=live, playable=playable)
        assert not card._review.isVisibleTo(card)


def test_what_to_try_can_be_asked_why(qtbot: QtBot, card: SummaryCard) -> None:
    ask = [button for button in card.findChildren(QPushButton) if button.text() == "Why"]
    with qtbot.waitSignal(card.why) as asked:
        ask[0].click()
    assert asked.args == [2]
    assert len(ask) == 2


def test_what_to_say_next_time_can_be_practised(qtbot: QtBot, card: SummaryCard) -> None:
    with qtbot.waitSignal(card.practise) as asked:
        card.practise_button.click()
    assert asked.args == [("我帮您想想别的办法", "Slow down")]
    card.show_lessons(Lessons(well=LESSONS.well), live=True, playable=True)
    assert not card.practise_button.isVisibleTo(card)
    with qtbot.assertNotEmitted(card.practise):
        card.ask_practise()


def test_after_a_call_of_a_shift_comes_the_next_and_after_the_example_the_example(card: SummaryCard) -> None:
    assert {"Next call", "Today's calls", "Close"} <= set(buttons(card))
    card.show_lessons(LESSONS, live=False, playable=False)
    assert {"Play again", "Close"} <= set(buttons(card))
    assert "Today's calls" not in buttons(card)


def test_while_it_is_being_put_together_it_says_so(card: SummaryCard) -> None:
    card.show_lessons(None, live=True, playable=False)
    assert card.said == []
    card.show_lessons(LESSONS, live=True, playable=False)
    assert len(card.said) == 8


def test_it_follows_the_language(card: SummaryCard, language: Language) -> None:
    language.use("zh")
    QApplication.processEvents()
    assert card.said[0] == "做得好"
    assert "关闭" in buttons(card)
