"""Ways through a drill that lead nowhere."""

from __future__ import annotations

from typing import Any

from feedback.drills.drill import Line
from feedback.drills.line_mistakes import line_mistakes


def wrong(*lines: dict[str, Any]) -> list[tuple[Any, ...]]:
    made = [(n, Line.model_validate({"mood": "neutral", "text": "好", **line})) for n, line in enumerate(lines)]
    return list(line_mistakes(made, [line.id for _, line in made]))


def test_a_way_from_first_to_last_is_right() -> None:
    assert wrong({"id": "c1", "next": "c2"}, {"id": "c2", "next": "end"}) == []


def test_a_line_that_nothing_leads_to() -> None:
    [(place, said)] = wrong({"id": "c1", "next": "end"}, {"id": "c2", "next": "end"})
    assert place == ("line", 1)
    assert said == "nothing leads to this line"


def test_branches_patience_and_misunderstanding_are_ways_too() -> None:
    asks = {"id": "c1", "next": "end", "otherwise": "c3", "branch": [{"when": {}, "next": "c2"}]}
    more = {"id": "c2", "next": "end", "on_silence": [{"after_s": 5, "go": "c4"}]}
    assert wrong(asks, more, {"id": "c3", "next": "end"}, {"id": "c4", "next": "end"}) == []


def test_a_loop_without_a_way_out_is_told_for_each_of_its_lines() -> None:
    found = wrong({"id": "c1", "next": "c2"}, {"id": "c2", "next": "c1"})
    assert [place for place, _ in found] == [("line", 0), ("line", 1)]
    assert all("no way leads to the end" in said for _, said in found)


def test_a_loop_with_a_way_out_is_right() -> None:
    leaves = {"id": "c2", "next": "c1", "branch": [{"when": {"said": ["STD-47"]}, "next": "end"}]}
    assert wrong({"id": "c1", "next": "c2"}, leaves) == []


def test_a_drill_that_only_silence_ends_is_told() -> None:
    [(place, said)] = wrong({"id": "c1", "next": "c1", "on_silence": [{"after_s": 9, "go": "end"}]})
    assert place == ("line", 0)
    assert "answers alone never lead to the end" in said


def test_an_unknown_target_is_one_mistake_with_the_name_that_was_meant() -> None:
    [(place, said)] = wrong({"id": "hello1", "next": "hello3"}, {"id": "hello2", "next": "end"})[:1]
    assert place == ("line", 0, "next")
    assert "there is no line 'hello3', did you mean 'hello" in said


def test_an_id_that_stands_twice() -> None:
    found = wrong({"id": "c1", "next": "c1"}, {"id": "c1", "next": "end"})
    assert (("line", 1, "id"), "this id stands twice in the drill") in found
