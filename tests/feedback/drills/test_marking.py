"""Marks: the sum, what leaves it, what blocks a pass, and the one thing that kept a take from it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from feedback.drills.check import Group
from feedback.drills.drill import Drill
from feedback.drills.marking import CriterionMark, TakeMark, mark
from feedback.drills.measure import DrillMeasure, Measured, Need
from feedback.rubric import Outcome
from tests.feedback.drills.takes import a_book, a_drill, a_take, spoken

WAIT, THANKS = "请您稍等一会，好吗？", "谢谢您的耐心等待。"


def fixed(**values: float | None) -> Mapping[str, DrillMeasure]:
    """Measures that always give the same."""
    return {
        name: DrillMeasure(name, "", "", frozenset(), lambda *_, v=value: None if v is None else Measured(v))
        for name, value in values.items()
    }


def criterion(measure: str, group: str = "behaviours", **fields: object) -> dict[str, object]:
    return {"text": measure, "group": group, "check": [{"measure": measure, "at_least": 1}], "hint": "改", **fields}


def marked(drill: Drill, *texts: str, ticked: tuple[str, ...] = (), **values: float | None) -> TakeMark:
    return mark(a_take(spoken(*texts), drill, ticked=ticked), a_book(), measures=fixed(**values))


def by_origin(result: TakeMark, origin: str) -> CriterionMark:
    return next(c for c in result.criteria if c.origin == origin)


THREE = {"pass": [criterion("a", "phrases"), criterion("b"), criterion("c", "tone")]}


def test_all_met_is_a_pass() -> None:
    result = marked(a_drill(**THREE), WAIT, a=1, b=1, c=1)
    assert (result.score, result.assessed, result.graded, result.passed) == (100, 1, True, True)
    assert result.kept_from is None


def test_the_score_is_the_weighted_sum() -> None:
    result = marked(a_drill(**THREE), WAIT, a=1, b=1, c=0)
    assert (result.score, result.passed) == (70, False)
    assert [(g.group, g.weight, g.score) for g in result.groups] == [
        (Group.PHRASES, 35, 100),
        (Group.BEHAVIOURS, 35, 100),
        (Group.TONE, 30, 0),
    ]


def test_an_unmet_criterion_keeps_from_passing_whatever_the_score() -> None:
    five = {"pass": [criterion(name, "phrases") for name in "abcdefgh"]}
    result = marked(a_drill(**five), WAIT, a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=0)
    assert (result.score, result.passed) == (87.5, False)
    assert result.kept_from is not None
    assert (result.kept_from.text, result.kept_from.hint, result.kept_from.blocks) == ("h", "改", True)


def test_the_unmet_criterion_of_greatest_weight_is_the_one_thing() -> None:
    result = marked(a_drill(**THREE), WAIT, a=1, b=0, c=0)
    assert result.kept_from is not None
    assert result.kept_from.text == "b"


def test_what_was_forbidden_is_the_one_thing_before_all_else() -> None:
    result = marked(a_drill(must_not=["FOR-24"], **THREE), "这不归我管。", a=1, b=1, c=0)
    assert result.kept_from is not None
    assert result.kept_from.origin == "must_not:FOR-24"
    assert (result.score, result.passed) == (70, False)


def test_what_was_forbidden_fails_and_weighs_nothing() -> None:
    result = marked(a_drill(must_not=["FOR-24"], **THREE), "这不归我管。", a=1, b=1, c=1)
    assert (result.score, result.passed) == (100, False)


def test_what_could_not_be_assessed_leaves_the_sum() -> None:
    two = {"pass": [criterion("a", weight=90), criterion("b")]}
    result = marked(a_drill(**two), WAIT, a=1, b=None)
    assert (result.score, result.assessed, result.graded, result.passed) == (100, 0.9, True, True)
    assert by_origin(result, "pass:1").outcome is Outcome.NOT_ASSESSED


def test_too_little_assessed_is_practice_without_a_grade() -> None:
    two = {"pass": [criterion("a", weight=79), criterion("b")]}
    result = marked(a_drill(**two), WAIT, a=1, b=None)
    assert (result.score, result.graded, result.passed) == (100, False, None)


def test_just_enough_assessed_is_graded() -> None:
    two = {"pass": [criterion("a", weight=80), criterion("b")]}
    assert marked(a_drill(**two), WAIT, a=1, b=None).graded


def test_a_line_that_was_never_played_is_not_asked_about() -> None:
    said = {"text": "a", "group": "phrases", "check": [{"said": ["STD-27"], "over": {"answer_to": ["c2"]}}]}
    drill = a_drill("c1", "c2", **{"pass": [said, criterion("b")]})
    result = marked(drill, WAIT, b=1)
    assert (result.score, result.passed) == (100, None)
    assert by_origin(result, "pass:0").why == "not_played"


def test_what_a_missing_reading_leaves_of_a_criterion_is_told() -> None:
    both = [{"measure": "own", "at_least": 1}, {"measure": "a", "at_least": 1}]
    drill = a_drill(**{"pass": [{**criterion("a"), "check": both}, criterion("b")]})
    own = DrillMeasure("own", "", "", frozenset({Need.BASELINE}), lambda *_: Measured(1))
    result = mark(a_take(spoken(WAIT), drill), a_book(), measures={**fixed(a=1, b=1), "own": own})
    part = by_origin(result, "pass:0")
    assert (part.earned, part.assessed, part.why) == (1, 0.5, "no_reading")
    assert by_origin(result, "pass:1").why == ""


def test_what_the_learner_ticks_is_outside_the_sum() -> None:
    own = {"text": "站直了说", "group": "behaviours", "check": [{"self": True}]}
    drill = a_drill(**{"pass": [own, criterion("b", weight=90)]})
    ticked, open_ = marked(drill, WAIT, ticked=("站直了说",), b=1), marked(drill, WAIT, b=1)
    assert (ticked.score, ticked.assessed) == (open_.score, open_.assessed) == (100, 0.9)
    assert by_origin(ticked, "pass:0").outcome is Outcome.PASSED
    assert by_origin(open_, "pass:0").outcome is Outcome.NOT_ASSESSED
    assert by_origin(open_, "pass:0").by_hand


def test_each_check_of_a_criterion_counts_alike_and_one_unmet_keeps_from_passing() -> None:
    both = {"text": "a", "group": "phrases", "check": [{"said": ["STD-22"]}, {"said": ["STD-27"]}]}
    result = marked(a_drill(**{"pass": [both]}), WAIT)
    assert (result.score, result.passed) == (50, False)
    assert by_origin(result, "pass:0").outcome is Outcome.PARTLY


def test_of_a_criterion_that_was_partly_assessed_the_assessed_part_counts() -> None:
    both = {"text": "a", "group": "phrases", "check": [{"said": ["STD-22"]}, {"self": True}]}
    result = marked(a_drill(**{"pass": [both]}), WAIT)
    assert (result.score, result.assessed, result.passed) == (100, 0.5, None)


def test_half_of_a_criterion_weighs_half_against_the_others() -> None:
    half = {"text": "a", "group": "phrases", "weight": 40, "check": [{"said": ["STD-22"]}, {"self": True}]}
    other = {"text": "b", "group": "phrases", "weight": 60, "check": [{"said": ["STD-27"]}]}
    result = marked(a_drill(**{"pass": [half, other]}), WAIT)
    assert (result.score, result.assessed, result.passed) == (25, 0.8, False)


def test_possibly_counts_half_and_blocks_nothing() -> None:
    maybe = {"m": DrillMeasure("m", "", "", frozenset(), lambda *_: Measured(0, at_best=1))}
    drill = a_drill(**{"pass": [criterion("m", weight=30), {**criterion("m"), "check": [{"said": ["STD-22"]}]}]})
    result = mark(a_take(spoken(WAIT), drill), a_book(), measures=maybe)
    assert (result.score, result.passed) == (85, True)


def test_short_of_points_alone_what_cost_most_is_the_one_thing() -> None:
    maybe = {"m": DrillMeasure("m", "", "", frozenset(), lambda *_: Measured(0, at_best=1))}
    drill = a_drill(**{"pass": [criterion("m", weight=60), {**criterion("m"), "check": [{"said": ["STD-22"]}]}]})
    result = mark(a_take(spoken(WAIT), drill), a_book(), measures=maybe)
    assert (result.score, result.passed) == (70, False)
    assert result.kept_from is not None
    assert (result.kept_from.origin, result.kept_from.blocks) == ("pass:0", False)


def test_a_must_that_was_said_has_its_evidence_and_clip() -> None:
    result = marked(a_drill(must=["STD-22", "STD-27"]), WAIT)
    said, missing = by_origin(result, "must:STD-22"), by_origin(result, "must:STD-27")
    assert (said.outcome, said.evidence) == (Outcome.PASSED, "「请您稍等一会，好吗」")
    assert said.clip is not None
    assert (missing.outcome, missing.blocks, missing.clip) == (Outcome.FAILED, True, None)


def test_the_limit_that_was_passed_is_told() -> None:
    both = {"text": "a", "group": "tone", "check": [{"measure": "a", "at_least": 2, "at_most": 6}]}
    for value, limit in ((7.0, 6), (1.0, 2)):
        told = by_origin(marked(a_drill(**{"pass": [both]}), WAIT, a=value), "pass:0")
        assert (told.value, told.limit) == (value, limit)


def test_phrases_in_the_wrong_order() -> None:
    drill = a_drill(must=["STD-22", "STD-27"], order=["STD-22", "STD-27"])
    assert marked(drill, WAIT, THANKS).passed is True
    wrong = marked(drill, THANKS, WAIT)
    assert wrong.score == pytest.approx(83.3)
    assert wrong.kept_from is not None
    assert wrong.kept_from.origin == "order"


def test_without_words_nothing_of_words_is_marked() -> None:
    take = a_take(spoken(WAIT), a_drill(must=["STD-22"], **{"pass": [criterion("c", "tone")]}), has_words=False)
    result = mark(take, a_book(), measures=fixed(c=1))
    assert result.assessed == pytest.approx(30 / 65, abs=1e-3)
    assert not result.graded


def test_a_limit_that_the_pack_names_nowhere_is_not_made_up() -> None:
    steady = {"m": DrillMeasure("m", "", "", frozenset(), lambda *_: Measured(1), ("least_s",), ("least_s",))}
    drill, take = a_drill(**{"pass": [criterion("m")]}), spoken(WAIT)
    bare = mark(a_take(take, drill), a_book(), measures=steady)
    assert by_origin(bare, "pass:0").why == "no_measure"
    told = a_book().model_copy(update={"measures": {"m": {"least_s": 2.0}}})
    assert by_origin(mark(a_take(take, drill), told, measures=steady), "pass:0").outcome is Outcome.PASSED
