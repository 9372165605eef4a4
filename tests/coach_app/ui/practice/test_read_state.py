from __future__ import annotations

from dataclasses import replace

from coach_app.ui.practice.read_state import ReadTake
from tests.coach_app.ui.practice.fake_gym import SOUND, reading


def test_the_score_is_what_was_said_of_it_or_nothing_without_words() -> None:
    assert reading("还").score == 90.0
    assert ReadTake(replace(reading().aloud, reading=None), SOUND).score is None
