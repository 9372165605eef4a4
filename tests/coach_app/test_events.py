from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import get_args

import pytest

from coach_app.events import Event
from tests.coach_app.samples import one_of_each


@pytest.mark.parametrize("kind", get_args(Event), ids=lambda kind: kind.__name__)
def test_an_event_is_a_frozen_slotted_value_with_units_in_its_names(kind: type) -> None:
    assert is_dataclass(kind)
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert hasattr(kind, "__slots__")
    seconds = [field.name for field in fields(kind) if field.type == "float" and field.name.startswith(("at", "end"))]
    assert all(name.endswith("_s") for name in seconds)


def test_the_samples_hold_every_kind_of_event() -> None:
    assert {type(event) for event in one_of_each()} == set(get_args(Event))
