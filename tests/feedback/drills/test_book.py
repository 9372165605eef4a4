"""The drills of a pack together: looked up by id, with weights and the meaning of ids."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.drills.book import Standard
from feedback.drills.check import Group
from feedback.drills.drill import DrillKind
from tests.feedback.drills.takes import book


def test_a_drill_by_its_id() -> None:
    drill = book().get("SCN-04")
    assert drill is not None
    assert drill.title == "无声电话"
    assert book().get("SCN-999") is None


def test_the_113_drills_of_the_catalogue_in_its_order() -> None:
    assert [drill.id for drill in book().drill] == [f"SCN-{n:02d}" for n in range(1, 114)]


def test_weights_of_a_kind_are_the_whole() -> None:
    for kind in DrillKind:
        assert sum(book().weights[kind].of(group) for group in Group) == 100


def test_every_id_that_a_drill_must_meet_has_a_meaning() -> None:
    named = {name for drill in book().drill for name in drill.must if not name.startswith("STD")}
    assert {name for name in named if not book().means(name)} == set()


def test_what_the_book_does_not_say_means_nothing() -> None:
    assert book().means("BEH-99") == ()


def test_an_id_is_one_of_the_catalogue() -> None:
    text = {"zh": "a", "en": "a"}
    fields = {"title": text, "group": "tone", "check": [{"self": True}], "hint": text, "source": "a"}
    assert Standard.model_validate({"id": "TON-26", **fields}).id == "TON-26"
    with pytest.raises(ValidationError, match="pattern"):
        Standard.model_validate({"id": "STD-26", **fields})
