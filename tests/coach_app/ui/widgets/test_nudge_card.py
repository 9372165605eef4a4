from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from coach_app.live_flags import Nudge
from coach_app.sayings import Sayings
from coach_app.ui.glyphs import Glyph
from coach_app.ui.language import Language
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.card import GlyphView
from coach_app.ui.widgets.nudge_card import NudgeCard, measured_words
from feedback.flag import Severity
from tests.coach_app.ui.story import FAST, FORBIDDEN


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, language: Language, sayings: Sayings) -> NudgeCard:
    made = NudgeCard(theme)
    qtbot.addWidget(made)
    made.speak(sayings)
    return made


def look(card: NudgeCard) -> tuple[Glyph, str]:
    view = card.findChild(GlyphView)
    assert view is not None
    return view.shown


def test_without_a_nudge_all_is_even_and_there_is_nothing_to_answer(card: NudgeCard) -> None:
    assert card.words[0] == "All is even"
    asked: list[int] = []
    card.why.connect(asked.append)
    card.wrong.connect(asked.append)
    card.ask_why()
    card.say_wrong()
    assert not asked


def test_a_nudge_says_what_to_do_and_what_was_measured(card: NudgeCard) -> None:
    card.show_nudge(Nudge(FAST), muted=False)
    assert card.words == ("Slow down", "372 chars/min  ·  usual ≤ 290 chars/min")
    assert look(card) == (Glyph.MISSED, "nudge")
    assert card.property("tone") == "nudge"
    assert card.accessibleName() == "Nudge: Slow down"


def test_an_alert_has_another_shape(card: NudgeCard) -> None:
    card.show_nudge(Nudge(replace(FAST, severity=Severity.ALERT)), muted=False)
    assert look(card) == (Glyph.STOPPED, "alert")


def test_a_forbidden_phrase_shows_its_replacement_and_what_was_heard(card: NudgeCard) -> None:
    card.show_nudge(Nudge(FORBIDDEN), muted=False)
    assert "我帮您想想别的办法" in card.words[0]
    assert card.words[1] == "这个我也没办法。"


def test_what_was_put_right_turns_good(card: NudgeCard) -> None:
    card.show_nudge(Nudge(FAST, mended=True), muted=False)
    assert card.words[0] == "Good, keep it"
    assert look(card) == (Glyph.DONE, "good")
    wrong: list[int] = []
    card.wrong.connect(wrong.append)
    card.say_wrong()
    assert not wrong


def test_what_is_muted_is_not_answered(card: NudgeCard) -> None:
    wrong: list[int] = []
    card.wrong.connect(wrong.append)
    card.show_nudge(Nudge(FAST), muted=True)
    card.say_wrong()
    assert not card.standing
    assert not wrong


def test_the_reader_can_answer_back_and_ask(qtbot: QtBot, card: NudgeCard) -> None:
    card.show_nudge(Nudge(FAST), muted=False)
    with qtbot.waitSignal(card.wrong) as wrong:
        card.say_wrong()
    with qtbot.waitSignal(card.why) as why:
        card.ask_why()
    assert (wrong.args, why.args) == ([1], [1])


def test_a_muted_card_says_so_and_nothing_else(card: NudgeCard) -> None:
    card.show_nudge(Nudge(FAST), muted=True)
    assert card.words[0] == "Nudges are muted"
    assert look(card) == (Glyph.BELL_OFF, "muted")


def test_a_nudge_in_the_language_in_use(card: NudgeCard, sayings: Sayings) -> None:
    card.show_nudge(Nudge(FAST), muted=False)
    card.speak(replace(sayings, language="zh"))
    assert card.words[0] == "放慢一点"


def test_a_card_keeps_its_height_whatever_it_says(card: NudgeCard) -> None:
    card.setFixedWidth(312)
    heights = set()
    for nudge in (None, Nudge(FAST), Nudge(FORBIDDEN), Nudge(FAST, mended=True)):
        card.show_nudge(nudge, muted=False)
        heights.add(max(card.minimumHeight(), card.heightForWidth(312)))
    assert max(heights) - min(heights) <= 16


def test_a_finding_without_a_limit_shows_what_was_measured(language: Language) -> None:
    assert measured_words(replace(FAST, limit=None)) == "372 chars/min"
    assert measured_words(replace(FORBIDDEN, evidence="")) == "Better wording"


def test_what_is_just_over_is_not_said_twice() -> None:
    assert measured_words(replace(FAST, measured=290.2)) == "290 chars/min"
