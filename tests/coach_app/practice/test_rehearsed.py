"""A take with recorded answers as a session: kept like a call, marked, and marked the same again."""

from __future__ import annotations

from pathlib import Path

import pytest
import soundfile

from audio.block import Speaker
from coach_app.call import Setup, Wanted
from coach_app.events import Said, SessionEnded
from coach_app.library.library import Library
from coach_app.practice.answers import Answers
from coach_app.practice.books import open_book
from coach_app.practice.grading import grade
from coach_app.practice.kept import PracticeLog
from coach_app.practice.rehearsed import Rehearsed, Rehearser
from coach_app.practice.sounds import Sounds
from coach_app.recording.sessions import Kind, SessionFolder, State, sessions
from coach_app.shift.journal import read_journal
from coach_app.shift.live_call import EVENTS
from feedback.drills.book import DrillBook
from feedback.drills.drill import Drill
from tests.coach_app.practice.recordings import record

SAID = {
    "hello": "您好，这里是客户服务中心，我姓李，请问有什么可以帮您？",
    "c1": "请问您的卡是哪家银行的卡？",
    "c2": "请您查证后再拨发卡行的电话。",
    "c3": "没关系，感谢您的来电，再见。",
}


@pytest.fixture(scope="module")
def setup(tmp_path_factory: pytest.TempPathFactory) -> Setup:
    return Setup(Wanted(engine="scripted", words=tmp_path_factory.mktemp("words")))


@pytest.fixture(scope="module")
def book(setup: Setup) -> DrillBook:
    return open_book(setup.pack)


@pytest.fixture(scope="module")
def drill(book: DrillBook) -> Drill:
    found = book.get("SCN-02")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def taken(setup: Setup, book: DrillBook, drill: Drill, data: Path) -> Rehearsed:
    answers = Answers(record(data / "answers", SAID, seconds=1.5), drill)
    rehearser = Rehearser(setup, book, Sounds(data / "no sounds"))
    return rehearser.run(drill, answers, data / "sessions", source="answers", person="li")


def test_it_is_kept_like_a_call(taken: Rehearsed, drill: Drill) -> None:
    manifest = SessionFolder(taken.folder).manifest
    assert (manifest.kind, manifest.state) == (Kind.PRACTICE, State.COMPLETE)
    assert manifest.title == f"{drill.id} {drill.title}"
    assert (manifest.person, manifest.source, manifest.engine) == ("li", "answers", "scripted")
    assert manifest.duration_s == taken.duration_s
    assert manifest.content


def test_its_sound_is_as_long_as_the_take(taken: Rehearsed) -> None:
    info = soundfile.info(str(taken.folder / "sound.flac"))
    assert (info.samplerate, info.channels) == (16_000, 2)
    assert info.duration == pytest.approx(taken.duration_s)


def test_its_events_are_whole_and_hold_the_words(taken: Rehearsed) -> None:
    events = [entry.event for entry in read_journal(taken.folder / EVENTS)]
    said = [e.utterance.text for e in events if isinstance(e, Said) and e.utterance.speaker is Speaker.AGENT]
    assert said[0].startswith("您好")
    assert len(said) == len(SAID)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].lanes == {"prosody": "ok", "words": "ok"}


def test_what_the_customer_did_is_kept(taken: Rehearsed, drill: Drill) -> None:
    kept = PracticeLog(taken.folder).read()
    assert kept is not None
    assert kept.drill == drill.id
    assert [shown.line for shown in kept.shown] == [shown.line for shown in taken.customer.shown]
    assert kept.hang_up is not None
    assert kept.hang_up.by is Speaker.CUSTOMER


def test_it_is_marked_and_marked_the_same_from_its_folder(taken: Rehearsed, setup: Setup, book: DrillBook) -> None:
    assert taken.mark.score is not None
    assert grade(taken.folder, book, setup.pack) == taken.mark


def test_it_is_found_in_the_library(taken: Rehearsed, data: Path) -> None:
    with Library(data) as library:
        library.catch_up()
        row = library.row(taken.folder.name)
    assert row is not None
    assert row.kind == "practice"


def test_without_ears_the_voice_alone_is_marked(book: DrillBook, drill: Drill, data: Path) -> None:
    setup = Setup(Wanted(engine="none"))
    answers = Answers(record(data / "again", SAID), drill)
    taken = Rehearser(setup, book, Sounds(data / "no sounds")).run(drill, answers, data / "mute")
    assert not taken.mark.graded
    assert taken.mark.passed is None


def test_a_take_that_cannot_be_kept_leaves_nothing_behind(
    setup: Setup, book: DrillBook, drill: Drill, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("coach_app.practice.rehearsed.write_journal", full)
    answers = Answers(record(data / "full", {"c1": ""}, seconds=0.5), drill)
    with pytest.raises(OSError, match="No space"):
        Rehearser(setup, book, Sounds(data / "no sounds")).run(drill, answers, data / "none")
    assert sessions(data / "none") == []
