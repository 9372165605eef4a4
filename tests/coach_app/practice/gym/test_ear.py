"""Curves are made in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from audio.synthetic import noise
from coach_app.errors import BadInputError
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.ear import Ear, hear
from feedback.errors import TakeError
from tests.coach_app.practice.gym.rooms import NearEar, said


@pytest.fixture(scope="module")
def ear() -> Iterator[Ear]:
    made = Ear()
    yield made
    made.close()


def test_it_hears_what_is_heard_here(ear: Ear) -> None:
    far = ear.contour(said(), "您看这样可以吗？")
    near = hear(samples_of(said()), "您看这样可以吗？")
    assert far.pitch_st == pytest.approx(near.pitch_st, nan_ok=True)
    assert far.syllables == near.syllables


def test_a_known_curve_is_not_made_again(ear: Ear) -> None:
    assert ear.contour(said(), "您看这样可以吗？") is ear.contour(said(), "您看这样可以吗？")


def test_what_cannot_be_heard_is_told_and_the_next_one_is_heard(ear: Ear, tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        ear.contour(Clip(tmp_path))
    assert len(ear.contour(said()))


def test_nobody_speaking_is_told_here() -> None:
    with pytest.raises(TakeError):
        hear(noise(1.0, level_db=-70).astype(np.float32))


def test_the_window_asks_without_loading_the_tracker() -> None:
    code = "import sys, coach_app.practice.gym.room; print('librosa' in sys.modules, 'numba' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_what_was_asked_for_longest_ago_is_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach_app.practice.gym.ear._REMEMBERED", 2)
    near = NearEar()
    for name in ("a", "b", "a", "c", "a", "b"):
        near.contour(said(), name)
    assert len(near.heard) == 4
