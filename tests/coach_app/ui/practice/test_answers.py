from __future__ import annotations

from PySide6.QtWidgets import QApplication

from coach_app.ui.practice.keys import Act
from tests.coach_app.ui.practice.conftest import Desk
from tests.coach_app.ui.practice.fake_practice import home


def test_a_key_of_another_page_does_nothing_here(desk: Desk) -> None:
    for act in (Act.REPEAT, Act.HANG_UP, Act.REVIEW, Act.MODEL, Act.KEEP, Act.OTHER, Act.LEAVE):
        desk.page.keys.press(act)
    QApplication.processEvents()
    assert desk.front == "HomePage"
    assert not desk.practice.takes


def test_space_starts_the_first_card_that_is_not_done(desk: Desk) -> None:
    desk.practice.shown = home(1)
    desk.page.look()
    desk.settle()
    desk.page.keys.press(Act.GO)
    desk.until("GymPage")


def test_text_levels_go_round(desk: Desk) -> None:
    desk.begin()
    levels = []
    for _ in range(3):
        desk.page.keys.press(Act.WORDS)
        levels.append(str(desk.page.run.level.level))
    assert levels == ["words", "none", "all"]
