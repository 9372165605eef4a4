"""Privacy settings: nothing is deleted and nothing is shown until somebody says so."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from coach_app.described import Group
from coach_app.settings import Settings, entries
from coach_app.settings_privacy import PrivacySettings


def test_everything_is_kept_and_every_identifier_hidden_unless_somebody_chooses_otherwise() -> None:
    assert PrivacySettings() == PrivacySettings(keep_sound_days=0, keep_words_days=0, show_identifiers=False)


def test_sound_and_words_are_chosen_apart() -> None:
    chosen = Settings(keep_sound_days=30)
    assert (chosen.keep_sound_days, chosen.keep_words_days) == (30, 0)


@pytest.mark.parametrize("days", [-1, 3651])
def test_days_have_a_range(days: int) -> None:
    with pytest.raises(ValidationError):
        Settings(keep_words_days=days)


def test_they_are_the_last_group_of_the_page() -> None:
    names = [entry.name for entry in entries() if entry.about.group is Group.PRIVACY]
    assert names == list(PrivacySettings.model_fields)
    assert [entry.name for entry in entries()][-len(names) :] == names
