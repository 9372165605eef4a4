from __future__ import annotations

import re

import pytest

from coach_app.lessons.words import CardWords
from feedback.flag import Kind
from tests.coach_app.samples import a_flag

ZH, EN = CardWords("zh"), CardWords("en")


def test_the_line_of_numbers_is_that_of_the_screens() -> None:
    line = ZH.numbers(245.3, loud=0, soft=0, level_known=True, interruptions=0, nudges=1)
    assert line == "语速 245 字/分 · 音量稳定 · 打断 0 · 提示 1"
    assert EN.numbers(245.3, 2, 1, level_known=True, interruptions=1, nudges=0) == (
        "Pace 245 syll/min · volume loud 2×, soft 1× · interruptions 1 · nudges 0"
    )


def test_what_was_not_measured_is_left_out() -> None:
    assert ZH.numbers(None, 0, 0, level_known=False, interruptions=None, nudges=0) == "提示 0"


def test_quotations_are_short() -> None:
    assert ZH.quote("好的。") == "“好的”"
    assert len(ZH.quote("一" * 50)) == 14


def test_what_was_due_is_told_after_the_words_that_asked_for_it() -> None:
    assert ZH.unsaid(["道歉"], "你好，我要投诉。") == "“我要投诉”之后没听到：道歉"
    assert EN.unsaid(["Apology"], "") == "Not heard: Apology"


def test_long_durations_are_in_minutes() -> None:
    assert ZH.seconds(48.4) == "48 秒"
    assert ZH.seconds(125.0) == "2 分 5 秒"
    assert EN.seconds(125.0) == "2 min 5 s"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_card_speaks_of_the_voice_and_never_scolds_the_person(kind: Kind) -> None:
    flag = a_flag(kind=kind, evidence="怎么还不明白", detail="那个")
    for count in (1, 2, 5):
        chinese, english = ZH.found(flag, count, 7.0), EN.found(flag, count, 7.0)
        assert not re.search("你|您太|错误|不合格|差|分数", chinese)
        assert not re.search(r"\byou (are|were|did|must)\b|bad|wrong|fail", english.lower())
        assert english[0].isupper() or not english[0].isalpha()


def test_pausing_is_what_helps_against_fillers() -> None:
    assert "停一停" in ZH.better("少些“那个”", a_flag(kind=Kind.FILLER, limit=None))
    assert EN.better("Slow down", a_flag()) == "Slow down (≤ 290 syll/min)"
    assert EN.better("Speak up", a_flag(kind=Kind.VOLUME_SOFT, limit=-6.0)) == "Speak up"
