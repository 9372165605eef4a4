from __future__ import annotations

from dataclasses import replace

from coach_app.events import SessionEnded
from coach_app.report.model import analysis_of
from coach_app.report.text import figure, to_text
from feedback.flag import Severity
from tests.coach_app.samples import one_of_each, started

CALL = analysis_of(one_of_each())


def test_the_terminal_tells_what_when_how_much_and_what_to_do() -> None:
    lines = to_text(CALL, "zh").splitlines()
    (rate,) = [line for line in lines if "语速偏快" in line]
    for part in ("0:12–0:18", "378 字/分（上限 290）", "放慢一点"):
        assert part in rate
    assert any("服务禁语" in line and "不知道" in line for line in lines)


def test_what_is_missing_stands_above_with_what_mends_it() -> None:
    said = to_text(CALL, "zh", width=200)
    assert "--channels customer,agent" in said
    assert said.index("声道像是反了") < said.index("语速偏快")


def test_it_is_told_in_english_too() -> None:
    said = to_text(CALL, "en")
    assert "Fast speech" in said
    assert "✓ Greeting and name 0:03" in said


def test_a_good_call_is_told_so() -> None:
    quiet = analysis_of((started(), SessionEnded(30.0, {"agent": {"rate_cpm": 240.0}}, {})))
    assert "没有需要提示的地方" in to_text(quiet, "zh")


def test_notes_are_counted_and_left_to_the_page() -> None:
    noted = replace(CALL.findings[0], flag=replace(CALL.findings[0].flag, severity=Severity.NOTE))
    said = to_text(replace(CALL, findings=(noted,)), "zh")
    assert "语速偏快" not in said
    assert "另有 1 条备注" in said


def test_without_words_nothing_is_said_of_the_checklist() -> None:
    silent = analysis_of((started(), SessionEnded(30.0, {}, {})))
    assert "要点" not in to_text(silent, "zh")


def test_figures_have_as_many_digits_as_they_deserve() -> None:
    assert [figure("level_db", -22.04), figure("turns", 4.0), figure("clipped_pct", None)] == ["−22.0", "4", "–"]
