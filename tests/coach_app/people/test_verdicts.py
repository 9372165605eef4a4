from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach_app.people.verdicts import Verdict, Verdicts
from tests.coach_app.samples import a_flag


@pytest.fixture
def verdicts(tmp_path: Path) -> Verdicts:
    return Verdicts(tmp_path, lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


def give(verdicts: Verdicts, *given: Verdict, rule: str = "pace.too_fast") -> None:
    for number, verdict in enumerate(given, 1):
        verdicts.add("20261122-093000-3f2a", a_flag(number=number, rule=rule), verdict)


def test_wrong_ones_are_counted_by_rule(verdicts: Verdicts) -> None:
    assert verdicts.wrong_counts() == ()
    give(verdicts, "wrong", "wrong", "unsure")
    verdicts.add("another", a_flag(number=1, rule="volume.too_loud"), "wrong")
    assert verdicts.wrong_counts() == (("pace.too_fast", 2), ("volume.too_loud", 1))


def test_right_ones_take_it_back_and_never_more(verdicts: Verdicts) -> None:
    give(verdicts, "wrong", "right", "right", "right")
    assert verdicts.wrong_counts() == ()
    verdicts.add("next", a_flag(number=1, rule="pace.too_fast"), "wrong")
    assert verdicts.wrong_counts() == (("pace.too_fast", 1),)


def test_the_last_word_on_a_flag_counts(verdicts: Verdicts) -> None:
    give(verdicts, "wrong")
    give(verdicts, "unsure")
    assert verdicts.wrong_counts() == ()
    assert verdicts.of("20261122-093000-3f2a") == {1: "unsure"}
    assert verdicts.of("another") == {}


def test_damaged_lines_are_left_out_and_left_alone(verdicts: Verdicts, tmp_path: Path) -> None:
    give(verdicts, "wrong")
    with (tmp_path / "verdicts.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"session": "x"}\n{"session": "x", "number": "one", "rule": "r", "verdict": "wrong"}\n\x00\x01')
    give(verdicts, "wrong", "wrong")
    assert verdicts.wrong_counts() == (("pace.too_fast", 2),)
    assert "\x00\x01" in (tmp_path / "verdicts.jsonl").read_text("utf-8")
