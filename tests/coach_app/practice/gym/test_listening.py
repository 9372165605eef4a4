"""A and B: the model and the take, one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.listening import a_and_b
from feedback.gym.comparing import compare
from feedback.gym.rendering import Rendering
from tests.coach_app.practice.gym.rooms import BOOK
from tests.feedback.gym.renderings import Line, drawn

SAID, SLOW = drawn(Line()), drawn(Line(syllable_s=0.4))
MODEL, TAKE = Clip(Path("model.flac")), Clip(Path("take.flac"), 5.0)
FOUND = compare(Rendering(SAID), Rendering(SLOW), BOOK)


def test_both_are_heard_whole() -> None:
    first, second = a_and_b(MODEL, SAID, TAKE, SLOW, FOUND)
    assert (first.sound.name, second.sound.name) == ("model.flac", "take.flac")
    assert first.end_s - first.start_s == pytest.approx(SAID.duration_s, abs=0.2)
    assert second.start_s == pytest.approx(5.0)


def test_or_at_the_syllable_that_differs() -> None:
    third = SLOW.syllables[3].span
    first, second = a_and_b(MODEL, SAID, TAKE, SLOW, FOUND, third)
    assert [first.start_s, first.end_s] == pytest.approx([0.6 - 0.12, 0.8 + 0.12], abs=0.05)
    assert [second.start_s, second.end_s] == pytest.approx([5 + third.start_s - 0.12, 5 + third.end_s + 0.12], abs=0.01)
