from __future__ import annotations

import pytest

from audio.span import Span
from coach_app.events import AudioLost, NoticeGiven, VerdictGiven
from coach_app.lessons.review import LONGEST_S, grouped, review_of
from feedback.flag import ItemStatus, Kind, Severity
from tests.coach_app.lessons.ended_call import call, item, said
from tests.coach_app.samples import AGENT, CUSTOMER, a_flag


def test_what_the_agent_called_wrong_is_no_lesson_until_it_is_right_after_all() -> None:
    wrong, right = VerdictGiven(20.0, 1, "pace.too_fast", "wrong"), VerdictGiven(30.0, 1, "pace.too_fast", "right")
    assert review_of(call([a_flag()], more=[wrong])).flags() == []
    assert len(review_of(call([a_flag()], more=[wrong, right])).flags()) == 1


def test_only_what_asked_for_a_change_counts() -> None:
    flags = [a_flag(), a_flag(number=2, severity=Severity.NOTE), a_flag(number=3, speaker=CUSTOMER)]
    review = review_of(call(flags))
    assert [f.flag.number for f in review.flags()] == [1]
    assert review.flags(Kind.RATE_SLOW) == []


@pytest.mark.parametrize(
    ("notice", "trusted", "own"), [("mono", True, True), ("mono_mix", True, False), ("channels_swapped", False, False)]
)
def test_nothing_is_said_of_a_voice_that_may_be_anothers(notice: str, trusted: bool, own: bool) -> None:
    review = review_of(call(more=[NoticeGiven(3.0, notice)]))
    assert (review.trusted, review.own_voice) == (trusted, own)


def test_a_lost_stretch_proves_nothing_about_turns() -> None:
    assert review_of(call()).both_sides
    assert not review_of(call(more=[AudioLost(CUSTOMER, Span(5.0, 9.0), "gone")])).both_sides
    assert not review_of(call(lanes={"prosody": "failed", "words": "ok"})).own_voice


def test_a_clip_is_short_and_lies_within_the_call() -> None:
    review = review_of(call())
    assert review.clip(Span(0.1, 2.0)) == Span(0.0, 2.3)
    assert review.clip(Span(119.0, 120.0)).end_s == 120.0
    assert review.clip(Span(10.0, 90.0)) == Span(9.7, 10.3 + LONGEST_S)
    assert review.clip(Span(10.0, 90.0), end=True) == Span(89.7 - LONGEST_S, 90.3)


def test_a_nudge_is_followed_when_the_voice_came_back_soon_and_stayed() -> None:
    soon = a_flag(opened_at_s=16.0, span=Span(12.0, 20.0))
    assert [f.flag.number for f in review_of(call([soon])).followed()] == [1]
    assert review_of(call([soon, a_flag(number=2, opened_at_s=50.0, span=Span(47.0, 53.0))])).followed() == []
    assert review_of(call([a_flag(opened_at_s=16.0, span=Span(12.0, 40.0))])).followed() == []
    assert review_of(call([a_flag(opened_at_s=112.0, span=Span(108.0, 115.0))])).followed() == []


def test_words_are_found_by_their_time() -> None:
    words = [said(AGENT, 1.0, 4.0, "您好。"), said(CUSTOMER, 5.0, 8.0, "我要投诉。"), said(AGENT, 9.0, 12.0, "抱歉。")]
    review = review_of(call(words=words))
    assert review.utterance_at(10.0) == words[2]
    assert review.utterance_at(7.0) == words[0]
    assert review.utterance_at(0.0) is None


def test_items_that_belong_together_stand_together_and_a_packs_own_alone() -> None:
    states = [item(name, "missing", 5.0) for name in ("apology", "goodbye", "our_slogan", "empathy")]
    assert [(name, [s.item for s in found]) for name, found in grouped(states)] == [
        ("comfort", ["apology", "empathy"]),
        ("closing", ["goodbye"]),
        ("our_slogan", ["our_slogan"]),
    ]


def test_items_are_told_by_how_they_ended() -> None:
    review = review_of(call(items=[item("opening", "said", 1.0), item("goodbye", "missing", 120.0)]))
    assert [s.item for s in review.items(ItemStatus.MISSING)] == ["goodbye"]
    assert review.item("apology") is None
