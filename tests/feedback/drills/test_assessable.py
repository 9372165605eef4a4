"""How much of a drill can be assessed before anybody speaks."""

from __future__ import annotations

import pytest

from feedback.drills.assessable import assessable, can_check
from feedback.drills.check import Check
from feedback.drills.measure import DrillMeasure, Need
from tests.feedback.drills.takes import a_book, a_drill

MEASURES = {
    "smile": DrillMeasure("smile", "", "", frozenset({Need.VOICE, Need.SMILE}), lambda *_: None),
    "rate": DrillMeasure("rate", "cpm", "", frozenset({Need.VOICE}), lambda *_: None),
}
ALL = frozenset(Need)


def able(there: frozenset[Need] = ALL, **check: object) -> bool:
    return can_check(Check.model_validate(check), there, MEASURES)


def test_phrases_need_words() -> None:
    assert able(said=["STD-01"])
    assert not able(ALL - {Need.WORDS}, said=["STD-01"])


def test_a_measure_needs_what_it_says() -> None:
    assert able(measure="smile", at_least=0.4)
    assert not able(ALL - {Need.SMILE}, measure="smile", at_least=0.4)
    assert not able(measure="nothing", at_least=1)


def test_a_stretch_that_is_found_by_words_needs_them_too() -> None:
    assert able(ALL - {Need.WORDS}, measure="rate", at_most=180, over={"after": "c1"})
    assert not able(ALL - {Need.WORDS}, measure="rate", at_most=180, over={"after_said": ["STD-01"]})


def test_only_the_learner_can_tell() -> None:
    assert not able(self=True)


def test_the_share_of_the_weight() -> None:
    drill = a_drill(
        must=["STD-01"],
        **{
            "pass": [
                {"text": "a", "group": "behaviours", "check": [{"self": True}]},
                {"text": "b", "group": "tone", "check": [{"measure": "smile", "at_least": 0.4}]},
            ]
        },
    )
    assert assessable(drill, a_book(), ALL, MEASURES) == pytest.approx(0.65)
    assert assessable(drill, a_book(), ALL - {Need.SMILE}, MEASURES) == pytest.approx(0.35)


def test_half_of_the_checks_is_half_of_a_criterion() -> None:
    two = {"text": "a", "group": "phrases", "check": [{"self": True}, {"said": ["STD-22"]}]}
    assert assessable(a_drill(**{"pass": [two]}), a_book(), ALL, MEASURES) == 0.5
