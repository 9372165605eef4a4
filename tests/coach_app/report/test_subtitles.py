from __future__ import annotations

import srt

from coach_app.report.model import analysis_of
from coach_app.report.subtitles import to_srt
from tests.coach_app.samples import one_of_each


def test_words_and_flags_become_subtitles_in_the_order_of_time() -> None:
    subtitles = list(srt.parse(to_srt(analysis_of(one_of_each()), "zh")))
    assert [s.index for s in subtitles] == list(range(1, len(subtitles) + 1))
    assert [s.start for s in subtitles] == sorted(s.start for s in subtitles)
    said = [s.content for s in subtitles]
    assert said[0] == "客服：您好，中国银行。"
    assert "[◆ 语速偏快 378 字/分（上限 290）] 放慢一点" in said
    assert "[▲ 服务禁语 不知道] 改说：我帮您查一下" in said


def test_every_subtitle_can_be_read() -> None:
    subtitles = srt.parse(to_srt(analysis_of(one_of_each()), "en"))
    assert all((s.end - s.start).total_seconds() >= 1.0 for s in subtitles)
