from __future__ import annotations

from dataclasses import replace

from coach_app.events import Said
from coach_app.report.audacity import to_audacity
from coach_app.report.model import analysis_of
from tests.coach_app.samples import an_utterance, one_of_each

CALL = analysis_of(one_of_each())


def test_each_line_is_start_end_and_text_by_time() -> None:
    rows = [line.split("\t") for line in to_audacity(CALL, "zh").splitlines()]
    assert all(len(row) == 3 for row in rows)
    starts = [float(start) for start, _, _ in rows]
    assert starts == sorted(starts)
    assert all(float(start) <= float(end) for start, end, _ in rows)
    assert rows[0] == ["1.000000", "3.000000", "客服：您好，中国银行。"]
    assert ["12.500000", "18.000000", "[◆ 语速偏快] 378 字/分（上限 290） 放慢一点"] in rows


def test_words_cannot_break_a_line_or_a_column() -> None:
    said = Said(an_utterance("一\t二\n三"), 3, None)
    assert to_audacity(replace(CALL, said=(said,), findings=()), "en") == "1.000000\t3.000000\tAgent：一 二 三\n"
