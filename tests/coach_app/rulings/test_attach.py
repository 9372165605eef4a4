"""A ruling finds its flag again after the session was judged anew."""

from __future__ import annotations

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
