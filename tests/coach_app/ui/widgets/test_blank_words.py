from __future__ import annotations

import pytest

from coach_app.live_state import LiveState, Phase
from coach_app.live_troubles import Problem
from coach_app.shift.news import ShiftFailed, ShiftPhase
from coach_app.shift_state import ShiftState
from coach_app.ui.language import Language
from coach_app.ui.widgets.blank_words import blank_words


def test_an_empty_page_has_one_button_and_a_second_choice(language: Language) -> None:
    said = blank_words(LiveState(), ShiftState(), "en")
    assert (said.button, said.second, said.busy) == ("Start the shift", "Play the example call", False)


@pytest.mark.parametrize(
    ("state", "shift"),
    [(LiveState(), ShiftState(ShiftPhase.OPENING)), (LiveState(Phase.LOADING), ShiftState())],
)
def test_what_takes_a_moment_shows_a_bar_and_no_button(state: LiveState, shift: ShiftState, language: Language) -> None:
    said = blank_words(state, shift, "en")
    assert (said.button, said.busy) == ("", True)


def test_a_shift_that_does_not_open_says_why_and_what_mends_it(language: Language) -> None:
    gone = ShiftState(failure=ShiftFailed("no_microphone", "None.", "Plug."))
    said = blank_words(LiveState(), gone, "zh")
    assert (said.title, said.body) == ("没有找到麦克风", "已录的都在")
    assert said.button == "Choose the device"
    odd = ShiftState(failure=ShiftFailed("folder", "No.", "Look."))
    assert blank_words(LiveState(), odd, "en").button == "Open again"


def test_an_example_that_cannot_be_played_can_be_tried_again(language: Language) -> None:
    broken = LiveState(Phase.FAILED, failure=Problem("session", "The file is gone.", "Copy it again."))
    said = blank_words(broken, ShiftState(), "en")
    assert (said.body, said.button) == ("The file is gone. Copy it again.", "Try again")
