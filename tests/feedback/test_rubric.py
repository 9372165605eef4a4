"""What a call is marked by."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audio.block import Speaker
from audio.span import Span
from feedback.flag import Flag, ItemState, ItemStatus, Kind, Severity
from feedback.pack import load_pack
from feedback.rubric import Criterion, Need, Outcome, Rubric, load_rubric, mark
from feedback.rule import Text

NAME = Text(zh="名", en="name")
ALL = frozenset(Need)


def criterion(name: str = "one", weight: float = 1, **fields: object) -> Criterion:
    return Criterion.model_validate({"id": name, "title": NAME, "weight": weight, **fields})


def rubric(*criteria: Criterion) -> Rubric:
    return Rubric(criterion=criteria)


def flag(kind: Kind, severity: Severity = Severity.NUDGE) -> Flag:
    return Flag(1, "rule", kind, Speaker.AGENT, Span(1, 2), 2.0, severity, None, None, "", "", "", "", "")


def state(item: str, status: ItemStatus) -> ItemState:
    return ItemState(item, status)


def test_each_required_item_of_a_criterion_counts_alike() -> None:
    marked = mark(
        rubric(criterion(items=("opening", "goodbye"))),
        [],
        [state("opening", ItemStatus.SAID), state("goodbye", ItemStatus.MISSING)],
        ALL,
    )
    assert marked.score == 50.0
    assert marked.marks[0].outcome is Outcome.PARTLY


def test_what_was_not_required_leaves_the_sum_and_is_no_gap_in_it() -> None:
    marked = mark(
        rubric(criterion("a", 3, items=("apology",)), criterion("b", 1, items=("goodbye",))),
        [],
        [state("apology", ItemStatus.NOT_REQUIRED), state("goodbye", ItemStatus.SAID)],
        ALL,
    )
    assert (marked.score, marked.assessed) == (100.0, 1.0)
    assert marked.marks[0].outcome is Outcome.NOT_REQUIRED


@pytest.mark.parametrize("status", [ItemStatus.NOT_ASSESSED, ItemStatus.POSSIBLY_MISSING, ItemStatus.PENDING])
def test_what_could_not_be_assessed_is_neither_passed_nor_failed(status: ItemStatus) -> None:
    marked = mark(
        rubric(criterion("a", 3, items=("apology",)), criterion("b", 1, items=("goodbye",))),
        [],
        [state("apology", status), state("goodbye", ItemStatus.SAID)],
        ALL,
    )
    assert (marked.score, marked.assessed) == (100.0, 0.25)
    assert marked.marks[0].outcome is Outcome.NOT_ASSESSED


def test_there_is_no_grade_where_little_was_assessed() -> None:
    both = [criterion("a", 3, items=("apology",)), criterion("b", 1, items=("goodbye",))]
    states = [state("apology", ItemStatus.NOT_ASSESSED), state("goodbye", ItemStatus.SAID)]
    little = mark(rubric(*both), [], states, ALL)
    assert (little.score, little.graded, little.passed) == (100.0, False, None)
    enough = mark(Rubric(grade_from=0.25, criterion=tuple(both)), [], states, ALL)
    assert (enough.graded, enough.passed) == (True, True)


def test_flags_cost_their_share_down_to_nothing() -> None:
    pace = rubric(criterion(kinds=(Kind.RATE_FAST,), costs_pct=40))
    scores = [mark(pace, [flag(Kind.RATE_FAST)] * n, [], ALL).score for n in range(4)]
    assert scores == [100.0, 60.0, 20.0, 0.0]


def test_notes_and_praise_cost_nothing() -> None:
    pace = rubric(criterion(kinds=(Kind.RATE_FAST,)))
    quiet = [flag(Kind.RATE_FAST, Severity.NOTE), flag(Kind.RATE_FAST, Severity.PRAISE)]
    assert mark(pace, quiet, [], ALL).score == 100.0


def test_no_flag_means_nothing_where_nobody_listened() -> None:
    phrases = rubric(criterion(kinds=(Kind.PHRASE_FORBIDDEN,), needs=(Need.WORDS,)))
    assert mark(phrases, [], [], {Need.PROSODY}).score is None
    assert mark(phrases, [], [], {Need.WORDS}).score == 100.0
    assert (
        mark(phrases, [flag(Kind.PHRASE_FORBIDDEN)], [], set()).score == 0.0
    )  # one that was heard all the same counts


def test_what_is_fatal_fails_the_call_whatever_the_sum() -> None:
    both = rubric(
        criterion("words", 1, kinds=(Kind.PHRASE_FORBIDDEN,), fatal=True),
        criterion("pace", 99, kinds=(Kind.RATE_FAST,)),
    )
    marked = mark(both, [flag(Kind.PHRASE_FORBIDDEN)], [], ALL)
    assert marked.score == 99.0
    assert marked.passed is False
    assert mark(both, [], [], ALL).passed is True


def test_a_trainer_marks_by_hand_and_the_evidence_yields() -> None:
    pace = rubric(criterion("pace", kinds=(Kind.RATE_FAST,)), criterion("end", items=("goodbye",)))
    said = [state("goodbye", ItemStatus.SAID)]
    marked = mark(pace, [flag(Kind.RATE_FAST)], said, ALL, {"pace": 0.5, "end": None})
    assert (marked.score, marked.assessed) == (50.0, 0.5)
    assert all(m.by_hand for m in marked.marks)


@given(st.lists(st.sampled_from(list(ItemStatus)), min_size=1, max_size=6), st.integers(0, 4))
def test_a_score_lies_between_nothing_and_all(statuses: list[ItemStatus], flags: int) -> None:
    names = tuple(f"i{n}" for n in range(len(statuses)))
    both = rubric(criterion("a", 2, items=names), criterion("b", 1, kinds=(Kind.FILLER,), needs=(Need.WORDS,)))
    states = [state(name, status) for name, status in zip(names, statuses, strict=True)]
    marked = mark(both, [flag(Kind.FILLER)] * flags, states, set())
    assert marked.score is None or 0.0 <= marked.score <= 100.0
    assert 0.0 <= marked.assessed <= 1.0
    assert (marked.score is None) == (marked.assessed == 0.0)
    assert (marked.passed is None) == (not marked.graded)


def test_the_pack_of_the_program_has_a_rubric_of_known_items_and_kinds() -> None:
    own = load_pack().rubric
    assert {"opening", "forbidden", "pace"} <= {criterion.id for criterion in own.criteria}
    assert sum(criterion.weight for criterion in own.criteria) == 100


def test_a_pack_without_a_rubric_marks_nothing(tmp_path: Path) -> None:
    mistakes: list[str] = []
    assert load_rubric(tmp_path, (), mistakes).criteria == ()
    assert mistakes == []
    assert mark(Rubric(), [], [], ALL).score is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[criterion]]\nid = "a"\ntitle = { zh = "甲", en = "A" }\nweight = 1\nitems = ["opning"]',
            "no checklist item",
        ),
        ('[[criterion]]\nid = "a"\ntitle = { zh = "甲", en = "A" }\nweight = 0\nitems = ["opening"]', "weight"),
        ('[[criterion]]\nid = "a"\ntitle = { zh = "甲", en = "A" }\nweight = 1', "either items or kinds"),
        (
            2 * '[[criterion]]\nid = "a"\ntitle = { zh = "甲", en = "A" }\nweight = 1\nitems = ["opening"]\n',
            "named twice: a",
        ),
        ("criterion = ", "rubric.toml"),
    ],
)
def test_mistakes_name_their_place(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "rubric.toml").write_text(text, "utf-8")
    mistakes: list[str] = []
    load_rubric(tmp_path, ("opening",), mistakes)
    assert len(mistakes) == 1
    assert said in mistakes[0], json.dumps(mistakes, ensure_ascii=False)
