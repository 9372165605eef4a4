"""When somebody who answers promptly says what was recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from audio.span import Span
from coach_app.practice.acts import Input, Rang, Voice
from coach_app.practice.answers import Answer, Answers
from coach_app.practice.recorded_agent import REACTS_S, READS_S, RecordedAgent
from feedback.drills.take import Shown
from tests.coach_app.practice.recordings import record
from tests.coach_app.practice.small_drills import drill, line


def heard(folder: Path, *names: str, lines: Any = (), greet: bool = False, **fields: Any) -> list[Input]:
    """What happens after the first line was said from 1 s to 3 s."""
    made = drill(*(lines or (line("c1"),)), **fields)

    def put(at_s: float, answer: Answer) -> Span:
        return Span(at_s, at_s + answer.length_s)

    agent = RecordedAgent(made, Answers(record(folder, dict.fromkeys(names, "")), made), put)
    if greet:
        agent.greet()
    else:
        agent.answer(made.line[0], Shown("c1", 0, Span(1.0, 3.0)))
    return agent.hears(100.0)


def starts(events: list[Input]) -> list[float]:
    return [round(event.at_s, 3) for event in events if isinstance(event, Voice) and event.on]


def test_an_answer_comes_promptly(tmp_path: Path) -> None:
    begins, ends = heard(tmp_path, "c1")
    assert begins == Voice(3.0 + REACTS_S, on=True)
    assert isinstance(ends, Voice)
    assert not ends.on


def test_seconds_in_the_name_are_waited_and_may_lie_before_the_end_of_the_line(tmp_path: Path) -> None:
    assert starts(heard(tmp_path, "c1@25", "c1@-1.5")) == [1.5, 28.0]


def test_nobody_says_two_things_at_once(tmp_path: Path) -> None:
    first, second = starts(heard(tmp_path, "c1@1", "c1@2"))
    assert first == 4.0
    assert second > 5.4


def test_a_greeting_is_said_where_the_agent_begins(tmp_path: Path) -> None:
    assert starts(heard(tmp_path / "a", "hello", greet=True, greets_first=True)) == [REACTS_S]
    assert starts(heard(tmp_path / "b", "hello", greet=True)) == []


def test_a_prompt_has_to_be_read_first(tmp_path: Path) -> None:
    assert starts(heard(tmp_path, "c1", speaks="prompt")) == [1.0 + READS_S]


def test_a_silence_has_lasted_from_the_agents_own_last_word(tmp_path: Path) -> None:
    made = drill(line("c1", sound="silence", lasts_s=3.0, expects={"said": ["STD-06"]}), greets_first=True)
    answers = Answers(record(tmp_path, {"hello": "", "c1": ""}), made)
    agent = RecordedAgent(made, answers, lambda at_s, answer: Span(at_s, at_s + answer.length_s))
    agent.greet()
    begins, ends = agent.hears(100.0)
    agent.answer(made.line[0], Shown("c1", 0, Span(ends.at_s + 1.1, ends.at_s + 4.1)))
    again = agent.hears(100.0)[0]
    assert begins.at_s == REACTS_S
    assert again.at_s - ends.at_s == pytest.approx(3.0)


LAST = line("c1", sound="silence", lasts_s=1.0, expects={"silence_s": 10.0})


def test_after_the_last_silence_the_agent_hangs_up(tmp_path: Path) -> None:
    assert heard(tmp_path, "01", lines=(LAST,)) == [Rang(3.0)]


@pytest.mark.parametrize("after_s", [1.0, 5.5])
def test_and_when_a_file_says_so(tmp_path: Path, after_s: float) -> None:
    tmp_path.joinpath(f"hang-up@{after_s}.txt").touch()
    assert heard(tmp_path, "01", lines=(LAST,)) == [Rang(after_s)]


def test_who_waits_for_a_pause_may_still_be_listened_to(tmp_path: Path) -> None:
    tells = line("c1", "c2", expects={"silence_s": 1.0})
    assert starts(heard(tmp_path / "a", "c1", lines=(tells, line("c2")))) == [3.0 + REACTS_S]
    assert heard(tmp_path / "b", "01", lines=(tells, line("c2"))) == []
