"""Where an answer leads, and when."""

from __future__ import annotations

from typing import Any

import pytest

from audio.span import Span
from coach_app.practice.acts import Words
from coach_app.practice.heard import Heard
from coach_app.practice.waiting import Going, Waiting, Why
from feedback.drills.drill import Line
from tests.coach_app.practice.small_drills import line, said


def going(end_s: float | None, *words: Words, prompt: bool = False, said_s: float = 2.0, **fields: Any) -> Going | None:
    talk = (Span(3.0, end_s),) if end_s is not None else ()
    waits = Line.model_validate(line("c1", "c2", **fields))
    quiet_s = end_s if end_s is not None else said_s
    return Waiting(waits, 0, Heard(talk, words), quiet_s, said_s, hears_words=True, prompt=prompt).going()


def test_nothing_follows_while_nothing_was_heard() -> None:
    assert going(None) is None


def test_a_turn_leads_on_a_second_after_its_end() -> None:
    assert going(4.0) == Going("c2", Why.ANSWER, 5.1, 4.0)


def test_a_prompt_leaves_more_time_to_go_on() -> None:
    assert going(4.0, prompt=True) == Going("c2", Why.ANSWER, 5.3, 4.0)


def test_words_lead_on_as_soon_as_they_are_known_and_the_turn_is_over() -> None:
    asks = {"said": ["STD-50"]}
    late, early = said("理解", 3.0, 4.0, 5.5, "STD-50"), said("理解", 3.0, 4.0, 4.1, "STD-50")
    assert going(4.0, late, expects=asks) == Going("c2", Why.ANSWER, 5.7, 5.5)
    assert going(4.0, early, expects=asks) == Going("c2", Why.ANSWER, 4.8, 4.1)


def test_what_was_not_heard_is_given_up_after_its_patience() -> None:
    other = said("好的", 3.0, 4.0, 4.6)
    found = going(4.0, other, expects={"said": ["STD-50"], "patience_s": 3.0}, otherwise="c9")
    assert found == Going("c9", Why.PATIENCE, 7.0, 4.0)


def test_nobody_gives_up_while_the_words_of_the_turn_are_still_being_recognised() -> None:
    asks, late = {"said": ["STD-50"], "patience_s": 3.0}, said("好的", 3.0, 4.0, 9.9)
    still, known = going(4.0, expects=asks, otherwise="c9"), going(4.0, late, expects=asks, otherwise="c9")
    assert still == Going("c9", Why.PATIENCE, 14.0, 4.0)
    assert known is not None
    assert known.due_s == pytest.approx(10.1)


def test_nor_where_only_a_branch_goes_by_words() -> None:
    branch = [{"when": {"words": ["一二零"]}, "next": "c3"}]
    found = going(4.0, expects={"turns": 2, "patience_s": 3.0}, branch=branch)
    assert found == Going("c2", Why.PATIENCE, 14.0, 4.0)


def test_without_words_patience_is_what_was_written() -> None:
    found = going(4.0, expects={"turns": 2, "patience_s": 3.0})
    assert found == Going("c2", Why.PATIENCE, 7.0, 4.0)


def test_nobody_gives_up_a_pause() -> None:
    assert going(4.0, expects={"silence_s": 3.0}) == Going("c2", Why.PAUSE, 7.0, 7.0)


def test_a_pause_after_words_needs_the_words() -> None:
    asks = {"said": ["STD-49"], "silence_s": 5.0, "patience_s": 8.0}
    found = going(4.0, said("再见", 3.0, 4.0, 4.5, "STD-49"), expects=asks)
    assert found is not None
    assert (found.why, found.due_s) == (Why.PAUSE, 9.0)
    missing = going(4.0, expects=asks)
    assert missing is not None
    assert missing.why is Why.PATIENCE


def test_a_short_thing_is_said_to_its_end_first() -> None:
    found = going(4.0, said_s=6.0)
    assert found is not None
    assert found.due_s == pytest.approx(6.05)


def test_only_patience_and_silence_are_time_outs() -> None:
    assert [why for why in Why if why.timed_out] == [Why.PATIENCE, Why.SILENCE]
