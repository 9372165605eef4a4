from __future__ import annotations

import re
from dataclasses import replace

from coach_app.events import Said
from coach_app.report.model import analysis_of
from coach_app.report.vtt import to_vtt
from tests.coach_app.samples import an_utterance, one_of_each

CALL = analysis_of(one_of_each())
TIME = r"\d{2}:\d{2}:\d{2}\.\d{3}"


def test_each_line_is_a_cue_with_the_voice_of_its_speaker() -> None:
    vtt = to_vtt(CALL, "zh")
    assert vtt.startswith("WEBVTT\n\n1\n00:00:01.000 --> 00:00:03.000\n<v 客服>您好，中国银行。\n")
    assert "<v 客户>我要投诉。" in vtt
    assert "\n[◆ 语速偏快 378 字/分（上限 290）] 放慢一点\n" in vtt


def test_cues_are_numbered_and_by_time() -> None:
    head, *cues = to_vtt(CALL, "en").rstrip("\n").split("\n\n")
    assert head == "WEBVTT"
    lines = [cue.split("\n") for cue in cues]
    assert [int(number) for number, *_ in lines] == list(range(1, len(cues) + 1))
    starts = [re.fullmatch(rf"({TIME}) --> {TIME}", times)[1] for _, times, *_ in lines]  # type: ignore[index]
    assert starts == sorted(starts)


def test_words_cannot_end_a_cue_or_become_markup() -> None:
    said = Said(an_utterance("一 --> 二<b>\n\n三"), 3, None)
    vtt = to_vtt(replace(CALL, said=(said,), findings=()), "zh")
    assert "一 --&gt; 二&lt;b&gt; 三\n" in vtt
    assert vtt.count(" --> ") == 1
