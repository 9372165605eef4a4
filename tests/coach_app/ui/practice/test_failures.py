from __future__ import annotations

import pytest

from coach_app.errors import BadInputError
from coach_app.shift.news import ShiftFailed
from coach_app.ui.language import Language
from coach_app.ui.practice.failures import practice_failure
from coach_app.ui.practice.taking import TakeFailedError
from feedback.errors import PackError, TakeError


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (TakeFailedError(ShiftFailed("no_microphone", "", "")), "There is no microphone"),
        (TakeFailedError(ShiftFailed("broke_off", "", "")), "The call of the drill broke off"),
        (TakeError("take_silent", "", ""), "No sentence was heard"),
        (PackError("", ""), "The drills cannot be used"),
        (BadInputError("", ""), "This cannot be practised now"),
    ],
)
def test_what_can_be_mended_is_said_in_words(language: Language, error: Exception, title: str) -> None:
    assert practice_failure(error, "en")[0] == title
    language.use("zh")
    assert practice_failure(error, "zh")[0] != title


def test_a_mistake_of_ours_goes_to_the_log(language: Language, capsys: pytest.CaptureFixture[str]) -> None:
    assert practice_failure(ZeroDivisionError("oh"), "en")[0] == "That has not worked"
    assert "failure-" in capsys.readouterr().err
