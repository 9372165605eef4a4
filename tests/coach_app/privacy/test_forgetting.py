"""Everything of one person goes; nothing of anybody else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.people.consent import Consent
from coach_app.people.people import People
from coach_app.people.profile import Profile
from coach_app.privacy.disclosure import Disclosures
from coach_app.privacy.forgetting import belongings, find_id, find_person, forget_person, left_behind
from coach_app.recording import marker
from coach_app.rulings.entry import Comment
from coach_app.rulings.log import RulingLog
from coach_app.settings import Settings
from coach_app.settings_file import load_settings, save_settings
from feedback.flag import Kind
from tests.coach_app.privacy.kept_session import CANARY, NOON, below, kept_session
from tests.coach_app.samples import a_flag

LEAVES = Profile(id="p-0123456789ab", name="李静", staff_number="8021", company="某某银行")
STAYS = Profile(id="p-ba9876543210", name="王芳", staff_number="8022")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    people = People(tmp_path / "people")
    for one in (LEAVES, STAYS):
        people.add(one)
        people.verdicts(one.id).add("20250318-120000-0000", a_flag(), "wrong")
    kept_session(tmp_path, person=LEAVES.id)
    other = kept_session(tmp_path, person=STAYS.id, canary="海豚")
    RulingLog(other.path).add(Comment(at_s=1.0, text="这里说得好", author=LEAVES.name))
    Disclosures(tmp_path).add(LEAVES.id, other.id, "review")
    Consent(tmp_path).accept(LEAVES.id, "zh", NOON)
    save_settings(tmp_path, Settings(person=LEAVES.id, silenced_by=((LEAVES.id, frozenset({Kind.FILLER})),)))
    return tmp_path


def test_what_goes_is_listed_before_anything_goes(data: Path) -> None:
    before = below(data)
    found = belongings(data, LEAVES.id)
    assert (found.name, len(found.sessions), found.entries, found.shared_name) == ("李静", 1, 1, False)
    assert below(data) == before


def test_nothing_is_left_of_a_person_but_the_acceptance_under_an_id_that_leads_nowhere(data: Path) -> None:
    forget_person(data, LEAVES.id)
    left = below(data)
    for trace in (CANARY, LEAVES.name, LEAVES.company):
        assert trace.encode() not in left
    holding = [p.name for p in data.rglob("*") if p.is_file() and LEAVES.id.encode() in p.read_bytes()]
    assert holding == ["consent.jsonl"]
    assert not (data / "people" / LEAVES.id).exists()
    settings = load_settings(data).settings
    assert (settings.person, settings.silenced_by) == ("", ())


def test_nothing_of_anybody_else_goes(data: Path) -> None:
    forget_person(data, LEAVES.id)
    people = People(data / "people")
    assert people.all() == (STAYS,)
    assert people.verdicts(STAYS.id).wrong_counts() == (("pace.too_fast", 1),)
    (session,) = [path for path in (data / "sessions").iterdir() if path.is_dir()]
    assert {"sound.flac", "words.json"} <= {path.name for path in session.iterdir()}
    comment = next(entry for entry in RulingLog(session).entries() if isinstance(entry, Comment) and entry.at_s == 1.0)
    assert (comment.text, comment.author) == ("这里说得好", "")
    assert [(one.who, one.where) for one in Disclosures(data).all()] == [("", "review")]


def test_sessions_are_deleted_the_way_the_library_deletes(data: Path) -> None:
    asked: list[tuple[str, ...]] = []
    found = forget_person(data, LEAVES.id, lambda ids: asked.append(tuple(ids)))
    assert asked == [found.sessions]


def test_it_can_be_asked_again_after_it_was_cut_off(data: Path) -> None:
    def cut_off(_: object) -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        forget_person(data, LEAVES.id, cut_off)
    assert People(data / "people").get(LEAVES.id) == LEAVES
    forget_person(data, LEAVES.id)
    assert CANARY.encode() not in below(data)


def test_a_name_that_two_have_is_not_taken_from_entries(data: Path) -> None:
    People(data / "people").add(Profile(id="p-00000000000a", name=LEAVES.name, staff_number="9000"))
    found = forget_person(data, LEAVES.id)
    assert found.shared_name
    assert LEAVES.name.encode() in below(data / "sessions")


def test_nobody_is_forgotten_in_the_middle_of_a_call(data: Path) -> None:
    (session,) = belongings(data, LEAVES.id).sessions
    marker.sign(data / "sessions" / session)
    with pytest.raises(BadInputError, match="being recorded"):
        forget_person(data, LEAVES.id)
    assert People(data / "people").get(LEAVES.id) == LEAVES


@pytest.mark.parametrize("wanted", ["李静", "8021", "p-0123456789ab"])
def test_a_person_is_found_by_name_number_or_id(data: Path, wanted: str) -> None:
    assert find_person(data, wanted) == LEAVES


def test_nobody_and_several_are_said(data: Path) -> None:
    with pytest.raises(BadInputError, match="no profile"):
        find_person(data, "赵")
    with pytest.raises(BadInputError, match="no profile"):
        find_person(data, "")
    People(data / "people").add(Profile(id="p-00000000000a", name="李静", staff_number="9000"))
    with pytest.raises(BadInputError, match=r"several.*9000"):
        find_person(data, "李静")


def test_who_lost_the_profile_is_found_by_the_id_that_sessions_carry(data: Path) -> None:
    assert (find_id(data, "李静"), left_behind(data)) == (LEAVES.id, ())
    People(data / "people").remove(LEAVES.id)
    assert left_behind(data) == (LEAVES.id,)
    assert find_id(data, LEAVES.id) == LEAVES.id
    with pytest.raises(BadInputError):
        find_id(data, "李静")
    forget_person(data, find_id(data, LEAVES.id))
    assert CANARY.encode() not in below(data)
    assert left_behind(data) == ()
