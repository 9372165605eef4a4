"""Drills and takes as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import coach_app
from audio.block import Speaker
from audio.span import Span
from coach_app.practice.books import open_book
from coach_app.practice.customer import Customer
from coach_app.practice.document import SCHEMA, document, schema, to_json
from coach_app.practice.rehearsed import Rehearsed
from coach_app.practice.waiting import Step, Why
from feedback.drills.check import Group
from feedback.drills.marking import CriterionMark, GroupMark, TakeMark
from feedback.drills.take import HangUp, Shown
from feedback.pack import load_pack
from feedback.rubric import Outcome

PUBLISHED = Path(coach_app.__file__).parent / "schema" / "drill.json"
PACK = load_pack()
BOOK = open_book(PACK)
DRILL = BOOK.drill[0]


def a_take(**fields: Any) -> Rehearsed:
    failed = CriterionMark(
        "步骤说明语速不超过 180 字/分", "pass:2", Group.TONE, 10.0, 0.0, Outcome.FAILED, blocks=True, value=203.4567,
        unit="cpm", at_most=180.0, evidence="「卡号六二二二」203 cpm", clip=Span(10.0, 14.5), hint="慢一点",
    )  # fmt: skip
    mark = TakeMark(71.4, 0.95, True, False, failed, (GroupMark(Group.TONE, 30.0, 0.0),), (failed,))
    customer = Customer(
        DRILL,
        shown=(Shown("c1", 0, Span(3.0, 5.12345), "你好"),),
        steps=(Step("", Why.ANSWER, "c1", 3.0, 1.1), Step("c1", Why.PATIENCE, "end", 20.0, 4.0)),
        over=HangUp(Speaker.CUSTOMER, 20.0),
    )
    return Rehearsed(Path("sessions/20260101-100000-abcd"), customer, 20.2, mark, (Path("a/c9.wav"),), **fields)


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    made = document(PACK, BOOK, [DRILL], take=a_take(), hide=lambda text: text.replace("六二二二", "••••"))
    loaded: dict[str, Any] = json.loads(to_json(made))
    return loaded


def test_the_document_names_its_form_and_the_rules(plain: dict[str, Any]) -> None:
    assert plain["schema"] == SCHEMA == "coach.drill/1"
    assert plain["pack"] == {"id": PACK.id, "version": PACK.version, "sha256": PACK.sha256}


def test_a_drill_has_its_lines_and_all_that_is_asked(plain: dict[str, Any]) -> None:
    [drill] = plain["drills"]
    assert (drill["id"], drill["kind"]) == ("SCN-01", "role_play")
    assert [line["id"] for line in drill["lines"]] == [line.id for line in DRILL.line]
    assert sum(one["weight"] for one in drill["criteria"]) == pytest.approx(100, abs=0.2)
    assert 0.8 <= drill["assessable"] <= 1.0


def test_a_take_has_its_mark_its_clips_and_its_way(plain: dict[str, Any]) -> None:
    take = plain["take"]
    assert (take["session"], take["score"], take["passed"]) == ("20260101-100000-abcd", 71.4, False)
    assert take["kept_from"] == "pass:2"
    assert take["hung_up"] == "customer"
    [failed] = take["criteria"]
    assert (failed["value"], failed["unit"], failed["at_most"]) == (203.457, "cpm", 180.0)
    assert failed["clip"] == {"start_s": 10.0, "end_s": 14.5}
    assert take["lines"][0]["end_s"] == 5.123
    assert [step["why"] for step in take["steps"]] == ["answer", "patience"]
    assert take["unused"] == ["c9.wav"]


def test_numbers_are_hidden_in_what_was_said(plain: dict[str, Any]) -> None:
    assert plain["take"]["criteria"][0]["evidence"] == "「卡号••••」203 cpm"


def test_without_a_take_there_is_none() -> None:
    assert json.loads(to_json(document(PACK, BOOK, BOOK.drill[:3])))["take"] is None


def test_the_document_fits_the_published_schema(plain: dict[str, Any]) -> None:
    published = json.loads(PUBLISHED.read_text("utf-8"))
    assert published == schema()
    jsonschema.validate(plain, published)


def test_the_schema_refuses_what_is_no_such_document(plain: dict[str, Any]) -> None:
    for bad in ({**plain, "schema": "coach.drill/9"}, {**plain, "drills": [{}]}, {**plain, "grade": "A"}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema())
