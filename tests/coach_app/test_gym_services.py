from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audio.block import RATE
from coach_app.errors import BadInputError
from coach_app.gym_services import GymRules, ProgramGym
from coach_app.live_setup import ConsentMissingError
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.playback.listening import Listening
from coach_app.practice.books import book_folder
from coach_app.practice.gym.ear import Ear
from coach_app.practice.gym.room import Gym, Judged
from coach_app.practice.path.opening import open_path
from coach_app.practice.path.today import LearningPath
from coach_app.settings import Settings
from coach_app.ui.practice.read_state import ReadSheet
from feedback.baseline import Baseline
from feedback.errors import TakeError
from feedback.gym.aloud import AloudText
from feedback.pack import load_pack
from tests.coach_app.ui.practice.fake_gym import SHEET, reading

NOW = datetime(2026, 11, 22, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def pack_rules(tmp_path_factory: pytest.TempPathFactory) -> tuple[GymRules, LearningPath]:
    data, pack = tmp_path_factory.mktemp("data"), load_pack()
    path = open_path(data, pack, now=lambda: NOW)
    return GymRules(pack, book_folder(pack), path), path


@pytest.fixture
def gym(
    tmp_path: Path, pack_rules: tuple[GymRules, LearningPath], monkeypatch: pytest.MonkeyPatch
) -> Iterator[ProgramGym]:
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    Consent(tmp_path).accept("", "zh", NOW)
    made = ProgramGym(tmp_path, lambda: Settings(engine="none"), lambda: pack_rules[0], Listening(), lambda: NOW)
    yield made
    made.close()


def test_only_the_microphone_is_opened(gym: ProgramGym) -> None:
    assert gym.plan().far_end is None


def test_a_phrase_is_read_with_this_agents_own_words(
    tmp_path: Path, pack_rules: tuple[GymRules, LearningPath], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    agent = People(tmp_path / "people").add(Profile.new("陈晓", placeholders=(("公司", "海风宽带"), ("姓名", "陈晓"))))
    gym = ProgramGym(
        tmp_path, lambda: Settings(person=agent.id, engine="none"), lambda: pack_rules[0], Listening(), lambda: NOW
    )
    sheet = gym.text("STD-31")
    assert "STD-31" in sheet.others
    assert not any("{" in gym.text(phrase).text.text for phrase in sheet.others)
    gym.close()


def test_nothing_is_recorded_of_somebody_who_has_not_agreed(
    tmp_path: Path, pack_rules: tuple[GymRules, LearningPath], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_CACHE_DIR", str(tmp_path / "cache"))
    gym = ProgramGym(tmp_path, lambda: Settings(engine="none"), lambda: pack_rules[0], Listening(), lambda: NOW)
    with pytest.raises(ConsentMissingError):
        gym.listen(gym.plan(), lambda _: None)
    with pytest.raises(ConsentMissingError):
        gym.take_folder("gym")
    gym.close()


def test_another_sentence_is_neither_kept_nor_noted(
    gym: ProgramGym, pack_rules: tuple[GymRules, LearningPath], monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(*_: object) -> Judged:
        raise TakeError("take_other", "That was not the sentence.", "Say it.")

    monkeypatch.setattr(Gym, "judge", other)
    folder, before = gym.take_folder("gym"), pack_rules[1].notes("")
    with pytest.raises(TakeError):
        gym.judge(SHEET, folder)
    assert not folder.exists()
    assert pack_rules[1].notes("") == before


def test_a_usual_voice_that_was_read_anew_counts_at_once(gym: ProgramGym, monkeypatch: pytest.MonkeyPatch) -> None:
    voices = iter((None, Baseline(level_db=-30.0), Baseline(level_db=-24.0)))
    read: list[Baseline | None] = []

    def setup(*_: object) -> tuple[None, Baseline | None]:
        read.append(next(voices))
        return None, read[-1]

    made: list[Baseline | None] = []

    def opened(folder: Path, pack: Path, ear: Ear, baseline: Baseline | None, sessions: Path) -> Gym:
        made.append(baseline)
        return Gym(folder, pack, ear, baseline, sessions)

    monkeypatch.setattr("coach_app.gym_services.shift_setup", setup)
    monkeypatch.setattr("coach_app.gym_services.Gym", opened)
    for _ in range(3):
        with pytest.raises(BadInputError):
            gym.open("no-such-model")
    assert made == read == [None, Baseline(level_db=-30.0), Baseline(level_db=-24.0)]


def test_what_is_not_there_is_told(gym: ProgramGym) -> None:
    with pytest.raises(BadInputError):
        gym.text("STD-999")
    with pytest.raises(BadInputError):
        gym.open("no-such-model")


def test_a_take_that_nobody_wants_is_deleted(gym: ProgramGym, tmp_path: Path) -> None:
    folder = gym.take_folder("gym")
    assert folder.is_dir()
    gym.drop(folder)
    assert not folder.exists()
    outside = tmp_path / "mine"
    outside.mkdir()
    gym.drop(outside)
    assert outside.is_dir()


def test_what_was_read_before_goes_when_somebody_reads_again(gym: ProgramGym) -> None:
    first = gym.take_folder("read")
    second = gym.take_folder("read")
    assert not first.exists()
    assert second.is_dir(), "it is to be heard once more"
    with pytest.raises(BadInputError):
        gym.open("no-such-model")
    assert not second.exists()


def test_what_was_read_tells_the_path_how_the_voice_was(
    gym: ProgramGym, pack_rules: tuple[GymRules, LearningPath], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Gym, "read_aloud", lambda *_: reading().aloud)
    sheet = ReadSheet(AloudText("STD-31", "您好"))
    gym.read(sheet, gym.take_folder("read"))
    (ending,) = reading().aloud.tone
    assert pack_rules[1].notes("")[-1].lost["endings"] == pytest.approx(1 - ending.earned)


@pytest.mark.soak
def test_a_phrase_that_was_read_is_noted_without_words_too(
    gym: ProgramGym, pack_rules: tuple[GymRules, LearningPath]
) -> None:
    seconds = np.arange(2 * RATE) / RATE
    voice = sum(np.sin(2 * np.pi * 150 * n * seconds) / n for n in range(1, 12)) * 0.1 * np.hanning(2 * RATE)
    folder = gym.take_folder("read")
    soundfile.write(folder / "agent-0001.wav", np.asarray(voice, np.float32), RATE)
    take = gym.read(gym.text("STD-31"), folder)
    assert take.score is None
    assert pack_rules[1].notes("")[-1].key == "STD-31"
