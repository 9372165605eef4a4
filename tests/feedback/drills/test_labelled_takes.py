"""The labelled calls as takes of drills that they would fit: what was said is met, what was left out is not."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from feedback.drills.marking import TakeMark, mark
from tests.feedback.drills.takes import Said, a_take, book, words

CALLS = Path(__file__).parents[2] / "calls"


@cache
def marked(call: str, drill_id: str) -> TakeMark:
    """A labelled call marked as a take of a drill: the customer's turns stand for its lines."""
    drill = book().get(drill_id)
    assert drill is not None
    lines = [line.id for line in drill.line]
    said: list[Said] = []
    for u in json.loads((CALLS / f"{call}.json").read_text("utf-8"))["utterances"]:
        turns = sum(who != "agent" for who, *_ in said)
        who = "agent" if u["speaker"] == "agent" else lines[min(turns, len(lines) - 1)]
        said.append((who, u["start"], u["end"], u["text"]))
    return mark(a_take(said, drill), book(), measures=words())


def origins(mark: TakeMark, *, blocks: bool) -> set[str]:
    """Criteria of words that were assessed: those that keep from passing, or the others."""
    return {c.origin for c in mark.criteria if c.earned is not None and c.blocks is blocks}


@pytest.mark.parametrize(
    ("call", "drill", "met", "unmet"),
    [
        (
            "dev01_good_bank_pin",
            "SCN-01",
            {"must:STD-01", "must:STD-03", "must:STD-45", "must:STD-41", "must:STD-36", "must:STD-47", "base:0"},
            {"must:STD-69", "must:STD-71"},
        ),
        (
            "dev08_complaint_handled_well",
            "SCN-69",
            {"must:STD-50", "must:STD-69", "must:STD-58", "must:BEH-19", "whole_call:STD-47", "base:0", "base:1"},
            {"must:STD-53"},
        ),
        ("dev09_silent_call", "SCN-04", {"must:STD-05", "must:STD-06", "must:STD-07", "order"}, set()),
        (
            "dev06_hold_no_update",
            "SCN-13",
            {"must:STD-23", "base:0", "must_not:FOR-39"},
            {"must:STD-22", "must:STD-26", "must:STD-27", "must:BEH-49", "order"},
        ),
        (
            "dev04_forbidden_argue",
            "SCN-27",
            {"must_not:FOR-34"},
            {"base:0", "must_not:FOR-04", "must_not:FOR-09", "whole_call:STD-01", "whole_call:STD-47", "must:STD-50"},
        ),
        ("dev07_fillers_soft", "SCN-44", {"base:0", "whole_call:STD-41"}, {"base:1", "must:STD-50"}),
        ("dev03_slow_flat", "SCN-46", {"base:0", "must_not:FOR-29"}, {"must:BEH-76", "must:BEH-54", "must:STD-50"}),
        ("dev05_interrupting", "SCN-85", {"base:0", "must_not:FOR-43"}, {"must:STD-50", "must:STD-73"}),
    ],
)
def test_what_was_said_is_met_and_what_was_left_out_is_not(
    call: str, drill: str, met: set[str], unmet: set[str]
) -> None:
    mark = marked(call, drill)
    assert met <= origins(mark, blocks=False)
    assert unmet <= origins(mark, blocks=True)


def test_an_argument_is_kept_from_passing_by_what_was_forbidden() -> None:
    kept_from = marked("dev04_forbidden_argue", "SCN-27").kept_from
    assert kept_from is not None
    assert kept_from.origin == "must_not:FOR-04"
    assert kept_from.clip is not None


def test_a_complaint_handled_well_lacks_one_word_of_agreement() -> None:
    mark = marked("dev08_complaint_handled_well", "SCN-69")
    assert mark.kept_from is not None
    assert mark.kept_from.origin == "must:STD-53"
