from __future__ import annotations

from typing import Any

import pytest

from feedback.drills.take import Take
from tests.feedback.drills.voiced import Heard, Spoke, a_drill, told, value, voiced_take, without_reading

WHOLE = "您好，云海宽带，小李为您服务"
PARTS: dict[str, Any] = {
    "greeting_words": ("您好|早上好",),
    "service_words": ("为您服务|很高兴为您服务|请问有什么可以帮您",),
}


def opened(text: str, **voice: float) -> Take:
    return voiced_take([Spoke(0.5, text, **voice), Spoke(9.0, "好的，我马上为您查询一下账单")], [Heard("c1", 5.0, 8.0)])


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (WHOLE, 99, 100),
        ("您好，小李为您服务", 80, 90),
        ("您好，请问有什么可以帮您", 65, 75),
        ("您好您请说您要办什么业务呢", 55, 60),
        ("云海宽带，您好，小李为您服务", 99, 100),
    ],
)
def test_the_parts_of_a_greeting_count(text: str, least: float, most: float) -> None:
    assert least <= value(opened(text), "opening_score", at_least=80.0, **PARTS) <= most


def test_pace_and_level_count_too() -> None:
    assert value(opened(WHOLE, cpm=340), "opening_score", at_least=80.0, **PARTS) == pytest.approx(
        100 - 100 * 15 / 70, abs=1
    )
    loud = value(opened(WHOLE, cpm=340, level_db=-8), "opening_score", at_least=80.0, **PARTS)
    assert loud == pytest.approx(100 - 100 * 30 / 70, abs=1)


def test_what_neither_greets_nor_offers_help_is_no_opening() -> None:
    assert told(opened("这个月的账单一共是五十块"), "opening_score", at_least=80.0, **PARTS) is None


def repeated(*texts: str) -> Take:
    heard = [Heard("c1", 1.0 + 8 * n, 1.0 + 8 * n, nth=n) for n in range(len(texts))]
    spoke = [Spoke(2.0 + 8 * n, text) for n, text in enumerate(texts)]
    return voiced_take(spoke, heard, a_drill("c1", speaks="prompt"))


def test_each_repetition_is_an_opening() -> None:
    take = repeated(WHOLE, WHOLE, "您好，请问有什么可以帮您", WHOLE, WHOLE)
    assert value(take, "openings_passed", at_least=4.0, **PARTS) == 4
    assert value(take, "openings_passed", at_least=4.0, **{**PARTS, "from": 50.0}) == 5
    assert value(take, "opening_score", at_least=80.0, **PARTS) > 99


WEAK = "您好，请问有什么可以帮您"


@pytest.mark.parametrize(
    ("texts", "least", "most", "heard_s"),
    [((WHOLE, WEAK, WHOLE), 99, 100, 2.0), ((WEAK, WHOLE, WEAK), 65, 75, 2.0), ((WHOLE, WEAK), 65, 75, 10.0)],
)
def test_the_one_that_decides_is_the_one_to_hear(
    texts: tuple[str, ...], least: float, most: float, heard_s: float
) -> None:
    found = told(repeated(*texts), "opening_score", at_least=80.0, **PARTS)
    assert found is not None
    assert least <= found.value <= most
    assert found.span is not None
    assert found.span.start_s == pytest.approx(heard_s, abs=0.1)


def test_without_a_reading_the_level_of_an_opening_is_no_part_of_it() -> None:
    assert told(without_reading(opened(WHOLE, level_db=-45)), "opening_score", at_least=80.0, **PARTS) is None
