from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.prompt_card import PromptCard
from coach_app.ui.theme import DARK, Theme

READ = "第一步<核对>号码。"


@pytest.fixture
def card(theme: Theme, qtbot: QtBot) -> PromptCard:
    made = PromptCard(theme)
    qtbot.addWidget(made)
    return made


def test_count_and_aim_are_shown_where_there_are_any(card: PromptCard) -> None:
    card.show_prompt("请读", "", 2, 5, "160 chars/min")
    assert card.accessibleName() == "请读 Take 2 of 5 Aim: 160 chars/min"
    card.show_prompt("请读")
    assert card.accessibleName() == "请读"
    card.show_prompt("")
    assert not card.isVisible()


def test_what_is_to_be_read_stands_beneath_the_prompt(card: PromptCard) -> None:
    card.show()
    card.show_prompt("再读一遍。", READ)
    assert (card.words[0], card.read) == ("再读一遍。", READ)
    assert card.accessibleName() == f"再读一遍。 {READ}"
    assert card._read.isVisible()
    assert card._read.property("role") == "large"
    assert card._text.property("role") == "title"
    card.show_prompt("请读")
    assert not card._read.isVisible()
    assert card._text.property("role") == "large"


def test_the_beat_marks_what_is_due_and_nothing_while_it_rests(card: PromptCard, theme: Theme) -> None:
    card.show_prompt("再读一遍。", READ)
    plain = card._read.text()
    card.show_beat(3)
    assert card.due == "<"
    assert "underline" in card._read.text()
    assert theme.tokens.accent in card._read.text()
    theme.use(DARK)
    assert DARK.accent in card._read.text()
    card.show_beat(None)
    assert (card.due, card._read.text()) == ("", plain)


def test_another_prompt_begins_without_a_beat(card: PromptCard) -> None:
    card.show_prompt("再读一遍。", READ)
    card.show_beat(8)
    card.show_prompt("再快一档。", "好")
    assert card.due == ""
