"""A check has one basis and limits that make sense; a criterion of the learner's alone is known as one."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.drills.check import BaseCriterion, Check, Criterion, Stretch


def check(**fields: object) -> Check:
    return Check.model_validate(fields)


@pytest.mark.parametrize(
    "fields", [{"said": ["STD-01"]}, {"no_words": ["喂"]}, {"rule": "talk.interrupts"}, {"self": True}]
)
def test_one_basis_is_a_check(fields: dict[str, object]) -> None:
    assert isinstance(check(**fields), Check)


@pytest.mark.parametrize(
    "fields", [{}, {"said": ["STD-01"], "unsaid": ["FOR-01"]}, {"words": ["喂"], "self": True}, {"self": False}]
)
def test_none_or_two_are_none(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="exactly one"):
        check(**fields)


def test_a_measure_needs_a_limit() -> None:
    with pytest.raises(ValidationError, match="at_least or at_most"):
        check(measure="rate_cpm")
    assert check(measure="rate_cpm", at_most=180).at_most == 180


def test_limits_do_not_cross() -> None:
    with pytest.raises(ValidationError, match="must not lie over"):
        check(measure="rate_cpm", at_least=200, at_most=180)


def test_an_unknown_field_is_a_mistake() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        check(said=["STD-01"], atleast=1)


def test_ids_have_their_form() -> None:
    with pytest.raises(ValidationError, match="pattern"):
        check(said=["STD1"])
    with pytest.raises(ValidationError, match="pattern"):
        Stretch(after="C 1")


def test_a_criterion_that_only_the_learner_can_tell() -> None:
    both = {"text": "a", "group": "tone", "check": [{"self": True}, {"said": ["STD-01"]}]}
    alone = {"text": "a", "group": "tone", "check": [{"self": True}]}
    assert not Criterion.model_validate(both).by_hand
    assert BaseCriterion.model_validate(alone).by_hand
