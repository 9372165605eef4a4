from __future__ import annotations

from dataclasses import replace

import pytest

from coach_app.events import NoticeGiven, SessionEnded
from coach_app.lessons import lessons
from coach_app.sayings import Sayings
from feedback.flag import Severity
from tests.coach_app.lessons.ended_call import call, sayings
from tests.coach_app.samples import a_flag, one_of_each, started


def test_the_same_events_give_the_same_card() -> None:
    events = call([a_flag()])
    assert lessons(events, sayings()) == lessons(iter(events), sayings())


def test_a_call_in_the_wrong_hands_has_numbers_only() -> None:
    card = lessons(call([a_flag()], more=[NoticeGiven(3.0, "channels_swapped")]), sayings())
    assert (card.well, card.to_try, card.numbers) == ((), (), "提示 1")


def test_notes_count_for_nothing() -> None:
    card = lessons(call([a_flag(severity=Severity.NOTE)]), sayings())
    assert card.to_try == ()
    assert card.numbers.endswith("提示 0")


def test_any_session_has_a_card_even_without_the_packs_sentences() -> None:
    for language in ("zh", "en"):
        assert lessons(one_of_each(), replace(Sayings(), language=language)).numbers


def test_a_session_that_did_not_end_has_none() -> None:
    with pytest.raises(ValueError, match="whole session"):
        lessons([started()], sayings())
    assert lessons([started(), SessionEnded(0.0)], sayings()).well == ()
