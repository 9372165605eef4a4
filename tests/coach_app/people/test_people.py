from __future__ import annotations

from pathlib import Path

import pytest

from coach_app.errors import BadInputError
from coach_app.people.people import People
from coach_app.people.profile import Profile

LI, WANG = Profile.new("李静", "8021", "供电公司"), Profile.new("王芳")


@pytest.fixture
def people(tmp_path: Path) -> People:
    return People(tmp_path / "people")


def test_people_are_kept_changed_and_forgotten(people: People) -> None:
    assert people.all() == ()
    people.add(WANG)
    people.add(LI)
    assert people.all() == (LI, WANG)
    people.change(LI.model_copy(update={"staff_number": "8022"}))
    found = people.get(LI.id)
    assert found is not None
    assert found.staff_number == "8022"
    people.remove(LI.id)
    assert people.all() == (WANG,)
    assert people.get(LI.id) is None


def test_two_people_are_told_apart_by_name_and_number(people: People) -> None:
    people.add(LI)
    with pytest.raises(BadInputError):
        people.add(Profile.new("李静", "8021"))
    people.add(Profile.new("李静", "8022"))
    people.change(LI.model_copy(update={"company": "移动公司"}))


def test_forgetting_takes_verdicts_and_voices_along(people: People, tmp_path: Path) -> None:
    people.add(LI)
    (tmp_path / "people" / LI.id / "voices").mkdir()
    (tmp_path / "people" / LI.id / "verdicts.jsonl").write_text("{}\n", "utf-8")
    people.remove(LI.id)
    assert list((tmp_path / "people").iterdir()) == []


def test_no_folder_is_named_after_a_person(people: People, tmp_path: Path) -> None:
    people.add(LI)
    assert not [path for path in tmp_path.rglob("*") if "李" in path.name or "8021" in path.name]


def test_a_damaged_profile_is_set_aside_and_can_be_given_its_name_again(people: People, tmp_path: Path) -> None:
    people.add(LI)
    path = tmp_path / "people" / LI.id / "profile.json"
    path.write_text("{damaged", "utf-8")
    assert people.all() == ()
    assert people.unreadable() == (LI.id,)
    assert path.with_name("profile.json.damaged").read_text("utf-8") == "{damaged"
    people.change(LI)
    assert people.all() == (LI,)
    assert people.unreadable() == ()


@pytest.mark.parametrize("person", ["", "..", "p-../../x", "p-", "anybody"])
def test_only_ids_are_looked_up(people: People, person: str) -> None:
    with pytest.raises(BadInputError):
        people.get(person)
