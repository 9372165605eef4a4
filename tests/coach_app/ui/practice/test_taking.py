from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from audio.block import Speaker
from coach_app.practice.news import HungUp, PracticeChanged, PracticePhase
from coach_app.shift.news import ShiftFailed
from coach_app.ui.practice.taking import TakeFailedError
from tests.coach_app.ui.practice.conftest import Desk
from tests.coach_app.ui.practice.fake_practice import mark


def test_what_failed_keeps_its_code_and_sentences() -> None:
    error = TakeFailedError(ShiftFailed("no_output", "There is no output.", "Plug one in."))
    assert (error.code, error.message, error.advice) == ("no_output", "There is no output.", "Plug one in.")


def test_it_runs_until_its_marks_are_there(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    assert desk.page.taking.runs
    with qtbot.waitSignal(desk.page.taking.marked):
        take.over(mark(True))
    assert not desk.page.taking.runs


def test_devices_are_given_back_only_between_takes(desk: Desk, qtbot: QtBot) -> None:
    take = desk.begin()
    desk.page.taking.rest()
    take.over(mark(True))
    qtbot.waitUntil(lambda: not desk.page.taking.runs)
    assert ("rest",) not in desk.practice.asked
    desk.page.taking.rest()
    qtbot.waitUntil(lambda: ("rest",) in desk.practice.asked)


@pytest.mark.parametrize("hung_up", [False, True])
def test_a_call_that_broke_off_is_said_and_its_devices_are_given_back(desk: Desk, qtbot: QtBot, hung_up: bool) -> None:
    take = desk.begin()
    if hung_up:  # and the call was never kept, so no marks come
        take.say(HungUp(Speaker.AGENT, 30.0), PracticeChanged(PracticePhase.ENDING))
    take.say(PracticeChanged(PracticePhase.CLOSED))
    desk.until("ResultPage")
    assert desk.page.result.message.words[0] == "The call of the drill broke off"
    assert not desk.page.taking.runs
    qtbot.waitUntil(lambda: not desk.page.taking.has_devices)
    assert ("rest",) in desk.practice.asked
