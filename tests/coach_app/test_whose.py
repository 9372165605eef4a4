from __future__ import annotations

from pathlib import Path

from coach_app.settings import Settings
from coach_app.settings_file import load_settings, save_settings
from coach_app.whose import without_others, working_as
from feedback.flag import Kind

FILLER = frozenset({Kind.FILLER})


def test_what_one_person_silenced_stays_with_that_person() -> None:
    anna = Settings(person="p-a", silenced=FILLER)
    ben = working_as(anna, "p-b")
    assert (ben.person, ben.silenced) == ("p-b", frozenset())
    assert working_as(ben, "p-a") == anna


def test_who_works_here_already_keeps_everything() -> None:
    anna = Settings(person="p-a", silenced=FILLER)
    assert working_as(anna, "p-a") is anna


def test_what_was_chosen_before_there_was_anybody_goes_to_the_first() -> None:
    first = working_as(Settings(silenced=FILLER), "p-a")
    assert first.silenced == FILLER
    assert working_as(first, "p-b").silenced == frozenset()


def test_nobody_silences_nothing() -> None:
    assert working_as(Settings(person="p-a", silenced=FILLER), "").silenced == frozenset()


def test_of_somebody_who_was_removed_nothing_stays() -> None:
    left = working_as(Settings(person="p-a", silenced=FILLER), "p-b")
    assert without_others(left, {"p-b"}).silenced_by == ()
    assert without_others(left, {"p-a", "p-b"}) is left


def test_everybodys_choice_is_on_disk(tmp_path: Path) -> None:
    kept = working_as(Settings(person="p-a", silenced=FILLER), "p-b")
    save_settings(tmp_path, kept)
    assert load_settings(tmp_path).settings == kept
