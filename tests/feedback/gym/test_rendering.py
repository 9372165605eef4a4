"""A rendering is told about what its speaker usually does."""

from __future__ import annotations

import pytest

from feedback.baseline import Baseline
from feedback.gym.rendering import Rendering, Sides
from tests.feedback.gym.renderings import Line, drawn

SAID, USUAL = drawn(Line(level_db=-18.0)), drawn(Line())


def test_level_is_told_about_the_own_rendering_before_the_own_baseline() -> None:
    assert Rendering(SAID, USUAL, Baseline(level_db=-40.0)).level_db == pytest.approx(4.0)
    assert Rendering(SAID, None, Baseline(level_db=-30.0)).level_db == pytest.approx(SAID.active_db + 30)
    assert Rendering(SAID).level_db is None


def test_pitch_is_told_the_same_way() -> None:
    assert Rendering(SAID, USUAL).usual_hz == USUAL.median_hz
    assert Rendering(SAID, None, Baseline(pitch_hz=180.0)).usual_hz == 180.0
    assert Rendering(SAID).usual_hz is None


def test_both_sides_are_held_against_their_own_or_neither() -> None:
    assert Sides.of(Rendering(SAID, USUAL), Rendering(SAID, USUAL)).own
    assert not Sides.of(Rendering(SAID), Rendering(SAID, USUAL)).own
    assert not Sides.of(Rendering(SAID, USUAL), Rendering(SAID)).own
