"""Models of one's own, over the gym of a synthetic voice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from coach_app.errors import BadInputError
from coach_app.gym_models import OwnModels, sheet_of
from coach_app.practice.gym.room import Gym
from coach_app.ui.practice.gym_services import GymSheet
from feedback.errors import TakeError
from tests.coach_app.practice.gym.rooms import RISING, gym, said

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def room(tmp_path: Path) -> Gym:
    return gym(tmp_path)


@pytest.fixture
def own(room: Gym) -> OwnModels:
    return OwnModels(lambda: room)


@pytest.fixture
def sheet(room: Gym) -> GymSheet:
    model = room.models.get(RISING)
    assert model is not None
    return sheet_of(room, model)


def test_a_trainers_file_is_a_model_at_once(room: Gym, own: OwnModels, sheet: GymSheet) -> None:
    made = own.add_file(sheet, said(made="rises").sound)
    assert (made.model.kind, made.model.exercise) == ("trainer", sheet.model.exercise)
    assert made.model.title == said(made="rises").sound.stem
    judged = room.judge(made.model, said(made="rises"), NOW)
    assert judged.comparison.score == 100.0


def test_a_file_without_a_voice_is_none(room: Gym, own: OwnModels, sheet: GymSheet, tmp_path: Path) -> None:
    silent = tmp_path / "silent.wav"
    soundfile.write(silent, np.zeros(RATE, np.float32), RATE)
    with pytest.raises(TakeError):
        own.add_file(sheet, silent)
    assert all(model.kind == "pack" for model in room.models.all())


def test_the_best_take_is_made_the_model_not_the_last(room: Gym, own: OwnModels, sheet: GymSheet) -> None:
    room.keep_usual(sheet.model.text, said(), NOW)
    best = room.judge(sheet.model, said(made="rises"), NOW)
    last = room.judge(sheet.model, said(), NOW)
    assert (best.take.score or 0) > (last.take.score or 0)
    made = own.make_best(sheet)
    clip, kept = room.models.clip(made.model), room.takes.clip(best.take)
    assert kept is not None
    assert (soundfile.read(clip.sound)[0] == soundfile.read(kept.sound)[0]).all()


def test_without_a_take_there_is_no_best(own: OwnModels, sheet: GymSheet) -> None:
    with pytest.raises(BadInputError):
        own.make_best(sheet)


def test_an_own_model_gets_a_name_and_goes_again(room: Gym, own: OwnModels, sheet: GymSheet) -> None:
    made = own.add_file(sheet, said(made="rises").sound)
    named = own.change(made, " 李老师 ", sheet.model.text)
    assert (named.model.id, named.model.title, named.model.text) == (made.model.id, "李老师", sheet.model.text)
    assert not named.usual, "with words of its own there is a usual way of saying it"
    with pytest.raises(BadInputError):
        own.change(made, "名" * 81, "")
    left = own.remove(named)
    assert left.model.kind == "pack"
    assert room.models.get(made.model.id) is None


def test_the_sheet_says_whether_the_usual_way_is_known(room: Gym, sheet: GymSheet) -> None:
    assert not sheet.usual
    room.keep_usual(sheet.model.text, said(), NOW)
    assert sheet_of(room, sheet.model).usual


def test_models_of_ones_own_are_met_from_every_exercise(room: Gym, sheet: GymSheet) -> None:
    made = room.models.add(said(made="rises"), exercise="rate")
    assert sheet.model.exercise != "rate"
    assert sheet_of(room, sheet.model).others[-1] == made.id
