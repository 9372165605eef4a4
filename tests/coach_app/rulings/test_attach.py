"""A ruling finds its flag again after the session was judged anew."""

from __future__ import annotations

from dataclasses import replace

import pytest

from audio.block import Speaker
from coach_app.rulings.attach import attached
from coach_app.rulings.entry import FlagRef
from feedback.flag import Flag, Kind
from tests.coach_app.rulings.some_flags import flag

REF = FlagRef.of(flag(7, 10.0, 14.0))


def found(*flags: Flag) -> int | None:
    about = attached([REF], flags).get(REF)
    return about.number if about is not None else None


def test_the_same_stretch_under_another_number_is_the_same_finding() -> None:
    assert found(flag(1, 2.0, 5.0), flag(2, 10.2, 13.5)) == 2


def test_of_two_nearby_the_greater_common_stretch_counts() -> None:
    assert found(flag(1, 8.0, 10.5), flag(2, 11.0, 15.0)) == 2


def test_a_rule_of_the_same_kind_may_take_the_place_of_another() -> None:
    assert found(flag(1, 10.0, 14.0, rule="pace.too_fast_heard")) == 1
    assert found(flag(1, 10.0, 14.0, rule="pace.too_fast_heard"), flag(2, 11.0, 13.0)) == 2


def test_another_kind_another_speaker_or_another_time_is_another_finding() -> None:
    assert found(flag(1, 10.0, 14.0, Kind.RATE_SLOW)) is None
    assert found(flag(1, 10.0, 14.0, speaker=Speaker.CUSTOMER)) is None
    assert found(flag(1, 16.0, 18.0)) is None


def test_of_two_phrases_in_one_breath_the_named_one_is_meant() -> None:
    one = flag(1, 10.0, 12.0, Kind.PHRASE_FORBIDDEN, rule="for", detail="FOR-01")
    other = flag(2, 11.0, 13.0, Kind.PHRASE_FORBIDDEN, rule="for", detail="FOR-09")
    ref = FlagRef.of(other)
    moved = flag(5, 10.4, 12.6, Kind.PHRASE_FORBIDDEN, rule="for", detail="FOR-01")
    again = flag(6, 12.9, 13.4, Kind.PHRASE_FORBIDDEN, rule="for", detail="FOR-09")
    assert attached([ref], [one, other])[ref].number == 2
    assert attached([ref], [moved, again])[ref].number == 6


def missed(number: int, item: str, title: str, start_s: float = 10.0) -> Flag:
    return replace(
        flag(number, start_s, start_s + 6.0, Kind.PHRASE_MISSING, rule="items.missed", detail=title), subject=item
    )


def test_what_was_ruled_about_one_missing_item_never_goes_to_another() -> None:
    ref = FlagRef.of(missed(1, "opening", "开场问候与自报"))
    other = missed(1, "further_help", "询问其他需求")
    assert attached([ref], [other]) == {}
    assert attached([ref], [other, missed(2, "opening", "开场问候与自报", 11.0)])[ref].number == 2


def test_an_item_is_the_same_in_the_other_language_and_under_a_new_name() -> None:
    ref = FlagRef.of(missed(1, "opening", "开场问候与自报"))
    assert attached([ref], [missed(4, "opening", "Greeting and name")])[ref].number == 4
    assert attached([ref], [missed(4, "opening", "先报家门")])[ref].number == 4


@pytest.mark.parametrize(("before", "now"), [("", "opening"), ("opening", ""), ("", "")])
def test_an_item_without_its_stable_name_is_known_by_what_it_is_called_in_either_language(
    before: str, now: str
) -> None:
    ref = FlagRef.of(missed(1, before, "开场问候与自报"))
    assert attached([ref], [missed(4, now, "Greeting and name")])[ref].number == 4
    assert attached([ref], [missed(4, now and "further_help", "Further help offered")]) == {}


def test_two_forbidden_phrases_with_the_same_replacement_are_two_findings() -> None:
    said = flag(1, 10.0, 12.0, Kind.PHRASE_FORBIDDEN, rule="phrase.forbidden", detail="我帮您查一下")
    ref = FlagRef.of(replace(said, subject="FOR-10"))
    assert attached([ref], [replace(said, subject="FOR-11")]) == {}
    assert attached([ref], [replace(said, subject="FOR-10", detail="马上帮您查")])[ref].subject == "FOR-10"


def test_another_order_that_is_broken_is_another_finding() -> None:
    broken = replace(
        flag(1, 10.0, 12.0, Kind.ORDER_BROKEN, rule="items.order", detail="询问其他需求"),
        subject="further_help<goodbye",
    )
    ref = FlagRef.of(broken)
    assert attached([ref], [replace(broken, subject="further_help<closing_thanks")]) == {}
    assert attached([ref], [replace(broken, number=3)])[ref].number == 3


def test_the_words_of_a_filler_are_no_identity() -> None:
    said = flag(1, 10.0, 12.0, Kind.FILLER, rule="filler.many", detail="那个、就是")
    ref = FlagRef.of(said)
    assert attached([ref], [replace(said, number=2, detail="那个")])[ref].number == 2
