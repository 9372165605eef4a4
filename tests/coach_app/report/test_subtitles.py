from __future__ import annotations

from dataclasses import replace

import srt

from audio.span import Span
from coach_app.report.model import Finding, analysis_of
from coach_app.report.subtitles import captions, to_srt
from feedback.flag import Kind
from tests.coach_app.samples import a_flag, one_of_each


def test_words_and_flags_become_subtitles_in_the_order_of_time() -> None:
    subtitles = list(srt.parse(to_srt(analysis_of(one_of_each()), "zh")))
    assert [s.index for s in subtitles] == list(range(1, len(subtitles) + 1))
    assert [s.start for s in subtitles] == sorted(s.start for s in subtitles)
    said = [s.content for s in subtitles]
    assert said[0] == "客服：您好，中国银行。"
    assert "[◆ 语速偏快 378 字/分（上限 290）] 放慢一点" in said
    assert "[▲ 服务禁语 不知道] 改说：我帮您查一下" in said


def test_every_subtitle_can_be_read() -> None:
    subtitles = list(srt.parse(to_srt(analysis_of(one_of_each()), "en")))
    assert subtitles
    assert all((s.end - s.start).total_seconds() >= 1.0 for s in subtitles)


def test_what_was_not_said_stands_where_that_became_known_and_not_over_the_whole_call() -> None:
    missing = a_flag(
        kind=Kind.PHRASE_MISSING, span=Span(0, 30), opened_at_s=28.0, measured=None, evidence="", say="道别"
    )
    call = replace(analysis_of(one_of_each()), findings=(Finding(missing, None, ""),), said=())
    (caption,) = captions(call, "zh")
    assert (caption.start_s, caption.end_s, caption.text) == (28.0, 29.0, "[◆ 漏说] 道别")
