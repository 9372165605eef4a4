"""The table of exceptions."""

from __future__ import annotations

from feedback.conditions import CONDITIONS
from feedback.pack import DEFAULT, load_pack


def test_every_condition_is_explained() -> None:
    assert all(name == condition.name and condition.meaning for name, condition in CONDITIONS.items())


def test_every_condition_is_used_by_the_default_pack() -> None:
    used = {name for rule in load_pack(DEFAULT).rules for name in rule.unless}
    assert used == set(CONDITIONS)
