"""What a drill asks for and what each criterion weighs."""

from __future__ import annotations

import pytest

from feedback.drills.book import DrillBook
from feedback.drills.check import Group
from feedback.drills.criteria import Asked, asked
from feedback.drills.drill import Drill
from tests.feedback.drills.takes import a_book, a_drill, book


def a_pass(text: str, group: str = "behaviours", weight: float | None = None) -> dict[str, object]:
    return {"text": text, "group": group, "check": [{"self": True}], "weight": weight}


def weights(drill: Drill, of: DrillBook) -> dict[str, float]:
    return {one.origin: round(one.weight, 2) for one in asked(drill, of)}


def one(drill: Drill, of: DrillBook, origin: str) -> Asked:
    return next(a for a in asked(drill, of) if a.origin == origin)


def test_criteria_of_a_group_share_alike() -> None:
    drill = a_drill(must=["STD-01", "STD-03"], **{"pass": [a_pass("a"), a_pass("b", "tone")]})
    assert weights(drill, a_book()) == {"must:STD-01": 17.5, "must:STD-03": 17.5, "pass:0": 35, "pass:1": 30}


def test_a_stated_weight_is_its_part_of_the_group_and_the_others_share_the_rest() -> None:
    drill = a_drill(
        must=["STD-01"], **{"pass": [a_pass("a", weight=60), a_pass("b"), a_pass("c"), a_pass("d", "tone")]}
    )
    assert weights(drill, a_book())["pass:0"] == pytest.approx(21)
    assert weights(drill, a_book())["pass:1"] == pytest.approx(7)


def test_stated_weights_that_are_not_the_whole_are_shares() -> None:
    drill = a_drill(must=["STD-01"], **{"pass": [a_pass("a", weight=20), a_pass("b", weight=60), a_pass("d", "tone")]})
    assert weights(drill, a_book())["pass:1"] == pytest.approx(35 * 0.75)


def test_a_group_that_asks_for_nothing_gives_its_weight_to_the_others() -> None:
    drill = a_drill(must=["STD-01"], **{"pass": [a_pass("a")]})
    assert weights(drill, a_book()) == {"must:STD-01": 50, "pass:0": 50}


@pytest.mark.parametrize("drill", book().drill, ids=lambda drill: drill.id)
def test_the_weights_of_every_drill_are_the_whole(drill: Drill) -> None:
    assert sum(a.weight for a in asked(drill, book())) == pytest.approx(100)


def test_order_is_a_criterion_of_phrases() -> None:
    drill = a_drill(order=["STD-22", "STD-27"])
    order = one(drill, a_book(), "order").criterion
    assert (order.group, order.check[0].said, order.check[0].in_order) == (Group.PHRASES, ("STD-22", "STD-27"), True)


def test_an_order_reads_in_words_and_says_what_to_do() -> None:
    drill = a_drill(order=["STD-05", "STD-06"])
    wordings = {"STD-05": "您好，请问有什么可以帮助您？", "STD-06": "您好，请问您能听到我说话吗？谢谢。"}
    [order] = [a.criterion for a in asked(drill, a_book(), wordings) if a.origin == "order"]
    assert order.text == "您好，请问有什么可以帮助您？ → 您好，请问您能听到我说话吗？…"
    assert order.hint


def test_what_must_not_be_said_weighs_nothing() -> None:
    forbidden = one(a_drill(must_not=["FOR-08"]), a_book(), "must_not:FOR-08")
    assert (forbidden.weight, forbidden.forbids) == (0, True)


def test_ids_are_asked_as_the_catalogue_says() -> None:
    drill = a_drill(must=["STD-58", "BEH-76"])
    assert one(drill, book(), "must:BEH-76").criterion.check[0].measure == "says_progress"
    assert one(drill, book(), "must:BEH-76").criterion.text == "进度畅通"
    english = next(a for a in asked(drill, book(), language="en") if a.origin == "must:BEH-76")
    assert english.criterion.text == "Progress is told"


def test_an_id_that_the_book_does_not_explain_is_for_the_learner() -> None:
    assert one(a_drill(must=["TON-99"]), a_book(), "must:TON-99").criterion.by_hand


def test_phrases_are_told_by_their_wording() -> None:
    drill = a_drill(must=["STD-22"])
    (must, *_) = asked(drill, a_book(), {"STD-22": "请您稍等一会，好吗？"})
    assert (must.criterion.text, must.criterion.hint) == ("请您稍等一会，好吗？", "请您稍等一会，好吗？")


def origins(**fields: object) -> set[str]:
    return {a.origin for a in asked(a_drill(**fields), book())}


def test_every_drill_is_asked_for_the_base() -> None:
    assert {"base:0", "base:1", "base:2", "base:3", "base:4", "base:5"} <= origins()


def test_where_nobody_calls_nobody_is_interrupted() -> None:
    assert not {"base:2", "base:3"} & origins(speaks="prompt")


def test_a_drill_that_asks_for_the_same_in_another_way_is_not_asked_twice() -> None:
    assert "base:4" not in origins(must=["TON-02"])
    assert "base:5" not in origins(must=["TON-07"])


WHOLE = {"whole_call:STD-01", "whole_call:STD-41", "whole_call:STD-47"}


def test_a_whole_call_opens_and_closes() -> None:
    assert origins(whole_call=True) >= WHOLE
    assert not WHOLE & origins()


def test_exempt_phrases_and_those_asked_for_already_are_left_out() -> None:
    assert WHOLE & origins(whole_call=True, base_exempt=["STD-41"], must=["STD-47"]) == {"whole_call:STD-01"}


def test_what_does_as_well_counts_unless_the_drill_asks_for_both() -> None:
    assert one(a_drill(must=["STD-41"]), book(), "must:STD-41").criterion.check[0].said == ("STD-41", "STD-48")
    both = a_drill(must=["STD-41", "STD-48"])
    assert one(both, book(), "must:STD-41").criterion.check[0].said == ("STD-41",)
    assert one(a_drill(must=["STD-50"]), book(), "must:STD-50").criterion.check[0].said == ("STD-50",)


def test_phrases_that_do_as_well_are_named_by_the_book() -> None:
    assert one(a_drill(must=["STD-69"]), book(), "must:STD-69").criterion.check[0].said == ("STD-69", "STD-51")
    both = a_drill(must=["STD-69", "STD-51"])
    assert one(both, book(), "must:STD-69").criterion.check[0].said == ("STD-69",)
