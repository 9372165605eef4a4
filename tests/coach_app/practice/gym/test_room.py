"""The gym of one person: hear a model, speak, get one thing to change, and do it again."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from asr_models.transcript import Word
from audio.span import Span
from coach_app.errors import BadInputError
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.gym.clip import Clip
from coach_app.practice.gym.reader import Reader
from coach_app.practice.gym.room import Gym, gym_folder
from coach_app.worker_messages import EngineChoice
from feedback.baseline import Baseline
from feedback.errors import TakeError
from feedback.gym.aloud import AloudText
from feedback.gym.aspect import Aspect
from feedback.gym.reading import Said
from tests.coach_app.practice.gym.rooms import RISING, NearEar, gym, pack, said

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Knows(Reader):
    """Hears what it is told."""

    def __init__(self, *words: str) -> None:
        super().__init__(EngineChoice())
        self._words = tuple(Word(word, Span(i, i + 1)) for i, word in enumerate(words))

    def words(self, clip: Clip) -> tuple[Word, ...]:  # noqa: ARG002 (it knows them already)
        return self._words


@pytest.fixture
def room(tmp_path: Path) -> Gym:
    return gym(tmp_path)


def test_a_take_that_rises_like_the_model_is_good(room: Gym) -> None:
    model = room.models.get(RISING)
    assert model is not None
    room.keep_usual(model.text, said(), NOW)
    judged = room.judge(model, said(made="rises"), NOW)
    assert judged.comparison.good
    assert judged.comparison.change is None
    assert judged.take in room.takes.of(RISING)


def test_a_take_that_does_not_rise_is_told_to(room: Gym) -> None:
    model = room.models.get(RISING)
    assert model is not None
    room.keep_usual(model.text, said(), NOW)
    judged = room.judge(model, said(), NOW)
    change = judged.comparison.change
    assert change is not None
    assert change.aspect is Aspect.ENDING
    assert change.say.zh.startswith("句尾再扬一点（0，目标 +")
    assert not judged.comparison.good


def test_without_a_usual_rendering_the_voices_are_compared_as_they_are(room: Gym) -> None:
    model = room.models.get(RISING)
    assert model is not None
    assert not room.has_usual(model.text)
    judged = room.judge(model, said(made="rises"), NOW)
    assert (Aspect.LEVEL, "usual") in judged.comparison.unassessed
    assert judged.comparison.of(Aspect.RATE) is not None


def test_the_baseline_of_the_device_gives_level_a_meaning(tmp_path: Path) -> None:
    room = gym(tmp_path, baseline=Baseline(level_db=-40.0))
    model = room.models.get(RISING)
    assert model is not None
    level = room.judge(model, said(made="rises"), NOW).comparison.of(Aspect.LEVEL)
    assert level is not None
    assert level.size > 10.0


def test_ones_own_best_take_becomes_a_model_in_one_call(room: Gym) -> None:
    model = room.models.get(RISING)
    assert model is not None
    judged = room.judge(model, said(made="rises"), NOW)
    made = room.make_model(judged.take)
    assert made is not None
    assert (made.kind, made.text, made.exercise) == ("own", model.text, "courtesy")
    again = room.judge(made, said(made="rises"), NOW)
    assert again.comparison.score == 100.0


def test_a_model_is_heard_once(tmp_path: Path) -> None:
    ear = NearEar()
    room = gym(tmp_path, ear)
    model = room.models.get(RISING)
    assert model is not None
    assert room.contour(model) is room.contour(model)
    assert len(ear.heard) == 1


def test_nobody_heard_keeps_nothing(room: Gym, tmp_path: Path) -> None:
    model = room.models.get(RISING)
    assert model is not None
    with pytest.raises((TakeError, BadInputError)):
        room.judge(model, Clip(tmp_path), NOW)
    with pytest.raises((TakeError, BadInputError)):
        room.keep_usual(model.text, Clip(tmp_path), NOW)
    assert room.takes.all() == ()


def test_another_sentence_has_no_score_and_is_not_kept(room: Gym) -> None:
    model = room.models.get(RISING)
    assert model is not None
    with pytest.raises(TakeError, match="not the sentence"):
        room.judge(model, said("kumo", 5), NOW)
    with pytest.raises(TakeError, match="not the sentence"):
        room.keep_usual(model.text, said("kumo", 5), NOW, model)
    assert room.takes.all() == ()
    assert room.takes.best(RISING) is None


def test_who_cannot_hear_leaves_it_to_the_sound(room: Gym) -> None:
    class Deaf(Reader):
        def words(self, clip: Clip) -> tuple[Word, ...]:  # noqa: ARG002 (the same for all)
            raise BadInputError("No.", "Mend it.")

    model = room.models.get(RISING)
    assert model is not None
    with pytest.raises(TakeError):
        room.judge(model, said("kumo", 5), NOW, Deaf(EngineChoice()))


def test_a_text_that_is_read_is_told_by_syllable_and_by_tone(room: Gym) -> None:
    text = AloudText("FOR-39", "您看这样可以吗？", instead_of="就这样吧")
    room.keep_usual(text.text, said(), NOW)
    read = room.read_aloud(text, said(made="falls"), Knows("您看", "这样", "可以"))
    assert read.reading is not None
    assert [one.said for one in read.reading.syllables] == [Said.SAID] * 6 + [Said.MISSED]
    assert not read.old_habit
    assert read.change is not None
    assert read.change.aspect is Aspect.COURTESY


def test_the_old_habit_is_told(room: Gym) -> None:
    text = AloudText("FOR-39", "您看这样可以吗？", instead_of="就这样吧")
    assert room.read_aloud(text, said(), Knows("就这样吧")).old_habit


def test_without_a_recogniser_the_tone_is_told_all_the_same(room: Gym) -> None:
    read = room.read_aloud(AloudText("STD-40", "您看这样可以吗？"), said())
    assert read.reading is None
    assert read.tone


def test_everything_goes_with_the_person(tmp_path: Path) -> None:
    people = People(tmp_path / "people")
    profile = people.add(Profile.new("李静"))
    folder = gym_folder(tmp_path, profile.id)
    folder.mkdir(parents=True)
    (folder / "takes.jsonl").write_text("{}", "utf-8")
    people.remove(profile.id)
    assert not folder.exists()
    assert gym_folder(tmp_path, "") == tmp_path / "practice" / "gym"


def test_what_is_judged_after_its_speaker_was_forgotten_leaves_nothing(tmp_path: Path) -> None:
    people = People(tmp_path / "people")
    profile = people.add(Profile.new("李静"))
    room = Gym(gym_folder(tmp_path, profile.id), pack(tmp_path / "pack"), NearEar())
    model = room.models.get(RISING)
    assert model is not None
    people.remove(profile.id)
    room.judge(model, said(), NOW)
    room.keep_usual(model.text, said(), NOW)
    with pytest.raises(BadInputError, match="removed"):
        room.models.add(said())
    assert list((tmp_path / "people").iterdir()) == []
