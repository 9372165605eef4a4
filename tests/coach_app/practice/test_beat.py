"""The beat that a reader follows at a wanted pace."""

from __future__ import annotations

import pytest

from coach_app.practice.beat import AGAIN_S, LEAD_S, REST_S, due

TEXT = "为您办理需要三步，第一步核对号码，第二步确认套餐，第三步短信回复。"
STEP = 0.001


def course(text: str, cpm: float, until_s: float) -> list[tuple[int | None, float]]:
    """Every syllable that becomes due, and when."""
    found: list[tuple[int | None, float]] = []
    for n in range(round(until_s / STEP)):
        at = due(text, cpm, n * STEP)
        if not found or found[-1][0] != at:
            found.append((at, n * STEP))
    return found


@pytest.mark.parametrize("cpm", [160.0, 200.0, 240.0, 280.0])
def test_who_follows_it_reads_at_the_pace_that_is_wanted(cpm: float) -> None:
    steps = course(TEXT, cpm, 25.0)
    first = steps[: [at for at, _ in steps].index(None, 1) + 1]
    began_s, ended_s = first[1][1], first[-1][1]
    syllables = [at for at, _ in first if at is not None]
    assert began_s == pytest.approx(LEAD_S, abs=2 * STEP)
    assert [TEXT[at] for at in syllables] == [char for char in TEXT if char.isalnum()]
    spoken_s = ended_s - began_s - 3 * REST_S
    assert 60 * len(syllables) / spoken_s == pytest.approx(cpm, rel=0.002)


def test_it_rests_where_a_reader_pauses() -> None:
    steps = dict(course("您好，再见。", 120.0, 7.0))
    assert steps[3] - steps[1] == pytest.approx(0.5 + REST_S, abs=2 * STEP)


def test_it_comes_again_after_a_while() -> None:
    whole_s = LEAD_S + 0.5
    assert [due("好", 120.0, whole_s - STEP), due("好", 120.0, whole_s + STEP)] == [0, None]
    assert due("好", 120.0, whole_s + AGAIN_S + LEAD_S + STEP) == 0


def test_without_syllables_nothing_is_due() -> None:
    assert due("", 160.0, 10.0) is None
    assert due("……", 160.0, 10.0) is None
