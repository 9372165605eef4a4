"""Any recording becomes a model in one call, and goes as it came."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from audio.block import RATE, Speaker
from audio.segments import SideWriter
from coach_app.errors import BadInputError
from coach_app.practice.gym.clip import Clip, samples_of
from coach_app.practice.gym.models import Models, model_aspects
from feedback.gym.aspect import Aspect
from tests.coach_app.practice.gym.rooms import BOOK, PLAIN, RISING, pack, said

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def models(tmp_path: Path) -> Models:
    return Models(tmp_path / "own", BOOK, pack(tmp_path / "pack") / "sounds" / "gym", tmp_path / "sessions")


def session(folder: Path) -> Path:
    folder.mkdir(parents=True)
    side = SideWriter(folder, Speaker.AGENT)
    side.append(np.full(4 * RATE, 900, np.int16))
    side.close()
    return folder


def test_models_of_the_pack_are_there_where_their_sound_is(models: Models) -> None:
    assert {one.id for one in models.all()} == {PLAIN, RISING}
    assert models.clip(models.all()[0]).sound.is_file()


def test_an_exercise_shows_no_model_that_is_only_the_usual_rendering_of_another(models: Models) -> None:
    assert [one.id for one in models.all("courtesy")] == [RISING]
    assert models.all("rate") == ()


def test_a_trainers_recording_becomes_a_model(models: Models) -> None:
    made = models.add(said(), "您看这样可以吗？", title="王老师", exercise="courtesy", now=NOW)
    assert models.get(made.id) == made
    assert (made.kind, made.title, made.made_at) == ("trainer", "王老师", NOW)
    assert models.all("courtesy")[0] == made
    assert np.abs(samples_of(models.clip(made)) - samples_of(said())).max() < 1e-4
    assert model_aspects(made, BOOK) == (Aspect.COURTESY, Aspect.ENDING)


def test_the_newest_own_model_stands_first(models: Models) -> None:
    first = models.add(said(), now=NOW)
    second = models.add(said(), now=NOW + timedelta(minutes=1))
    assert [one.id for one in models.all()][:2] == [second.id, first.id]


def test_a_clip_of_a_kept_call_becomes_a_model_and_goes_with_the_call(models: Models, tmp_path: Path) -> None:
    call = session(tmp_path / "sessions" / "20260302-090000-abcd")
    made = models.add(Clip(call, 1.0, 2.5), "请您稍等", kind="clip", now=NOW)
    assert made.session == call.name
    assert len(samples_of(models.clip(made))) == round(1.5 * RATE)
    for file in call.iterdir():
        file.unlink()
    call.rmdir()
    assert models.get(made.id) is None
    assert not (tmp_path / "own" / made.id).exists()


def test_a_model_that_is_removed_leaves_nothing(models: Models, tmp_path: Path) -> None:
    made = models.add(said(), now=NOW)
    models.remove(made.id)
    assert models.get(made.id) is None
    assert not list((tmp_path / "own").iterdir())


def test_models_of_the_pack_cannot_be_removed_and_no_path_leads_out(models: Models, tmp_path: Path) -> None:
    models.add(said(), now=NOW)
    models.remove(PLAIN)
    models.remove("../pack")
    assert models.get(PLAIN) is not None
    assert (tmp_path / "pack").is_dir()


def test_what_is_written_half_is_no_model(models: Models, tmp_path: Path) -> None:
    made = models.add(said(), now=NOW)
    models.clip(made).sound.unlink()
    (tmp_path / "own" / ".new-1234").mkdir()
    (tmp_path / "own" / "m-0000000000").mkdir()
    (tmp_path / "own" / "m-0000000000" / "model.json").write_text("{", "utf-8")
    assert {one.kind for one in models.all()} == {"pack"}


def test_a_model_can_be_given_another_text(models: Models) -> None:
    made = models.add(said(), "您看", now=NOW)
    models.change(made.model_copy(update={"text": "您看这样可以吗？"}))
    changed = models.get(made.id)
    assert changed is not None
    assert changed.text == "您看这样可以吗？"
    assert len(samples_of(models.clip(changed))) == len(samples_of(said()))


def test_a_text_that_is_too_long_is_told(models: Models) -> None:
    with pytest.raises(BadInputError, match="200 characters"):
        models.add(said(), "请" * 201)


def test_of_somebody_who_was_forgotten_nothing_becomes_a_model(tmp_path: Path) -> None:
    person = tmp_path / "people" / "p-0123456789ab"
    models = Models(person / "gym" / "models", BOOK, tmp_path)
    with pytest.raises(BadInputError):
        models.add(said())
    assert not person.exists()
