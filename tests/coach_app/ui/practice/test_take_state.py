from __future__ import annotations

from functools import reduce
from pathlib import Path

from audio.block import Speaker
from coach_app.practice.news import (
    HungUp,
    LineBegan,
    LineEnded,
    PracticeChanged,
    PracticeMarked,
    PracticeNews,
    PracticePhase,
    Turn,
    TurnChanged,
)
from coach_app.ui.practice.take_state import TakeState, after_news

TALKING = PracticeChanged(PracticePhase.TALKING, "one")
LINE = LineBegan("c1", 0, "你好", "", 4.0, 2.0)


def after(*news: PracticeNews) -> TakeState:
    """The state after some news, one second after another."""
    return reduce(lambda state, at: after_news(state, at[1], float(at[0])), enumerate(news), TakeState())


def test_the_clock_begins_with_the_call_and_not_with_the_devices() -> None:
    assert after(PracticeChanged(PracticePhase.PREPARING)).began_s is None
    assert after(PracticeChanged(PracticePhase.PREPARING), TALKING, TALKING).began_s == 1.0


def test_a_line_sounds_from_its_beginning_to_its_end() -> None:
    state = after(TALKING, TurnChanged(Turn.CUSTOMER, 4.0), LINE)
    assert (state.turn, state.sounds, state.since_s) == (Turn.CUSTOMER, True, 2.0)
    ended = after_news(state, LineEnded("c1", 0, "", 6.0, whole=True), 5.0)
    assert (ended.line, ended.sounds) == (LINE, False)


def test_a_prompt_makes_no_sound() -> None:
    assert not after(TALKING, LineBegan("p1", 0, "请读", "", 1.0, 0.0, 160.0)).sounds


def test_after_hanging_up_nobody_speaks() -> None:
    state = after(TALKING, LINE, HungUp(Speaker.AGENT, 9.0), PracticeChanged(PracticePhase.ENDING, "one"))
    assert (state.turn, state.sounds, state.hung_up, state.over) == (Turn.NOBODY, False, Speaker.AGENT, True)


def test_marks_belong_to_their_session() -> None:
    marked = PracticeMarked("one", Path("one"), "complete", None, "No.")
    assert after(TALKING, marked).marked is marked
    assert after(PracticeChanged(PracticePhase.TALKING, "two"), marked).marked is None


def test_another_take_forgets_the_one_before() -> None:
    assert after(TALKING, LINE, PracticeChanged(PracticePhase.PREPARING)) == TakeState()
