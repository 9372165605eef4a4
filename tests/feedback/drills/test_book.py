"""The drills of a pack together: looked up by id, with weights and the meaning of ids."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.drills.book import Standard
from feedback.drills.check import Check, Group
from feedback.drills.drill import DrillKind
from feedback.drills.measures import MEASURES
from tests.feedback.drills.takes import book


def test_a_drill_by_its_id() -> None:
    drill = book().get("SCN-04")
    assert drill is not None
    assert drill.title == "无声电话"
    assert book().get("SCN-999") is None


def test_the_113_drills_of_the_catalogue_in_its_order() -> None:
    assert [drill.id for drill in book().drill] == [f"SCN-{n:02d}" for n in range(1, 114)]


def test_weights_of_a_kind_are_the_whole() -> None:
    for kind in DrillKind:
        assert sum(book().weights[kind].of(group) for group in Group) == 100


def test_every_id_that_a_drill_must_meet_has_a_meaning() -> None:
    named = {name for drill in book().drill for name in drill.must if not name.startswith("STD")}
    assert {name for name in named if not book().means(name)} == set()


def test_what_the_book_does_not_say_means_nothing() -> None:
    assert book().means("BEH-99") == ()


def test_an_id_is_one_of_the_catalogue() -> None:
    text = {"zh": "a", "en": "a"}
    fields = {"title": text, "group": "tone", "check": [{"self": True}], "hint": text, "source": "a"}
    assert Standard.model_validate({"id": "TON-26", **fields}).id == "TON-26"
    with pytest.raises(ValidationError, match="pattern"):
        Standard.model_validate({"id": "STD-26", **fields})


@pytest.mark.parametrize(
    ("drill", "measure", "standard"),
    [
        ("SCN-19", "refusal_voice", "TON-15"),
        ("SCN-70", "refusal_voice", "TON-15"),
        ("SCN-94", "refusal_voice", "TON-15"),
        ("SCN-105", "apology_voice", "TON-21"),
        ("SCN-54", "concern_voice", "TON-12"),
        ("SCN-96", "sighs", "TON-19"),
    ],
)
def test_a_drill_that_names_a_rule_of_the_catalogue_is_held_to_its_limits(
    drill: str, measure: str, standard: str
) -> None:
    found = book().get(drill)
    assert found is not None
    own = next(check for one in found.pass_ for check in one.check if check.measure == measure)
    of = next(check for check in book().means(standard) if check.measure == measure)
    limits = MEASURES[measure].limits
    assert limits
    completed = book().completed(own, limits)
    assert {name: completed.params[name] for name in limits} == {name: of.params[name] for name in limits}


def test_what_a_check_gives_itself_stands() -> None:
    own = Check(measure="refusal_voice", at_least=4, params={"rate_pct": 80.0})
    assert book().completed(own, ("rate_pct", "drop_st")).params == {"rate_pct": 80.0, "drop_st": 4}


def test_every_limit_of_every_check_is_the_packs() -> None:
    checks = [check for one in book().base for check in one.check]
    checks += [check for one in book().standard for check in one.check]
    checks += [check for drill in book().drill for one in drill.pass_ for check in one.check]
    for check in checks:
        if check.measure is not None and (limits := MEASURES[check.measure].limits):
            assert set(limits) <= set(book().completed(check, limits).params), check
