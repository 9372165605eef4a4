"""What counts as heard, and as what was waited for."""

from __future__ import annotations

import pytest

from audio.span import Span
from coach_app.practice.acts import Known
from coach_app.practice.heard import Heard
from feedback.drills.drill import Wait
from tests.coach_app.practice.small_drills import said

WORDS = (said("请您", 1.0, 1.4, 1.9), said("稍等一会", 1.4, 2.0, 2.6, "STD-22"))
TALK = (Span(1.0, 2.0), Span(2.5, 3.0), Span(5.0, 5.05), Span(7.0, 8.0))


def test_turns_close_thinking_pauses_and_leave_coughs_out() -> None:
    assert Heard(TALK).turns == (Span(1.0, 3.0), Span(7.0, 8.0))
    assert Heard(TALK).speech_s == pytest.approx(2.55)


def test_only_what_came_after_a_moment_is_an_answer() -> None:
    later = Heard.since(2.7, TALK, WORDS)
    assert later.talk[0] == Span(2.7, 3.0)
    assert later.words == ()


def test_words_that_overlap_the_end_of_the_line_answer_it() -> None:
    assert len(Heard.since(2.1, TALK, WORDS).words) == 1


@pytest.mark.parametrize(
    ("wait", "met_s"),
    [
        ({}, 0.0),
        ({"said": ["STD-22"]}, 2.6),
        ({"said": ["STD-23"]}, None),
        ({"said": ["STD-23"], "words": ["稍等"]}, 2.6),
        ({"said": ["STD-22", "STD-23"], "all_of": True}, None),
        ({"words": ["请您稍等"]}, 2.6),
        ({"turns": 2}, 0.0),
        ({"turns": 3}, None),
        ({"speech_s": 2.5}, 0.0),
        ({"speech_s": 2.6}, None),
    ],
)
def test_a_wait_is_met_when_its_last_words_settle(wait: dict[str, object], met_s: float | None) -> None:
    assert Heard(TALK, WORDS).met_s(Wait.model_validate(wait)) == met_s


def test_where_nobody_hears_words_any_turn_will_do() -> None:
    assert Heard(TALK).met_s(Wait(said=("STD-22",)), by_words=False) == 0.0


def test_all_words_of_a_turn_are_known_once_the_last_have_settled() -> None:
    assert Heard((Span(1.0, 2.2),), WORDS).settled
    assert not Heard((Span(1.0, 4.0),), WORDS).settled
    assert Heard((), ()).settled
    assert Heard((), WORDS).settled_s == 2.6


def test_where_no_more_words_will_come_everything_is_settled() -> None:
    cough = (*TALK, Span(9.0, 9.4))
    assert not Heard(cough, WORDS).settled
    told = Heard(cough, WORDS, Known(10.2, 9.5))
    assert (told.settled, told.settled_s) == (True, 10.2)
    assert not Heard(cough, WORDS, Known(10.2, 9.0)).settled
