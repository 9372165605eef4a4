"""Every setting says what a dialog needs, in both languages."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic import ValidationError

from coach_app.settings import GROUP_TITLES, Control, Entry, Group, Settings, entries
from feedback.flag import Severity
from feedback.pack import DEFAULT, load_pack

#: Remembered, not asked for.
REMEMBERED = {"person", "silenced_by", "consent_accepted", "asked", "overlay_place"}


def test_every_setting_is_on_the_page_or_only_remembered() -> None:
    assert {entry.name for entry in entries()} | REMEMBERED == set(Settings.model_fields)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_a_setting_speaks_both_languages_and_knows_its_range(entry: Entry) -> None:
    about = entry.about
    for words in (about.title, about.help, *(choice.title for choice in about.choices if choice.title)):
        assert words.zh
        assert words.in_language("en") == words.en
    assert (about.control is Control.NUMBER) == (entry.low is not None and entry.high is not None)
    assert bool(about.choices) == (about.control in (Control.CHOICE, Control.KINDS))
    if entry.low is not None and entry.high is not None:
        assert about.unit.zh
        assert entry.low <= entry.usual <= entry.high
        for wrong in (entry.low - about.step, entry.high + about.step):
            with pytest.raises(ValidationError):
                Settings.model_validate({entry.name: wrong})


@pytest.mark.parametrize("entry", [e for e in entries() if e.about.control is Control.CHOICE], ids=lambda e: e.name)
def test_the_choices_are_all_that_is_allowed(entry: Entry) -> None:
    allowed = get_args(Settings.model_fields[entry.name].annotation)
    assert tuple(choice.value for choice in entry.about.choices) == allowed
    with pytest.raises(ValidationError):
        Settings.model_validate({entry.name: "something else"})


def test_the_groups_follow_each_other_and_have_names() -> None:
    seen = list(dict.fromkeys(entry.about.group for entry in entries()))
    assert seen == list(Group) == list(GROUP_TITLES)


def test_every_kind_that_can_be_shown_can_be_silenced() -> None:
    shown = {rule.kind.value for rule in load_pack().rules if rule.severity in (Severity.ALERT, Severity.NUDGE)}
    (silenced,) = [entry for entry in entries() if entry.name == "silenced"]
    assert {choice.value for choice in silenced.about.choices} == shown


def test_the_usual_pack_is_the_one_that_comes_with_the_program() -> None:
    assert Settings().pack == DEFAULT


def test_settings_do_not_change_under_anybodys_hands() -> None:
    with pytest.raises(ValidationError):
        Settings().muted = True  # type: ignore[misc]
    assert Settings().model_copy(update={"muted": True}).muted
