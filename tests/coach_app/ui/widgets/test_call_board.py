from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from coach_app.lessons import Lesson, Lessons
from coach_app.live_gauges import Bands
from coach_app.live_state import LiveState, apply
from coach_app.ui.language import Language
from coach_app.ui.light import Light, Sign
from coach_app.ui.theme import Theme
from coach_app.ui.widgets.call_board import CallBoard
from tests.coach_app.ui.story import story, until


@pytest.fixture
def board(qtbot: QtBot, theme: Theme, language: Language) -> CallBoard:
    made = CallBoard(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def after(at_s: float | None, bands: Bands) -> LiveState:
    state = LiveState(bands=bands)
    for event in story() if at_s is None else until(at_s):
        state = apply(state, event)
    return state


def test_while_the_call_runs_there_is_a_nudge_and_no_card(board: CallBoard, bands: Bands) -> None:
    board.show_call(after(44.0, bands), "A call", Light(Sign.RECORDING, 44.0), live=True, muted=False)
    assert board.nudge.isVisible()
    assert not board.summary.isVisible()
    assert board.transcript.lines.rowCount() == 6
    assert board.header.reference.isVisible()


def test_at_its_end_the_card_takes_the_place_of_the_nudge(board: CallBoard, bands: Bands) -> None:
    board.show_call(after(None, bands), "A call", Light(Sign.ENDED, 84.0), live=False, muted=False)
    assert board.summary.isVisible()
    assert not board.nudge.isVisible()


def test_the_card_is_made_anew_only_when_something_of_it_changes(board: CallBoard) -> None:
    lessons = Lessons(to_try=(Lesson("rate_fast", "Fast once", 34.0, "Slow down", number=1),))
    board.sum_up(lessons, live=True, playable=False)
    board.summary.said.append("still the same card")
    board.sum_up(lessons, live=True, playable=False)
    assert "still the same card" in board.summary.said
    board.sum_up(lessons, live=True, playable=True)
    assert "still the same card" not in board.summary.said
