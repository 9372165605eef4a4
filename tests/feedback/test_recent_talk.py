from __future__ import annotations

from collections.abc import Sequence

import pytest

from audio.span import Span
from feedback.metric import Reading
from feedback.playbook import a_rule
from feedback.recent_talk import RecentTalk, recent_talk
from feedback.stretch_measures import speech_s
from tests.feedback.voices import AGENT, Says, timeline, view


def recent(said: Sequence[Says], now_s: float, window_s: float = 8.0) -> RecentTalk | None:
    return recent_talk(view(timeline(said, None, 60.0), now_s), AGENT, window_s)


def windows(said: Sequence[Says], now_s: float, window_s: float = 8.0) -> RecentTalk:
    found = recent(said, now_s, window_s)
    assert found
    return found


def test_the_window_counts_talk_and_leaves_long_pauses_out() -> None:
    seen = windows([Says(0, 5), Says(7, 12)], 12.0)
    assert seen.window == (Span(2, 5), Span(7, 12))
    assert speech_s(seen.window) == pytest.approx(8.0)


def test_short_pauses_are_talk() -> None:
    assert windows([Says(0, 5), Says(5.4, 8)], 8.0, 4.0).window == (Span(4, 8),)


def test_talk_that_still_runs_ends_now() -> None:
    assert windows([Says(0, 10)], 6.0, 4.0).window == (Span(2, 6),)


def test_a_second_after_the_talk_nothing_is_recent() -> None:
    assert recent([Says(0, 5)], 5.9) is not None
    assert recent([Says(0, 5)], 6.1) is None
    assert recent([], 5.0) is None


def test_a_long_pause_begins_a_new_piece() -> None:
    assert windows([Says(0, 3), Says(4.0, 7)], 7.0).piece == (Span(0, 3), Span(4.0, 7))
    assert windows([Says(0, 3), Says(5.0, 7)], 7.0).piece == (Span(5.0, 7),)


def test_talk_older_than_a_minute_says_nothing_about_now() -> None:
    heard = timeline([Says(0, 3), Says(70, 72)], None, 80.0)
    found = recent_talk(view(heard, 72.0), AGENT, 8.0)
    assert found
    assert found.window == (Span(70, 72),)


class Values:
    """A measure that reads scripted values, by the end of the stretches."""

    def __init__(self, **by_piece: float) -> None:
        self.pooled, self.first, self.last = (by_piece.get(k) for k in ("pooled", "first", "last"))

    def __call__(self, stretches: Sequence[Span]) -> float | None:
        if len(stretches) > 1:
            return self.pooled
        return self.first if stretches[0].start_s < 4 else self.last


FAST = a_rule(above=290)
TWO = RecentTalk((Span(0, 3), Span(6, 9)), (Span(6, 9),))


def test_the_newest_piece_must_be_wrong_by_itself() -> None:
    wrong = TWO.reading(FAST, None, Values(pooled=310.0, first=360.0, last=250.0), lambda _: True)
    assert wrong
    assert wrong.value == 250
    assert wrong.span == Span(6, 9)


def test_talk_without_a_long_pause_counts_however_short_it_is() -> None:
    alone = RecentTalk((Span(0, 1),), (Span(0, 1),))
    assert alone.reading(FAST, None, Values(first=310.0), lambda _: True) == Reading(310.0, Span(0, 1))
    assert alone.reading(FAST, None, Values(), lambda _: True) is None


def test_a_piece_too_short_to_be_wrong_by_itself_is_no_opinion() -> None:
    short = RecentTalk((Span(0, 6), Span(9, 10)), (Span(9, 10),))
    assert short.reading(FAST, None, Values(pooled=310.0, last=400.0), lambda _: True) is None


def test_too_little_talk_is_no_opinion() -> None:
    assert TWO.reading(FAST, None, Values(pooled=310.0, last=400.0), lambda _: False) is None


def enough_together(stretches: Sequence[Span]) -> bool:
    return speech_s(stretches) > 5


def test_what_was_judged_reaches_back_over_a_near_piece_that_is_wrong_as_well() -> None:
    both = TWO.reading(FAST, None, Values(pooled=310.0, first=320.0, last=300.0), enough_together)
    assert both
    assert both.span == Span(0, 9)


def test_but_not_over_a_piece_that_is_in_order_or_far_away() -> None:
    good = TWO.reading(FAST, None, Values(pooled=310.0, first=280.0, last=340.0), enough_together)
    far = RecentTalk((Span(0, 3), Span(20, 23)), (Span(20, 23),))
    away = far.reading(FAST, None, Values(pooled=310.0, first=320.0, last=300.0), enough_together)
    assert good
    assert away
    assert (good.span, away.span) == (Span(6, 9), Span(20, 23))
