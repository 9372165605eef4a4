"""A drill as it is written: what a line waits for, and what is no drill."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.drills.drill import DrillKind, Wait
from tests.feedback.drills.takes import a_drill


def test_a_line_waits_for_the_end_of_the_turn_unless_words_are_named() -> None:
    assert not Wait().by_words
    assert not Wait(silence_s=3).by_words
    assert Wait(said=("STD-01",)).by_words
    assert Wait(words=("你好",)).by_words


def test_what_is_not_written_is_the_usual() -> None:
    drill = a_drill()
    assert (drill.kind, drill.speaks, drill.greets_first, drill.whole_call) == (
        DrillKind.ROLE_PLAY,
        "customer",
        True,
        False,
    )
    assert (drill.line[0].times, drill.line[0].expects) == (1, Wait())


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "drill 1"},
        {"kind": "game"},
        {"difficulty": 6},
        {"line": []},
        {"must_not": ["STD 1"]},
        {"speaks": "robot"},
    ],
)
def test_what_is_no_drill(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_drill(**fields)
