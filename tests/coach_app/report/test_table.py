from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from coach_app.report.model import analysis_of
from coach_app.report.table import COLUMNS, to_csv
from tests.coach_app.samples import one_of_each

CALL = analysis_of(one_of_each())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_flags_become_rows() -> None:
    first, second = rows(to_csv(CALL, "zh"))
    assert tuple(first) == COLUMNS
    assert (first["kind"], first["measured"], first["limit"], first["unit"]) == (
        "语速偏快",
        "378.00",
        "290.00",
        "字/分",
    )
    assert first["held_back"] == "距上一条提示太近"
    assert (second["measured"], second["evidence"]) == ("", "不知道")


def test_spreadsheets_are_told_the_encoding() -> None:
    assert to_csv(CALL, "zh").startswith("\ufeff")


@pytest.mark.parametrize("word", ["=HYPERLINK(1)", "+861", "-cmd", "@SUM(A1)", "\t=1"])
def test_words_of_a_call_are_never_taken_for_a_formula(word: str) -> None:
    finding = CALL.findings[0]
    call = replace(CALL, findings=(replace(finding, flag=replace(finding.flag, evidence=word)),))
    assert rows(to_csv(call, "zh"))[0]["evidence"] == f"'{word}"


def test_measures_below_zero_stay_numbers() -> None:
    finding = CALL.findings[0]
    call = replace(CALL, findings=(replace(finding, flag=replace(finding.flag, measured=-6.5)),))
    assert rows(to_csv(call, "zh"))[0]["measured"] == "-6.50"
