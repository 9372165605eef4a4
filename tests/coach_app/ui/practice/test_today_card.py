from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from coach_app.ui.practice.today_card import TodayCardView
from coach_app.ui.theme import Theme
from tests.coach_app.ui.practice.fake_practice import CARDS


def test_it_says_what_why_and_how_long(theme: Theme, qtbot: QtBot) -> None:
    view = TodayCardView(theme, 1)
    qtbot.addWidget(view)
    view.show_card(CARDS[0], "en")
    assert view.accessibleName() == "Drill. Password of a salary card. Last time a greeting was missing 4 min"
    view.show_card(CARDS[0], "zh")
    assert "上次没过" in view.accessibleName()
    with qtbot.waitSignal(view.begin) as begun:
        view.button.click()
    assert begun.args == [CARDS[0]]


def test_one_that_is_done_may_be_done_again(theme: Theme, qtbot: QtBot) -> None:
    view = TodayCardView(theme, 1)
    qtbot.addWidget(view)
    view.show_card(replace(CARDS[0], done=True), "en")
    assert view.button.text() == "Once more"
    assert "done today" in [label.text() for label in view.findChildren(QLabel)]


def test_one_that_has_not_come_off_is_not_done(theme: Theme, qtbot: QtBot) -> None:
    view = TodayCardView(theme, 1)
    qtbot.addWidget(view)
    view.show_card(replace(CARDS[0], done=True, tried=True), "en")
    said = [label.text() for label in view.findChildren(QLabel)]
    assert "tried today" in said
    assert "done today" not in said
    assert view.button.text() == "Once more"


def test_without_a_card_there_is_nothing(theme: Theme, qtbot: QtBot) -> None:
    view = TodayCardView(theme, 1)
    qtbot.addWidget(view)
    view.show_card(None, "en")
    assert not view.isVisible()
