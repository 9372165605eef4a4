"""The published form of drills and takes."""

from __future__ import annotations

import inspect

import pytest
from pydantic import BaseModel, ValidationError

from coach_app.practice import document_parts
from coach_app.practice.document_parts import ClipPart, Document, GroupPart, MarkPart, PackPart
from feedback.drills.check import Group

PARTS = [part for _, part in inspect.getmembers(document_parts, inspect.isclass) if part.__name__.endswith("Part")]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_no_part_takes_a_field_that_nobody_knows(part: type[BaseModel]) -> None:
    assert part.model_config["extra"] == "forbid"
    assert part.model_config["frozen"] is True


def test_every_part_says_what_it_is() -> None:
    assert all(part.__doc__ for part in PARTS if not part.__name__.startswith("_"))


def test_a_document_of_another_form_is_refused() -> None:
    pack = PackPart(id="p", version="1.0.0", sha256="ab")
    assert Document(pack=pack, drills=[]).schema_ == "coach.drill/1"
    with pytest.raises(ValidationError):
        Document.model_validate({"schema": "coach.drill/2", "pack": pack, "drills": []})


def test_what_was_not_assessed_is_null_and_not_nought() -> None:
    assert GroupPart(group=Group.TONE, weight=30.0, score=None).model_dump(mode="json")["score"] is None
    assert MarkPart.model_fields["earned"].annotation == float | None
    assert ClipPart(start_s=1.0, end_s=2.0).end_s == 2.0
