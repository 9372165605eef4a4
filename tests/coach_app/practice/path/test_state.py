from __future__ import annotations

import json
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.practice.path.state import FILE, Note, PathFile, PathState
from coach_app.practice.path.values import Opens
from coach_app.privacy.forgetting import forget_person

AT = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
NOTE = Note(at=AT, opens=Opens.DRILL, key="SCN-01", minutes=2.5, score=82.0, passed=True, lost={"opening": 0.1})


def noted(state: PathState) -> PathState:
    return state.model_copy(update={"notes": (*state.notes, NOTE)})


@pytest.fixture
def person(tmp_path: Path) -> str:
    return People(tmp_path / "people").add(Profile.new("李静")).id


def test_nothing_is_kept_until_something_was_done(tmp_path: Path, person: str) -> None:
    assert PathFile(tmp_path, person).read() == PathState()
    assert not (tmp_path / "people" / person / FILE).exists()


def test_what_was_written_is_read_again(tmp_path: Path, person: str) -> None:
    PathFile(tmp_path, person).change(noted)
    (note,) = PathFile(tmp_path, person).read().notes
    assert note == NOTE


def test_the_file_says_its_version(tmp_path: Path, person: str) -> None:
    PathFile(tmp_path, person).change(noted)
    assert json.loads((tmp_path / "people" / person / FILE).read_text("utf-8"))["schema"] == "coach.path/1"


def test_without_profiles_it_lies_in_the_data_folder(tmp_path: Path) -> None:
    PathFile(tmp_path, "").change(noted)
    assert (tmp_path / FILE).is_file()


@pytest.mark.parametrize("content", [b"{", b"\xff\xfe", b'{"schema": "coach.path/9"}', b'{"notes": 3}'])
def test_a_file_that_cannot_be_used_is_kept_aside(tmp_path: Path, person: str, content: bytes) -> None:
    path = tmp_path / "people" / person / FILE
    path.write_bytes(content)
    assert PathFile(tmp_path, person).read() == PathState()
    assert path.with_name(f"{FILE}.damaged").read_bytes() == content


def test_changes_of_several_at_once_are_all_kept(tmp_path: Path, person: str) -> None:
    workers = [threading.Thread(target=lambda: PathFile(tmp_path, person).change(noted)) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(PathFile(tmp_path, person).read().notes) == 8


def test_a_change_that_changes_nothing_writes_nothing(tmp_path: Path, person: str) -> None:
    PathFile(tmp_path, person).change(lambda state: state)
    assert not (tmp_path / "people" / person / FILE).exists()


def test_old_notes_make_room_after_some_years(tmp_path: Path, person: str) -> None:
    PathFile(tmp_path, person).change(lambda state: state.model_copy(update={"notes": (NOTE,) * 4100}))
    assert len(PathFile(tmp_path, person).read().notes) == 4000


def test_forgetting_a_person_forgets_what_they_practised(tmp_path: Path, person: str) -> None:
    PathFile(tmp_path, person).change(noted)
    forget_person(tmp_path, person)
    assert [path for path in tmp_path.rglob("*") if path.name.startswith((FILE, f".{FILE}"))] == []


def test_of_somebody_who_was_forgotten_nothing_is_written_again(tmp_path: Path, person: str) -> None:
    late = PathFile(tmp_path, person)
    forget_person(tmp_path, person)
    late.change(noted)
    assert not (tmp_path / "people" / person).exists()


def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no id"):
        PathFile(tmp_path, "../../etc")


def test_days_survive_the_file(tmp_path: Path) -> None:
    tips = {"CRS-10": date(2026, 3, 2)}
    PathFile(tmp_path, "").change(lambda state: state.model_copy(update={"tips": tips, "plan_day": date(2026, 3, 2)}))
    state = PathFile(tmp_path, "").read()
    assert (state.tips, state.plan_day) == (tips, date(2026, 3, 2))
