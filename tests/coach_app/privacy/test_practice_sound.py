"""The sound of practice goes when that of calls would, and with its person; what came of it stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from audio.synthetic import tone
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.models import Models
from coach_app.practice.gym.places import gym_folder
from coach_app.practice.gym.takes import USUAL, Takes
from coach_app.privacy.forgetting import forget_person
from coach_app.privacy.practice_sound import kept_voices
from coach_app.privacy.retention import Retention, What
from tests.coach_app.practice.gym.rooms import BOOK, said

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=31)
SOUND = tone(200, 0.2)
Places = Callable[[str], tuple[Takes, Models]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    def made(person: str) -> tuple[Takes, Models]:
        folder = gym_folder(tmp_path, person)
        return Takes(folder / "takes"), Models(folder / "models", BOOK, tmp_path)

    return made


def retention(data: Path, sound: int = 30) -> Retention:
    return Retention(data, sound, 0, empty=lambda _: None)


def test_old_takes_lose_their_sound_and_keep_their_result(tmp_path: Path, places: Places) -> None:
    agent = People(tmp_path / "people").add(Profile.new("陈晓"))
    takes, _ = places(agent.id)
    old = takes.keep(SOUND, "rising", "您好", now=NOON)
    usual = takes.keep(SOUND, USUAL, "您好", now=NOON)
    new = takes.keep(SOUND, "rising", "您好", now=LATER - timedelta(days=29))
    kept = retention(tmp_path)
    due = kept.due(LATER)
    assert [(one.what, one.days) for one in due] == [(What.PRACTICE, 31)] * 2
    assert all(one.bytes > 0 for one in due)
    assert takes.clip(old) is not None, "listing deletes nothing"
    assert kept.carry_out(due, LATER) == due
    assert takes.clip(old) is takes.clip(usual) is None
    assert takes.clip(new) is not None
    assert [one.id for one in takes.of("rising")] == [old.id, new.id]
    assert kept.due(LATER) == []


def test_those_of_nobody_go_too(tmp_path: Path, places: Places) -> None:
    takes, _ = places("")
    takes.keep(SOUND, "rising", "您好", now=NOON)
    kept = retention(tmp_path)
    kept.carry_out(kept.due(LATER), LATER)
    assert list(kept_voices(tmp_path)) == []


def test_no_days_keep_them(tmp_path: Path, places: Places) -> None:
    places("")[0].keep(SOUND, "rising", "您好", now=NOON)
    assert retention(tmp_path, sound=0).due(LATER) == []


def test_models_of_ones_own_voice_go_and_a_trainers_file_stays(tmp_path: Path, places: Places) -> None:
    _, models = places("")
    models.add(said(), kind="own", now=NOON)
    trainers = models.add(said(), kind="trainer", now=NOON)
    kept = retention(tmp_path)
    kept.carry_out(kept.due(LATER), LATER)
    assert [one.id for one in models.all() if one.kind != "pack"] == [trainers.id]


def test_of_a_person_who_is_forgotten_no_sound_is_left_and_none_is_made(tmp_path: Path, places: Places) -> None:
    agent = People(tmp_path / "people").add(Profile.new("陈晓"))
    takes, models = places(agent.id)
    take = takes.keep(SOUND, "rising", "您好", now=NOON)
    models.add(Clip(said().sound), kind="own", now=NOON)
    forget_person(tmp_path, agent.id)
    assert takes.clip(take) is None
    takes.keep(SOUND, "rising", "您好", now=LATER)
    assert not (tmp_path / "people" / agent.id).exists()
    assert list(kept_voices(tmp_path)) == []
