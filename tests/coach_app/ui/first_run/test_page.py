from __future__ import annotations

from pytestqt.qtbot import QtBot

from coach_app.first_run import Step
from coach_app.ui.first_run.page import Page


def test_a_page_lets_one_go_on_unless_it_says_otherwise(qtbot: QtBot) -> None:
    page = Page(Step.WELCOME)
    qtbot.addWidget(page)
    assert page.can_go_on
    assert (page.if_skipped, page.next_word, page.first_control()) == ("", "", None)
    with qtbot.waitSignal(page.onward):
        page.go_on()


def test_its_title_is_read_out(qtbot: QtBot) -> None:
    page = Page(None)
    qtbot.addWidget(page)
    page.say("Ready", "Off you go.")
    assert (page.title, page.accessibleName(), page.accessibleDescription()) == ("Ready", "Ready", "Off you go.")
