from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from audio.span import Span
from coach_app.practice.news import PracticeMarked
from tests.coach_app.ui.practice.conftest import Desk
from tests.coach_app.ui.practice.fake_practice import SESSION, mark


def test_a_take_that_cannot_be_marked_says_so_in_place_of_marks(desk: Desk, qtbot: QtBot) -> None:
    desk.begin().over(None, "The take was not kept.")
    qtbot.waitUntil(lambda: bool(desk.page.result.message.button.text()))
    assert desk.front == "ResultPage"
    assert desk.page.result.result is None


def test_nothing_is_played_before_there_are_marks(desk: Desk) -> None:
    desk.page.after_take.hear(Span(4.0, 6.0))
    assert desk.practice.player.wishes == []


def test_marks_are_noted_though_the_reader_has_gone_on(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    take.say(PracticeMarked(SESSION, Path("sessions") / SESSION, "complete", mark(True)))
    qtbot.waitUntil(lambda: ("result", SESSION) in desk.practice.asked)
    assert not desk.page.taking.runs
