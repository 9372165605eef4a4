"""An agent who says what a drill waits for."""

from __future__ import annotations

from typing import Any

from audio.span import Span
from coach_app.practice.script import HANGS_UP_S, Script, Turn
from feedback.drills.drill import Drill
from feedback.drills.take import Shown
from tests.coach_app.practice.small_drills import drill, line

WORDINGS = {"STD-01": "您好", "STD-50": "我理解您", "STD-34": "对不起", "STD-47": "再见"}


def answers(made: Drill, nth: int = 0) -> list[Turn]:
    script = Script(made, WORDINGS, lambda text: [name for name, words in WORDINGS.items() if words in text])
    script.greeting()
    return script.answer(made.line[0], Shown("c1", nth, Span(1.0, 3.0)))


def words_of(*lines: dict[str, Any], **fields: Any) -> str:
    return answers(drill(*lines, **fields))[0].text


def test_what_the_line_waits_for_is_said() -> None:
    assert "我理解您" in words_of(line("c1", expects={"said": ["STD-50"]}))
    assert "核对" in words_of(line("c1", expects={"words": ["核对|确认"]}))


def test_of_several_phrases_the_one_that_the_drill_must_hear() -> None:
    text = words_of(line("c1", expects={"said": ["STD-50", "STD-34"]}), must=["STD-34"])
    assert "对不起" in text
    assert "我理解您" not in text


def test_all_of_them_where_all_are_waited_for() -> None:
    text = words_of(line("c1", expects={"said": ["STD-50", "STD-34"], "all_of": True}))
    assert "对不起" in text
    assert "我理解您" in text


def test_what_the_drill_must_hear_is_shared_among_its_lines() -> None:
    must = ["STD-50", "STD-34"]
    assert words_of(line("c1", "c2"), line("c2"), must=must) == "我理解您"
    assert words_of(line("c1"), must=must) == "我理解您。对不起"


def test_what_would_lead_down_a_branch_is_left_for_later() -> None:
    leaves = line("c1", "c2", branch=[{"when": {"said": ["STD-47"]}, "next": "end"}])
    assert "再见" not in words_of(leaves, line("c2"), must=["STD-47"])


def test_a_greeting_begins_where_the_agent_does() -> None:
    script = Script(drill(line("c1"), greets_first=True, must=["STD-01"]), WORDINGS, lambda _: [])
    assert [turn.text for turn in script.greeting()] == ["您好"]
    assert Script(drill(line("c1")), WORDINGS, lambda _: []).greeting() == []


def test_as_many_turns_and_as_much_talk_as_are_asked_for() -> None:
    assert len(answers(drill(line("c1", expects={"turns": 3})))) == 3
    talk = answers(drill(line("c1", expects={"speech_s": 20.0})))
    assert sum(turn.lasts_s for turn in talk) >= 20.0


def test_a_silence_is_answered_when_it_has_lasted() -> None:
    waits = line("c1", "c2", sound="silence", lasts_s=3.0, expects={"said": ["STD-50"]})
    assert answers(drill(waits, line("c2")))[0].after_s == 3.0


def test_after_the_last_silence_the_agent_hangs_up_and_says_nothing_in_any_other() -> None:
    [turn] = answers(drill(line("c1", sound="silence", lasts_s=1.0, expects={"silence_s": 10})))
    assert turn.hangs_up
    assert turn.after_s == HANGS_UP_S
    holds = line("c1", "c2", sound="silence", lasts_s=1.0, expects={"silence_s": 10})
    assert answers(drill(holds, line("c2"))) == []
