"""Names in drills that nobody defined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from feedback.drills.check import Check, Criterion
from feedback.drills.drill import Line
from feedback.drills.mistakes import (
    Known,
    check_mistakes,
    criterion_mistakes,
    drill_mistakes,
    kind_mistakes,
    shared_mistakes,
    voicing_mistakes,
)

KNOWN = Known(("STD-01", "STD-10", "FOR-01"), ("too-fast",), {"rate_cpm": ("part",)}, ("TON-02",), ("calm",))


def line(**fields: Any) -> Line:
    return Line.model_validate({"id": "c1", "mood": "calm", "text": "好", "next": "end", **fields})


def test_lists_of_ids_know_phrases_and_standards() -> None:
    drill = {"must": ["STD-01", "TON-02", "TON-20", "STD-11"], "order": ["TON-02"]}
    found = dict(drill_mistakes(drill, KNOWN))
    assert found[("must", 2)] == "there is no [[standard]] 'TON-20', did you mean 'TON-02'?"
    assert found[("must", 3)].startswith("there is no phrase 'STD-11'")
    assert ("order", 0) in found


@pytest.mark.parametrize(
    ("fields", "prompts", "said"),
    [
        ({"sound": "silence"}, False, "a silence needs lasts_s"),
        ({"lasts_s": 2.0}, False, "lasts_s is of a silence only"),
        ({"text": " "}, False, "needs words"),
        ({"times": 3}, False, "of prompts only"),
        ({"target": 160.0}, False, "of prompts only"),
        ({"replaces": "dialekt"}, False, "there is no mood 'dialekt'"),
        ({"branch": [{"when": {"said": ["STD-12"]}, "next": "end"}]}, False, "there is no phrase 'STD-12'"),
    ],
)
def test_what_keeps_a_line_from_being_played(fields: dict[str, Any], prompts: bool, said: str) -> None:
    found = [sentence for _, sentence in voicing_mistakes(0, line(**fields), prompts=prompts, known=KNOWN)]
    assert any(said in sentence for sentence in found), found


def test_prompts_may_be_answered_several_times() -> None:
    assert list(voicing_mistakes(0, line(times=3, target=160.0), prompts=True, known=KNOWN)) == []


def test_any_name_stands_where_nobody_knows_the_measures_and_rules() -> None:
    open_known = Known(KNOWN.phrases, None, None, (), ())
    assert list(check_mistakes(Check(measure="whatever", at_most=1), open_known, ())) == []
    assert list(check_mistakes(Check(rule="whatever"), open_known, ())) == []


def test_stretches_name_lines_and_types_of_sentences() -> None:
    over = {"after": "c1", "until": "c2", "answer_to": ["c3"], "sentences_of": "qestion", "after_said": ["STD-02"]}
    check = Check.model_validate({"said": ["STD-01"], "over": over})
    found = list(check_mistakes(check, KNOWN, ("c1",)))
    assert len(found) == 4
    assert any("did you mean 'question'" in sentence for sentence in found)


def test_what_the_learner_ticks_needs_no_hint() -> None:
    by_hand = Criterion.model_validate({"text": "微笑", "group": "tone", "check": [{"self": True}]})
    assert list(criterion_mistakes(by_hand, KNOWN, ())) == []


def test_every_kind_of_drill_has_a_name_and_weights() -> None:
    head = {"kinds": {"role_play": {}}, "weights": {"role_play": {"phrases": 50.0, "tone": 50.0}}}
    found = [said for _, said in kind_mistakes(head)]
    assert "the kind 'procedure' has no name" in found
    assert "the kind 'wording' has no weights" in found
    assert not any("role_play" in said for said in found)


def test_a_limit_that_neither_the_check_nor_a_standard_gives() -> None:
    known = replace(KNOWN, limits={"rate_cpm": ("part",)})
    [wrong] = check_mistakes(Check(measure="rate_cpm", at_most=180), known, ())
    assert "'rate_cpm' needs 'part'" in wrong
    assert list(check_mistakes(Check(measure="rate_cpm", at_most=180, params={"part": 1.0}), known, ())) == []


def test_lines_that_a_parameter_names_are_lines_of_the_drill() -> None:
    known = replace(KNOWN, measures={"steps": ("louder", "softer")}, lines={"steps": ("louder", "softer")})
    check = Check.model_validate(
        {"measure": "steps", "at_least": 2, "params": {"louder": ["c2", "c9"], "softer": "c1o"}}
    )
    found = list(check_mistakes(check, known, ("c1", "c2")))
    assert [said.partition(",")[0] for said in found] == ["there is no line 'c9'", "there is no line 'c1o'"]
    assert "did you mean 'c1'" in found[1]


def test_parameters_that_the_book_gives_are_read_by_a_measure() -> None:
    known = replace(KNOWN, measures={"rate_cpm": (), "tail_drop_db": ("least_syllables",)})
    head = {"measures": {"tail_drop": {}, "tail_drop_db": {"least_syllables": 6, "least": 3}}}
    told = dict(shared_mistakes(head, known))
    assert set(told) == {("measures", "tail_drop"), ("measures", "tail_drop_db", "least")}
    assert told["measures", "tail_drop"] == "there is no measure 'tail_drop', did you mean 'tail_drop_db'?"
