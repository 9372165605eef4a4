from __future__ import annotations

import pytest
from pydantic import ValidationError

from feedback.gym.book import load_gym
from feedback.gym.same_sentence import SameSentence
from feedback.gym.sameness import unlikeness
from feedback.pack import built_in
from tests.feedback.gym.renderings import Line, drawn


def test_the_pack_gives_every_number_itself() -> None:
    assert load_gym(built_in()[0]).same.model_fields_set == set(SameSentence.model_fields)


def test_how_much_longer_a_take_may_be_is_the_packs_to_say() -> None:
    model, slow = drawn(Line("好的")), drawn(Line("好的", syllable_s=1.0))
    assert unlikeness(model, slow, SameSentence(longest=4.0)) == float("inf")
    assert unlikeness(model, slow, SameSentence(longest=50.0)) < float("inf")


def test_more_leave_for_pace_makes_no_take_less_like() -> None:
    model, slow = drawn(Line("好的好的")), drawn(Line("好的好的", syllable_s=0.5))
    strict, lax = (unlikeness(model, slow, SameSentence(pace_octaves=octaves)) for octaves in (0.0, 3.0))
    assert lax < strict


@pytest.mark.parametrize("field", ["likest", "longest", "pace_octaves"])
def test_numbers_that_make_no_sense_are_mistakes(field: str) -> None:
    with pytest.raises(ValidationError):
        SameSentence.model_validate({field: -1})
