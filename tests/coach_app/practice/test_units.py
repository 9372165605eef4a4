from __future__ import annotations

import pytest

from coach_app.practice.units import UNITS, amount_in
from feedback.drills.measures import MEASURES


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (171.6, "cpm", "172 字/分", "172 chars/min"),
        (3.0, "count", "3 次", "3 times"),
        (0.61, "s", "0.6 秒", "0.6 s"),
        (82.0, "%", "82.0 %", "82.0 %"),
        (0.62, "", "0.62", "0.62"),
        (1.0, "", "1", "1"),
        (None, "st", "–", "–"),
    ],
)
def test_a_value_is_written_with_its_unit(value: float | None, unit: str, zh: str, en: str) -> None:
    assert (amount_in(value, unit, "zh"), amount_in(value, unit, "en")) == (zh, en)


def test_every_unit_of_a_measure_has_a_name() -> None:
    assert {measure.unit for measure in MEASURES.values()} <= {*UNITS, "%", ""}
