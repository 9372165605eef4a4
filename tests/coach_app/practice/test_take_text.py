"""Takes and drills as text for a terminal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from coach_app.practice.books import open_book
from coach_app.practice.document import drill_part
from coach_app.practice.take_text import drill_lines, take_lines
from coach_app.practice.waiting import Step, Why
from feedback.drills.check import Group
from feedback.drills.checking import Why as NotAssessed
from feedback.drills.marking import CriterionMark, TakeMark
from feedback.pack import load_pack
from feedback.rubric import Outcome

SAID = CriterionMark(
    "您好！",
    "must:STD-01",
    Group.PHRASES,
    35.0,
    0.0,
    Outcome.FAILED,
    value=0.0,
    unit="count",
    at_least=1.0,
    hint="您好！",
)


def told(mark: TakeMark, language: str = "zh", *steps: Step) -> list[str]:
    taken = SimpleNamespace(mark=mark, folder=Path("kept"), customer=SimpleNamespace(steps=steps))
    return list(take_lines(cast("Any", taken), str, language))


def mark(*, graded: bool, passed: bool | None) -> TakeMark:
    return TakeMark(100.0, 0.2 if not graded else 1.0, graded, passed, None if passed else SAID, (), (SAID,))


def test_without_a_grade_there_is_no_score() -> None:
    assert told(mark(graded=False, passed=None))[0] == "–  仅练习，不评分  (已评 20 %)  kept"
    assert told(mark(graded=True, passed=True), "en")[0] == "100.0  passed  (100 % assessed)  kept"


def test_a_sentence_that_is_its_own_hint_stands_once() -> None:
    assert told(mark(graded=True, passed=False))[1] == "差在：您好！"


def test_a_criterion_shows_value_and_limit_with_the_unit_in_the_readers_language() -> None:
    assert told(mark(graded=True, passed=True))[1] == "  ✗  35.0 %  您好！  0 次 (≥ 1)"
    assert told(mark(graded=True, passed=True), "en")[1] == "  ✗  35.0 %  您好！  0 times (≥ 1)"


def test_what_waits_for_a_reading_says_so() -> None:
    for earned, said in ((None, "told against"), (1.0, "the rest is told against")):
        one = replace(SAID, earned=earned, why=NotAssessed.NO_READING.value, value=None)
        taken = replace(mark(graded=True, passed=True), criteria=(one,))
        assert told(taken, "en")[1].endswith(f"  {said} the speaker's own reading: give it with --baseline")
    assert "--baseline" not in told(mark(graded=True, passed=True))[1]


def test_a_customer_who_gave_up_is_told() -> None:
    step = Step("c1", Why.PATIENCE, "c2", 12.0, 4.0)
    assert told(mark(graded=True, passed=True), "en", step)[-1].endswith("c1 → c2: the customer gave up (patience)")


def test_a_drill_is_told_in_one_language() -> None:
    book = open_book(load_pack())
    drill = book.get("SCN-01")
    assert drill is not None
    chinese = "\n".join(drill_lines(drill_part(drill, book), "zh"))
    assert "的分值可以评定" in chinese
    assert "weight" not in chinese
