"""A model of the tone gym that was cut out of a call goes with the call's sound, whoever made it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from audio.block import Speaker
from audio.synthetic import tone
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.models import GymModel, Models
from coach_app.practice.gym.places import gym_folder
from coach_app.practice.gym.takes import USUAL, Takes
from coach_app.privacy.forgetting import forget_person
from coach_app.privacy.models_of_calls import remove_lost_models, remove_models, take_words_of_models
from coach_app.privacy.retention import Retention
from coach_app.recording.sessions import SessionFolder
from tests.coach_app.practice.gym.rooms import BOOK
from tests.coach_app.privacy.kept_session import CANARY, NOON, kept_session

SOUND = tone(200, 0.2)


def models(data: Path, person: str = "") -> Models:
    folder = gym_folder(data, person) / "models"
    return Models(folder, BOOK, data, data / "sessions")


def cut_out(data: Path, session: SessionFolder, person: str = "", text: str = CANARY) -> Path:
    """The folder of a model that is made of a call as review makes it."""
    made = models(data, person).add(Clip(session.path, 0.0, 1.0, Speaker.CUSTOMER), text, kind="clip")
    return gym_folder(data, person) / "models" / made.id


def sounds(data: Path) -> list[Path]:
    return [file for file in data.rglob("*.flac") if "gym" in file.parts]


def test_whoever_made_them_the_models_of_a_call_go_and_those_of_others_stay(tmp_path: Path) -> None:
    person = People(tmp_path / "people").add(Profile.new("陈晓"))
    doomed, other = kept_session(tmp_path), kept_session(tmp_path)
    for who in (person.id, ""):
        cut_out(tmp_path, doomed, who)
    stays = cut_out(tmp_path, other, person.id, "您好")
    assert remove_models(tmp_path, [doomed.id])
    assert sounds(tmp_path) == [stays / "sound.flac"]


def test_a_model_that_is_being_written_goes_too(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    folder.rename(folder.with_name(".new-0123abcd"))
    assert remove_models(tmp_path, [session.id])
    assert sounds(tmp_path) == []


def test_what_was_cut_off_half_deleted_goes_the_next_time(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    half = folder.rename(folder.with_name(f".new-{folder.name}"))
    (half / "model.json").unlink()
    assert remove_models(tmp_path, [])
    assert sounds(tmp_path) == []


def test_what_was_cut_off_half_written_goes_when_nobody_can_be_writing_it(tmp_path: Path) -> None:
    folder = gym_folder(tmp_path, "") / "models" / ".new-0123abcd"
    folder.mkdir(parents=True)
    assert remove_lost_models(tmp_path)
    assert folder.is_dir(), "somebody may be writing it now"
    os.utime(folder, (0, 0))
    assert remove_lost_models(tmp_path)
    assert not folder.exists()


def test_what_is_in_use_is_told_and_goes_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = kept_session(tmp_path)
    cut_out(tmp_path, session)

    def held(*_: object, **__: object) -> None:
        raise PermissionError("a player has it open")

    for where in ("pathlib.Path.replace", "coach_app.privacy.models_of_calls.shutil.rmtree"):
        with monkeypatch.context() as patched:
            patched.setattr(where, held)
            assert not remove_models(tmp_path, [session.id])
    assert remove_models(tmp_path, [session.id])
    assert sounds(tmp_path) == []


def test_models_of_calls_that_are_gone_or_have_lost_their_sound_are_found(tmp_path: Path) -> None:
    by_hand, silent, whole = (kept_session(tmp_path) for _ in range(3))
    folders = [cut_out(tmp_path, one) for one in (by_hand, silent, whole)]
    shutil.rmtree(by_hand.path)
    silent.change(sound_removed="2026-03-02T12:00:00+00:00")
    assert remove_lost_models(tmp_path)
    assert [folder.is_dir() for folder in folders] == [False, False, True]


def test_a_damaged_model_or_session_is_left_alone(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder, broken = cut_out(tmp_path, session), cut_out(tmp_path, session)
    (broken / "model.json").write_text("[" * 100_000)
    (session.path / "manifest.json").write_text("broken")
    assert remove_lost_models(tmp_path)
    assert folder.is_dir()
    assert broken.is_dir()


def test_words_go_from_the_model_and_from_what_was_practised_with_it(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    takes = Takes(gym_folder(tmp_path, "") / "takes")
    take = takes.keep(SOUND, folder.name, CANARY)
    takes.keep(SOUND, USUAL, CANARY)
    other = takes.keep(SOUND, "rising", "您好")
    take_words_of_models(tmp_path, session.id)
    assert not [path for path in (tmp_path / "practice").rglob("*.json*") if CANARY in path.read_text("utf-8")]
    (left,) = (one for one in models(tmp_path).all() if one.kind == "clip")
    assert isinstance(left, GymModel)
    assert (left.text, left.session) == ("", session.id)
    assert models(tmp_path).clip(left).sound.is_file()
    assert takes.of("rising") == (other,)
    assert [one.id for one in takes.of(folder.name)] == [take.id]


def test_a_sentence_that_is_practised_elsewhere_too_keeps_its_usual_rendering(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    takes = Takes(gym_folder(tmp_path, "") / "takes")
    for model in (folder.name, "rising", USUAL):
        takes.keep(SOUND, model, CANARY)
    assert remove_models(tmp_path, [session.id])
    assert [one.text for one in takes.all()] == ["", CANARY, CANARY]


def test_they_go_when_the_sound_of_their_call_grows_too_old(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)  # made today, of a call of long ago
    kept = Retention(tmp_path, 30, 0, empty=lambda _: None)
    assert kept.carry_out(kept.due())
    assert not folder.exists()
    assert not session.sound


def test_when_only_the_words_grow_too_old_the_model_keeps_its_sound(tmp_path: Path) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    kept = Retention(tmp_path, 0, 30, empty=lambda _: None)
    kept.carry_out(kept.due())
    assert json.loads((folder / "model.json").read_text("utf-8"))["text"] == ""
    assert (folder / "sound.flac").is_file()


@pytest.mark.logs_warning
def test_a_model_in_use_makes_the_removal_due_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = kept_session(tmp_path)
    folder = cut_out(tmp_path, session)
    kept = Retention(tmp_path, 30, 0, empty=lambda _: None)
    with monkeypatch.context() as patched:
        patched.setattr("coach_app.privacy.models_of_calls.shutil.rmtree", lambda *_, **__: None)
        assert kept.carry_out(kept.due()) == []
    assert kept.carry_out(kept.due())
    assert not folder.parent.exists() or not list(folder.parent.iterdir())


def test_with_a_forgotten_person_go_the_models_that_others_made_of_their_calls(tmp_path: Path) -> None:
    people = People(tmp_path / "people")
    agent, trainer = people.add(Profile.new("陈晓")), people.add(Profile.new("林培"))
    session = kept_session(tmp_path, at=NOON, person=agent.id)
    cut_out(tmp_path, session, trainer.id)
    forget_person(tmp_path, agent.id)
    assert sounds(tmp_path) == []
