from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.library.damage import Harm, damage_of
from coach_app.library.indexing import Indexed, read_session
from coach_app.recording.sessions import MANIFEST, SOUND, SessionFolder
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from feedback.rubric import Rubric
from tests.coach_app.library.sessions_on_disk import write_session
from tests.coach_app.samples import a_flag


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "sessions" / write_session(tmp_path, 0, ("您好。", "我要退款。"), [a_flag()])
    (made / SOUND).write_bytes(b"fLaC" + bytes(100))
    (made / "words.json").write_text('{"schema":"coach.words/1","utterances":[],"hearings":[]}', "utf-8")
    RulingLog(made).add(Comment(at_s=3.0, text="语气很稳"))
    return made


def harms(folder: Path) -> list[Harm]:
    read: Indexed = read_session(folder, None, list, lambda _: Rubric())
    found = damage_of(folder, read)
    assert {damage.session for damage in found} <= {folder.name}
    return [damage.harm for damage in found]


def test_a_whole_session_has_nothing(folder: Path) -> None:
    assert harms(folder) == []


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        (MANIFEST, Harm.MANIFEST),
        ("events.jsonl", Harm.EVENTS_CUT),
        ("words.json", Harm.WORDS),
        ("rulings.jsonl", Harm.RULINGS),
        (SOUND, Harm.SOUND),
    ],
)
def test_a_file_that_is_no_longer_what_it_was_is_named(folder: Path, name: str, harm: Harm) -> None:
    (folder / name).write_bytes(b"nonsense\n")
    assert harms(folder) == [harm]


@pytest.mark.parametrize(
    ("name", "harm"), [(MANIFEST, Harm.MANIFEST), ("events.jsonl", Harm.NO_EVENTS), (SOUND, Harm.NO_SOUND)]
)
def test_a_file_that_is_missing_is_named(folder: Path, name: str, harm: Harm) -> None:
    (folder / name).unlink()
    assert harms(folder) == [harm]


def test_events_that_were_cut_or_altered_in_the_middle_are_seen(folder: Path) -> None:
    events = folder / "events.jsonl"
    whole = events.read_bytes()
    events.write_bytes(whole[:-40])
    assert harms(folder) == [Harm.EVENTS_CUT]
    events.write_bytes(whole.replace("退款".encode(), "表扬".encode()))
    assert harms(folder) == [Harm.EVENTS_CUT]


def test_what_retention_took_is_no_damage(folder: Path) -> None:
    SessionFolder(folder).change(sound_removed="2026-03-09T00:00:00+00:00")
    (folder / SOUND).unlink()
    (folder / "words.json").unlink()
    assert harms(folder) == []


@pytest.mark.parametrize("state", ["recording", "stopping"])
def test_a_call_that_goes_on_is_left_alone(folder: Path, state: str) -> None:
    SessionFolder(folder).change(state=state)
    (folder / SOUND).unlink()
    (folder / "events.jsonl").unlink()
    assert harms(folder) == []


def test_sound_between_calls_needs_no_judgement(folder: Path) -> None:
    SessionFolder(folder).change(kind="between")
    (folder / "events.jsonl").unlink()
    assert harms(folder) == []
