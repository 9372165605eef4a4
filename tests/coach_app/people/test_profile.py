from __future__ import annotations

import pytest
from pydantic import ValidationError

from coach_app.people.profile import Profile
from feedback.pack import load_pack


def test_what_a_profile_fills_in_are_blanks_of_the_pack() -> None:
    profile = Profile.new("李静", "8021", "供电公司", (("热线", "95598"), ("部门", "")))
    assert profile.values == (("公司", "供电公司"), ("姓名", "李静"), ("工号", "8021"), ("热线", "95598"))
    assert {name for name, _ in profile.values} <= set(load_pack().lexicon.placeholders)


def test_ids_are_different_and_say_nothing() -> None:
    one, other = Profile.new("李静"), Profile.new("李静")
    assert one.id != other.id
    assert "李" not in one.id


@pytest.mark.parametrize(("name", "company"), [(" ", ""), ("长" * 41, ""), ("李静", "长" * 41)])
def test_a_profile_needs_a_name_of_some_length(name: str, company: str) -> None:
    with pytest.raises(ValidationError) as told:
        Profile.new(name, company=company)
    assert "长长" not in str(told.value)  # what goes into a log names nobody


def test_spaces_around_a_value_are_nobodys_name() -> None:
    assert Profile.new(" 李静 ").name == "李静"


def test_somebody_is_an_agent_unless_said_to_be_a_trainer() -> None:
    assert Profile.new("李静").role == "agent"
    assert Profile.new("王培训", role="trainer").role == "trainer"
    old = Profile.model_validate({"id": "p-0123456789ab", "name": "李静"})
    assert old.role == "agent"
