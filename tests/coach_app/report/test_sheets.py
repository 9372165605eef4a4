from __future__ import annotations

import csv
import io
import json

from coach_app.report.sheets import FLAG_COLUMNS, METRIC_COLUMNS, SCHEMA, flags_csv, metrics_csv, selection_json
from tests.coach_app.report.a_selection import SAID, a_session

ONE, OTHER = a_session("0001", *SAID), a_session("0002", findings=())


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff"), "spreadsheets take what has no mark for another encoding"
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_each_flag_is_a_row_with_its_session_and_what_was_said_about_it() -> None:
    found = rows(flags_csv([ONE, OTHER], "zh"))
    assert tuple(found[0]) == FLAG_COLUMNS
    assert [row["session"] for row in found] == [ONE.id] * 2
    fast = found[0]
    assert (fast["kind"], fast["measured"], fast["verdict"], fast["ruled_by"], fast["stands"]) == (
        *("语速偏快", "378.00", "wrong", "李教练", "no"),
    )
    assert fast["ruling_note"] == "'=1+1", "no cell of somebody's words is a formula"
    assert fast["objection"] == "客户催得急"
    assert (found[1]["verdict"], found[1]["stands"]) == ("", "yes")
    assert fast["started_at"] == "2026-03-02 09:00:00+00:00"


def test_each_session_is_a_row_of_figures() -> None:
    first, second = rows(metrics_csv([ONE, OTHER], "en"))
    assert tuple(first) == METRIC_COLUMNS
    assert (first["alerts"], first["nudges"], first["ruled_wrong"], first["open_objections"]) == ("1", "1", "1", "1")
    assert (second["alerts"], second["nudges"]) == ("0", "0")
    assert first["agent_rate_cpm"] == "245.00"
    assert first["customer_rate_cpm"] == "", "what was not measured is empty, not zero"
    assert first["items_said"] == "1"
    assert float(first["score"]) > 0


def test_a_selection_is_one_document_with_rulings_and_marks() -> None:
    document = json.loads(selection_json([ONE, OTHER]))
    assert document["schema"] == SCHEMA
    first = document["sessions"][0]
    assert first["analysis"]["schema"] == "coach.analysis/1"
    assert [len(first[name]) for name in ("rulings", "comments", "moments")] == [1, 1, 0]
    assert first["rulings"][0]["stands"] is False
    assert [entry["entry"] for entry in first["rulings"][0]["history"]] == ["ruling", "objection"]
    assert first["score"] == ONE.reviewed.marks.score
