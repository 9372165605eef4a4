from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.ui.practice.prompt_card import PromptCard


def test_count_and_aim_are_shown_where_there_are_any(qtbot: QtBot) -> None:
    card = PromptCard()
    qtbot.addWidget(card)
    card.show_prompt("请读", 2, 5, "160 chars/min")
    assert card.accessibleName() == "请读 Take 2 of 5 Aim: 160 chars/min"
    card.show_prompt("请读")
    assert card.accessibleName() == "请读"
    card.show_prompt("")
    assert not card.isVisible()
