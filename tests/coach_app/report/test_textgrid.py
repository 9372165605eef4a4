from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from praatio import textgrid

from audio.span import Span
from coach_app.report.model import Analysis, Finding, analysis_of
from coach_app.report.textgrid import to_textgrid
from tests.coach_app.samples import a_flag, an_utterance, one_of_each

CALL = analysis_of(one_of_each())


def read_back(analysis: Analysis, folder: Path) -> textgrid.Textgrid:
    file = folder / "call.TextGrid"
    file.write_text(to_textgrid(analysis, "zh"), "utf-8")
    return textgrid.openTextgrid(str(file), includeEmptyIntervals=False)


def test_praat_gets_words_and_flags_of_both_speakers(tmp_path: Path) -> None:
    grid = read_back(CALL, tmp_path)
    assert grid.tierNames == (
        "agent",
        "agent words",
        "agent flags",
        "customer",
        "customer words",
        "customer flags",
    )
    assert grid.maxTimestamp == 30.0
    assert [entry.label for entry in grid.getTier("agent").entries] == ["您好，中国银行。", "不知道。"]
    assert "".join(entry.label for entry in grid.getTier("customer words").entries) == "我要投诉"


def test_flags_that_overlap_go_to_further_tiers(tmp_path: Path) -> None:
    findings = tuple(Finding(a_flag(number=n, span=Span(10.0 + n, 15.0 + n)), None, "") for n in range(3))
    grid = read_back(replace(CALL, findings=findings), tmp_path)
    names = ("agent flags", "agent flags 2", "agent flags 3")
    assert [len(grid.getTier(name).entries) for name in names] == [1, 1, 1]


def test_quotes_and_what_lies_outside_the_call_break_nothing(tmp_path: Path) -> None:
    said = replace(CALL.said[0], utterance=an_utterance('他说"好"的', start_s=29.0, end_s=31.0))
    grid = read_back(replace(CALL, said=(said,), findings=()), tmp_path)
    (entry,) = grid.getTier("agent").entries
    assert (entry.start, entry.end) == (29.0, 30.0)
    assert entry.label == '他说"好"的'
